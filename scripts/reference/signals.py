"""Writes the numbers that smoothing and ΔF/F are compared with, by SciPy's filters as suite2p calls them.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python scripts/reference/signals.py Tests/DatasetsTests/Reference

The trace is a formula, rounded to float32, so the tests make the same one without reading it.
"""

import json
import pathlib
import sys

import numpy as np
from scipy.ndimage import gaussian_filter1d, maximum_filter1d, minimum_filter1d

RATE = 10.0


def trace(count):
    k = np.arange(count, dtype=np.int64)
    hashed = ((k * 7919) % 1009) / 1009 - 0.5
    transients = sum(np.where(k >= at, 3.0 * np.exp(-(k - at) / 12.0), 0.0) for at in range(30, count, 47))
    return (20.0 - k / 100.0 + transients + hashed).astype(np.float32).astype(np.float64)


def main(folder):
    samples = trace(400)
    known = np.ones(400)
    known[100:130] = 0
    with np.errstate(invalid="ignore"):
        weighted = gaussian_filter1d(samples * known, 3.0) / gaussian_filter1d(known, 3.0)
    maximin = lambda width: maximum_filter1d(minimum_filter1d(gaussian_filter1d(samples, 10.0), width), width)
    change = lambda width: (samples - maximin(width)) / maximin(width)
    numbers = {
        "smooth": gaussian_filter1d(samples, 3.0).tolist()[::7],
        "gaps": np.nan_to_num(weighted).tolist()[::7],
        "even": change(60).tolist()[::7], "odd": change(41).tolist()[::7], "wide": change(700).tolist()[::7],
    }
    (pathlib.Path(folder) / "signals.json").write_text(json.dumps(numbers) + "\n")


main(sys.argv[1])
