"""Writes the reference numbers that the tests of the spike encoder compare with, by SciPy and PyTorch in
float64.

    python3 -m venv venv && venv/bin/pip install torch scipy
    venv/bin/python scripts/reference/spikes.py Tests/AutoencodersTests/Reference

Traces and weights are formulas, so the tests make the same ones without reading them.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch
from scipy import signal

torch.set_default_dtype(torch.float64)
WINDOW, BEFORE, UNITS, STEERING, STATISTICS = 130, 64, 64, 32, 8


def trace(count, kind):
    """A trace at 100 Hz, rounded to float32: waves, transients, and a hash in place of noise, of which the
    second has next to none, so that its band ends early."""
    k = np.arange(count, dtype=np.float64)
    noise = ((k * 7919 + 104729 * kind) % 1009) / 1009 - 0.5
    decay = lambda t: np.exp(-np.maximum(t, 0) / (40.0 + 10 * kind)) - np.exp(-np.maximum(t, 0) / 8.0)
    transients = sum(decay(k - start) for start in range(37, count, 311 + 17 * kind))
    slow = 0.3 * np.sin(2 * math.pi * k / (700.0 + 50 * kind))
    return (transients + slow + (0.002 if kind == 1 else 0.2) * noise).astype(np.float32).astype(np.float64)


def prepared(x):
    """Means of pairs with mean 0 and deviation 1, as float32 holds them."""
    z = x[: len(x) // 2 * 2].reshape(-1, 2).astype(np.float32).mean(1, dtype=np.float32).astype(np.float64)
    z = z[: len(z) // 2 * 2]
    return ((z - z.mean()) / z.std()).astype(np.float32).astype(np.float64)


def statistics(z):
    f, p = signal.welch(z, 50.0, nperseg=min(512, len(z)))
    reference = np.median(p[(f > 1.5) & (f < 3.5)])
    edge = min(f[np.where(p > 1e-3 * reference)[0][-1]], 25.0)
    top = np.median(p[(f > 0.6 * edge) & (f < 0.92 * edge)])
    lags = [(z[lag:] * z[:-lag]).mean() for lag in (5, 15, 50, 150)]
    skewness = np.clip((z**3).mean(), -2, 8) / 2
    low = p[(f > 1) & (f < 3)].mean()
    return [math.log(top * 25 + 1e-6) / 2, math.log(edge / 10), skewness, *lags, math.log(low * 25 + 1e-6) / 2]


def wave(shape, phase, scale):
    count = math.prod(shape)
    values = [scale * math.sin(phase + 0.7 * k + 0.3 * (k % 5)) for k in range(count)]
    return torch.tensor(values).float().double().reshape(shape).requires_grad_()


def encoder(windows, stats, counts):
    """The loss of windows of one trace, each counting 0.01, and its gradient."""
    sizes = [(STATISTICS, STEERING), (STEERING, 6 * UNITS), (WINDOW, UNITS), (UNITS, UNITS), (UNITS, UNITS), (UNITS, 1)]
    weights = []
    for index, (inputs, width) in enumerate(sizes):
        weights += [wave((inputs, width), index, 1.5 / math.sqrt(inputs)), wave((width,), index + 0.5, 0.3)]
    linear = lambda part, x: x @ weights[2 * part] + weights[2 * part + 1]
    steered = linear(1, torch.relu(linear(0, stats))).reshape(6, UNITS)
    h = windows
    for layer in range(3):
        h = torch.relu(linear(2 + layer, h) * (1 + steered[2 * layer]) + steered[2 * layer + 1])
    expected = torch.nn.functional.softplus(linear(5, h))[:, 0] + float(np.float32(1e-4))
    loss = ((expected - counts * torch.log(expected)) * float(np.float32(0.01))).sum()
    loss.backward()
    norms = [w.grad.norm().item() for w in weights]
    sums = [(w.grad.flatten() * wave((w.numel(),), 3.0, 1.0).detach()).sum().item() for w in weights]
    return {"expected": expected.tolist(), "loss": loss.item(), "norms": norms, "sums": sums}


def main(folder):
    traces = [prepared(trace(count, kind)) for count, kind in ((8192, 0), (3000, 1), (900, 2))]
    z = np.pad(traces[0], (BEFORE, WINDOW - BEFORE))
    windows = torch.tensor(np.stack([z[2 * b: 2 * b + WINDOW] for b in range(100, 140)]))
    stats = torch.tensor(np.array(statistics(traces[0]), dtype=np.float32).astype(np.float64))
    counts = torch.tensor([float(b * b % 7 == 0) + float(b % 11 == 0) for b in range(40)])
    numbers = {"statistics": [statistics(z) for z in traces], "encoder": encoder(windows, stats, counts)}
    (pathlib.Path(folder) / "spikes.json").write_text(json.dumps(numbers))


if __name__ == "__main__":
    main(sys.argv[1])
