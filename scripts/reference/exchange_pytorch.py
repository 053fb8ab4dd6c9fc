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

from exchange import INPUTS, OUTPUTS, SETTINGS, compare, features, run_vae


class Autoencoder(nn.Module):
    """vae(latent=3, encoder=[dense(5, "tanh"), lstm(6)], decoder=[lstm(4), dense(3, "tanh")])."""

    def __init__(self, inputs, latent=3):
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


def results(network, windows):
    with torch.no_grad():
        latents = network.encode(windows)
        return latents.numpy(), network.decode(latents, windows.shape[1]).numpy()


def main(program, target=None):
    folder, windows, encoded, decoded = run_vae(program, "pytorch")
    network = Autoencoder(INPUTS)
    network.load_state_dict(load_file(os.path.join(folder, OUTPUTS)))
    windows = torch.tensor(windows)
    compare("vae to PyTorch", (encoded, decoded), results(network, windows))

    torch.manual_seed(1)
    network = Autoencoder(INPUTS)
    save_file(network.state_dict(), os.path.join(folder, SETTINGS))
    _, _, encoded, decoded = run_vae(program, "pytorch", folder)
    compare("PyTorch to vae", (encoded, decoded), results(network, windows))
    if target:
        latents, again = results(network, windows[:4])
        save_file(network.state_dict(), os.path.join(target, "pytorch.safetensors"))
        numbers = {"windows": windows[:4], "latents": latents, "decoded": again}
        with open(os.path.join(target, "pytorch.json"), "w") as file:
            json.dump({name: [float(x) for x in value.flatten()] for name, value in numbers.items()},
                      file)


main(*sys.argv[1:])
