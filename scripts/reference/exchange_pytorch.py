"""Proves that weights go from vae to PyTorch and back: the same encodings and decodings within 1e-5.

    python3 -m venv venv && venv/bin/pip install numpy torch safetensors
    venv/bin/python scripts/reference/exchange_pytorch.py .build/release/vae

With a second argument, writes there what a Swift test reads: weights as PyTorch writes them and what
PyTorch computes from them.
"""

import json
import os
import sys

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from exchange import (CONVOLUTIONAL, INPUTS, OUTPUTS, RECURRENT, SETTINGS, compare, features,
                      run_vae)


class Recurrent(nn.Module):
    """vae(latent=3, encoder=[dense(5, "tanh"), lstm(6)], decoder=[lstm(4), dense(3, "tanh")])."""

    def __init__(self, inputs, bins, latent=3):
        super().__init__()
        self.encoder = nn.ModuleList([nn.Linear(inputs, 5), nn.LSTM(5, 6, batch_first=True)])
        self.latent = nn.ModuleDict(
            {"mean": nn.Linear(6, latent), "log_variance": nn.Linear(6, latent)})
        self.decoder = nn.ModuleList([nn.LSTM(latent, 4, batch_first=True), nn.Linear(4, 3)])
        self.output = nn.Linear(3, 1)

    def encode(self, windows):
        states, _ = self.encoder[1](torch.tanh(self.encoder[0](features(windows))))
        return self.latent["mean"](states[:, -1])

    def decode(self, latents, bins):
        states, _ = self.decoder[0](latents.unsqueeze(1).expand(-1, bins, -1))
        return self.output(torch.tanh(self.decoder[1](states))).squeeze(2)


class Mapped(nn.Conv1d):
    """A convolution that is fed a linear map of one vector to all bins."""

    def __init__(self, inputs, bins, units, width):
        super().__init__(units, units, width, padding="same")
        self.map = nn.Linear(inputs, bins * units)

    def forward(self, latents):
        bins = self.map(latents).unflatten(1, (-1, self.in_channels))
        return super().forward(bins.transpose(1, 2))


class Convolutional(nn.Module):
    """vae(latent=3, encoder=[conv(5, 3, "tanh"), conv(4, 5)], decoder=[conv(6, 3, "relu"), conv(2)])."""

    def __init__(self, inputs, bins, latent=3):
        super().__init__()
        self.encoder = nn.ModuleList(
            [nn.Conv1d(inputs, 5, 3, padding="same"), nn.Conv1d(5, 4, 5, padding="same")])
        self.latent = nn.ModuleDict(
            {"mean": nn.Linear(4 * bins, latent), "log_variance": nn.Linear(4 * bins, latent)})
        self.decoder = nn.ModuleList(
            [Mapped(latent, bins, 6, 3), nn.Conv1d(6, 2, 9, padding="same")])
        self.output = nn.Linear(2, 1)

    def encode(self, windows):
        x = torch.tanh(self.encoder[0](features(windows).transpose(1, 2)))
        return self.latent["mean"](self.encoder[1](x).transpose(1, 2).flatten(1))

    def decode(self, latents, bins):
        x = self.decoder[1](torch.relu(self.decoder[0](latents)))
        return self.output(x.transpose(1, 2)).squeeze(2)


def results(network, windows):
    with torch.no_grad():
        latents = network.encode(windows)
        return latents.numpy(), network.decode(latents, windows.shape[1]).numpy()


def exchange(program, model, kind):
    """Weights there and back; gives the network whose weights vae has read, and the windows."""
    folder, windows, encoded, decoded = run_vae(program, model, "pytorch")
    windows = torch.tensor(windows)
    network = kind(INPUTS, windows.shape[1])
    network.load_state_dict(load_file(os.path.join(folder, OUTPUTS)))
    compare("vae to PyTorch", (encoded, decoded), results(network, windows))

    torch.manual_seed(1)
    network = kind(INPUTS, windows.shape[1])
    save_file(network.state_dict(), os.path.join(folder, SETTINGS))
    _, _, encoded, decoded = run_vae(program, model, "pytorch", folder)
    compare("PyTorch to vae", (encoded, decoded), results(network, windows))
    return network, windows


def main(program, target=None):
    models = {"pytorch": (RECURRENT, Recurrent), "pytorch_conv": (CONVOLUTIONAL, Convolutional)}
    for name, (model, kind) in models.items():
        network, windows = exchange(program, model, kind)
        if not target:
            continue
        latents, again = results(network, windows[:4])
        save_file(network.state_dict(), os.path.join(target, name + ".safetensors"))
        numbers = {"windows": windows[:4], "latents": latents, "decoded": again}
        with open(os.path.join(target, name + ".json"), "w") as file:
            json.dump({name: [float(x) for x in value.flatten()] for name, value in numbers.items()},
                      file)


main(*sys.argv[1:])
