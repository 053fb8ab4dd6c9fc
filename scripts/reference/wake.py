"""Writes the reference numbers that the tests of the spike VAE compare with, by PyTorch in float64.

    python3 -m venv venv && venv/bin/pip install torch scipy
    venv/bin/python scripts/reference/wake.py Tests/AutoencodersTests/Reference

Traces and weights are formulas, so the tests make the same ones without reading them.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch
from scipy import signal

from spikes import prepared, statistics, trace, wave

RATE, REACH, WARM_UP, SCORED, KERNEL = 50.0, 32, 128, 512, 256
PLACES, WINDOW, UNITS, NEURONS = WARM_UP + SCORED, 2 * REACH + 1, 64, 2
STARTS, KINDS = (100, 300), (0, 2)


def kernel(logs):
    """The light after one spike, from the logarithms of amplitude, decay and rise over the usual ones."""
    amplitude, decay, rise = 0.7 * logs[0].exp(), 0.6 * logs[1].exp(), 0.04 * logs[2].exp()
    t = torch.arange(KERNEL) / RATE
    k = torch.exp(-t / decay) - torch.exp(-t / (rise * decay / (rise + decay)))
    return amplitude * k / k.max()


def terms(x, stats, share, p, transient, noise):
    """Whittle's term, the divergence and the priors of one row, in nats."""
    f = torch.arange(SCORED // 2 + 1) * RATE / SCORED
    w = torch.tensor(signal.windows.tukey(SCORED, 0.2))
    k = kernel(transient)
    light = torch.fft.irfft(torch.fft.rfft(p, 1024) * torch.fft.rfft(k, 1024), 1024)[:PLACES]
    error = ((x - noise[0] - light)[WARM_UP:] * w)
    unsure = (w**2 * (p * (1 - p))[WARM_UP:]).sum() * torch.fft.rfft(k, SCORED).abs() ** 2
    power = torch.fft.rfft(error).abs() ** 2 + unsure
    sigma, corner = (stats[0] + noise[1]).exp(), 0.15 * noise[2].exp()
    density = sigma**2 * (1 + (corner / f.clamp(min=1e-3)) ** 2) * (w**2).sum()
    band = (f > 0) & (f < 0.95 * 10 * stats[1].exp() - 1e-3 * RATE / SCORED)
    nll = (power / density + torch.log(density))[band].sum()
    prior = 3 / RATE
    kl = (p * torch.log(p / prior) + (1 - p) * torch.log((1 - p) / (1 - prior)))[WARM_UP:].sum()
    priors = transient[1] ** 2 / (2 * 0.5**2) + transient[2] ** 2 / (2 * 0.6**2) + noise[2] ** 2 / (2 * 0.7**2)
    return nll, kl, share * priors


def main(folder):
    inputs = (WINDOW + 8, UNITS + 8, UNITS)
    shapes = [(inputs[0], UNITS), (UNITS,), (inputs[1], UNITS), (UNITS,), (inputs[2], 1), (1,)] + [(NEURONS,)] * 6
    weights = [wave(s, i, 1.5 / math.sqrt(s[0]) if len(s) == 2 else 0.3) for i, s in enumerate(shapes)]
    sums, light = [0, 0, 0], []
    for row, (start, kind) in enumerate(zip(STARTS, KINDS)):
        z = prepared(trace(8192, kind))
        stats = torch.tensor(np.array(statistics(z), dtype=np.float32).astype(np.float64))
        x = torch.tensor(z[start - REACH: start + PLACES + REACH])
        seen = torch.cat([x.unfold(0, WINDOW, 1), stats.expand(PLACES, -1)], 1)
        h = torch.relu(seen @ weights[0] + weights[1])
        h = torch.relu(torch.cat([h, stats.expand(PLACES, -1)], 1) @ weights[2] + weights[3])
        logit = (h @ weights[4] + weights[5])[:, 0] + math.log(3 / RATE / (1 - 3 / RATE))
        transient, noise = [w[row] for w in weights[6:9]], [w[row] for w in weights[9:]]
        light.append(kernel(transient).tolist())
        own = terms(x[REACH: REACH + PLACES], stats, 0.25, torch.sigmoid(logit), transient, noise)
        sums = [a + b for a, b in zip(sums, own)]
    loss = sum(sums) / len(STARTS) * RATE / SCORED
    loss.backward()
    norms = [w.grad.norm().item() for w in weights]
    waves = [(w.grad.flatten() * wave((w.numel(),), 3.0, 1.0).detach()).sum().item() for w in weights]
    numbers = {"kernels": light, "terms": [s.item() for s in sums], "loss": loss.item(), "norms": norms, "sums": waves}
    (pathlib.Path(folder) / "wake.json").write_text(json.dumps(numbers))


if __name__ == "__main__":
    main(sys.argv[1])
