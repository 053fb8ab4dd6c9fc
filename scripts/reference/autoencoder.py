"""Writes the reference numbers that the autoencoder's tests compare with, by PyTorch in float64.

    python3 -m venv venv && venv/bin/pip install torch
    venv/bin/python scripts/reference/autoencoder.py Tests/AutoencodersTests/Reference

Inputs and weights are formulas (`wave`), so the tests make the same ones without reading them. Kernels
are in Keras' shapes [inputs, outputs] with the gates in the order i, f, c, o, which are PyTorch's rows.
"""

import json
import math
import sys

import torch

torch.set_default_dtype(torch.float64)


def wave(shape, phase, scale):
    """scale * sin(phase + 0.7 k + 0.3 (k mod 5)), entry k in row-major order, rounded to float32."""
    count = math.prod(shape)
    values = [scale * math.sin(phase + 0.7 * k + 0.3 * (k % 5)) for k in range(count)]
    return torch.tensor(values).float().double().reshape(shape)


def lstm(inputs, units, phase):
    """torch.nn.LSTM with the Keras-shaped kernel, recurrent kernel and bias of these phases."""
    layer = torch.nn.LSTM(inputs, units, batch_first=True)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(wave((inputs, 4 * units), phase, 0.5).T)
        layer.weight_hh_l0.copy_(wave((units, 4 * units), phase + 1, 0.4).T)
        layer.bias_ih_l0.copy_(wave((4 * units,), phase + 2, 0.3))
        layer.bias_hh_l0.zero_()
    layer.bias_hh_l0.requires_grad_(False)
    return layer


def dense(inputs, units, phase):
    layer = torch.nn.Linear(inputs, units)
    with torch.no_grad():
        layer.weight.copy_(wave((inputs, units), phase, 0.5).T)
        layer.bias.copy_(wave((units,), phase + 2, 0.3))
    return layer


def conv(inputs, units, width, phase, dilation=1, stride=1):
    """torch.nn.Conv1d on [windows, bins, inputs], with the padding that vae's conv has."""
    reach = dilation * (width - 1)
    layer = torch.nn.Conv1d(inputs, units, width, dilation=dilation, stride=stride)
    with torch.no_grad():
        layer.weight.copy_(wave((width, inputs, units), phase, 0.5).permute(2, 1, 0))
        layer.bias.copy_(wave((units,), phase + 2, 0.3))

    class Conv(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = layer

        def forward(self, x):
            x = torch.nn.functional.pad(x.transpose(1, 2), (reach // 2, reach - reach // 2))
            return self.layer(x).transpose(1, 2)

    return Conv()


def flat(tensor):
    return [round(float(value), 10) for value in tensor.detach().reshape(-1)]


def weights(layer):
    """Parameters in the Keras order; matrices are transposed from PyTorch's."""
    return [p for name, p in layer.named_parameters() if p.requires_grad]


def keras(tensor):
    return flat(tensor.permute(*range(tensor.dim() - 1, -1, -1)))


def layer_case(layer, x, slope):
    x.requires_grad_(True)
    y = layer(x)
    y = y[0] if isinstance(y, tuple) else torch.tanh(y)
    (y * slope).sum().backward()
    return {"output": flat(y), "input_gradient": flat(x.grad),
            "weight_gradients": [keras(w.grad) for w in weights(layer)]}


def features(x):
    delta = torch.cat([torch.zeros_like(x[:, :1]), x[:, 1:] - x[:, :-1]], 1)
    return torch.stack([x, delta, x * x], -1)


class Convolutional(torch.nn.Module):
    """level, delta, square -> conv(3, 3, tanh) -> conv(2, 5), flattened -> 4 latents -> 9 bins of 3
    -> conv(3, 3, tanh) -> 1 for each bin, with Gaussian noise of a learned deviation."""

    def __init__(self):
        super().__init__()
        self.encoder = torch.nn.ModuleList([conv(3, 3, 3, 1.0), conv(3, 2, 5, 4.0)])
        self.mean, self.log_variance = dense(18, 4, 7.0), dense(18, 4, 10.0)
        self.map, self.decoder, self.output = dense(4, 27, 13.0), conv(3, 3, 3, 16.0), dense(3, 1, 19.0)
        self.log_sigma = torch.nn.Parameter(wave((1,), 22.0, 0.5))

    def loss(self, x, epsilon, kl):
        hidden = self.encoder[1](torch.tanh(self.encoder[0](features(x)))).flatten(1)
        mean, log_variance = self.mean(hidden), self.log_variance(hidden)
        z = mean + torch.exp(log_variance / 2) * epsilon
        y = self.output(torch.tanh(self.decoder(self.map(z).unflatten(1, (9, 3)))))[..., 0]
        likelihood = torch.distributions.Normal(y, self.log_sigma.exp()).log_prob(x).sum(-1)
        divergence = -0.5 * (1 + log_variance - mean ** 2 - log_variance.exp()).sum(-1)
        return (kl * divergence - likelihood).mean()

    def ordered(self):
        return [w for m in (*self.encoder, self.mean, self.log_variance, self.map, self.decoder,
                            self.output) for w in weights(m)] + [self.log_sigma]


def rates(make, steps):
    """The learning rate of each of so many steps, the largest 1."""
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimiser, steps)
    found = []
    for _ in range(steps):
        found.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    return {"rates": found}


SCHEDULES = {
    "one-cycle": lambda optimiser, steps: torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=1.0, total_steps=steps, cycle_momentum=False),
    "cosine": lambda optimiser, steps: torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps),
}


class VAE(torch.nn.Module):
    """level, delta, square -> LSTM(6) -> 4 latents -> LSTM(5) -> 1 for each bin."""

    def __init__(self):
        super().__init__()
        self.encoder, self.mean, self.log_variance = lstm(3, 6, 1.0), dense(6, 4, 4.0), dense(6, 4, 7.0)
        self.decoder, self.output = lstm(4, 5, 10.0), dense(5, 1, 13.0)

    def loss(self, x, epsilon, kl):
        states, _ = self.encoder(features(x))
        mean, log_variance = self.mean(states[:, -1]), self.log_variance(states[:, -1])
        z = mean + torch.exp(log_variance / 2) * epsilon
        states, _ = self.decoder(z[:, None].expand(-1, x.shape[1], -1))
        y = self.output(states)[..., 0]
        divergence = -0.5 * (1 + log_variance - mean ** 2 - log_variance.exp()).sum(-1)
        return ((x - y) ** 2).mean() + kl * divergence.mean()

    def ordered(self):
        return [w for m in (self.encoder, self.mean, self.log_variance, self.decoder, self.output)
                for w in weights(m)]


def adam_steps(model, x, kl, steps):
    """Keras' Adam (rate 1e-3, epsilon 1e-7 outside the correction), all rows a step, at the means."""
    epsilon = torch.zeros(len(x), 4)
    state = [(torch.zeros_like(w), torch.zeros_like(w)) for w in model.ordered()]
    losses = []
    for step in range(1, steps + 1):
        loss = model.loss(x, epsilon, kl)
        gradients = torch.autograd.grad(loss, model.ordered())
        losses.append(float(loss.detach()))
        rate = 1e-3 * math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step)
        with torch.no_grad():
            for w, g, (first, second) in zip(model.ordered(), gradients, state):
                first.mul_(0.9).add_(0.1 * g)
                second.mul_(0.999).add_(0.001 * g * g)
                w.sub_(rate * first / (second.sqrt() + 1e-7))
    return losses


def main(folder):
    x, epsilon = wave((7, 9), 0.2, 1.0), wave((7, 4), 3.3, 1.0)
    model = VAE()
    loss = model.loss(x, epsilon, 0.01)
    gradients = torch.autograd.grad(loss, model.ordered())
    convolutional = Convolutional()
    nats = convolutional.loss(x, epsilon, 0.7)
    slopes = torch.autograd.grad(nats, convolutional.ordered())
    cases = {
        "lstm": layer_case(lstm(3, 7, 0.5), wave((4, 5, 3), 0.1, 1.0), wave((4, 5, 7), 2.0, 1.0)),
        "dense": layer_case(dense(5, 7, 0.5), wave((4, 5), 0.1, 1.0), wave((4, 7), 2.0, 1.0)),
        "conv": layer_case(conv(3, 7, 4, 0.5, dilation=2), wave((4, 9, 3), 0.1, 1.0),
                           wave((4, 9, 7), 2.0, 1.0)),
        "strided": layer_case(conv(2, 5, 3, 0.5, stride=2), wave((4, 8, 2), 0.1, 1.0),
                              wave((4, 4, 5), 2.0, 1.0)),
        "schedules": {name: [rates(make, steps) for steps in (2, 5, 10, 37)]
                      for name, make in SCHEDULES.items()},
        "gaussian": {"loss": float(nats.detach()), "gradients": [keras(g) for g in slopes]},
        "vae": {"loss": float(loss.detach()), "gradients": [keras(g) for g in gradients]},
    }
    losses = adam_steps(model, x, 0.01, 10)
    cases["adam"] = {"losses": losses, "weights": [keras(w) for w in model.ordered()]}
    with open(f"{folder}/autoencoder.json", "w") as file:
        json.dump(cases, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
