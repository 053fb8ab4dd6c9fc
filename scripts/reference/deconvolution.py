"""Writes the numbers that the deconvolution of traces is compared with, by oasis-deconv in float64.

    python3 -m venv venv && venv/bin/pip install oasis-deconv==0.3.2
    venv/bin/python scripts/reference/deconvolution.py Tests/DatasetsTests/Reference

Traces are formulas, rounded to float32, so the tests make the same ones without reading them.
"""

import json
import pathlib
import sys

import numpy as np
from oasis.functions import deconvolve, estimate_parameters


def trace(count, kind):
    """Calcium that jumps at irregular places and decays, under noise that a hash makes; from the
    second kind on with a baseline, and in the third and sixth with gaps."""
    k = np.arange(count, dtype=np.int64)
    decay = [0.9, 0.95, 0.97, 0.8, 0.93, 0.95, 0.6][kind]
    baseline = [0.0, 0.4, 250.0, 1.0, -2.0, 0.2, 0.0][kind]
    jumps = np.where((k * k * 31 + k * 7 + kind) % 97 < 3, 1.0 + (k % 5) / 4, 0.0)
    calcium = np.zeros(count)
    for index in range(1, count):
        calcium[index] = decay * calcium[index - 1] + jumps[index]
    hashed = lambda step: ((k * step + 104729 * kind) % 1009) / 1009 - 0.5
    noise = [0.3, 0.5, 20.0, 0.05, 0.4, 0.3, 0.5][kind] * (hashed(7919) + hashed(6271) + hashed(4397))
    samples = (baseline + (30.0 if kind == 2 else 1.0) * calcium + noise).astype(np.float32).astype(np.float64)
    if kind in (2, 5):
        samples[(k % 400 > 300) & (k % 400 < 340) | (k % 53 == 17)] = np.nan
    return samples


def main(folder):
    results = []
    for kind, count in enumerate((3000, 1234, 2000, 200, 1500, 900, 700)):
        samples = trace(count, kind)
        estimated, noise = estimate_parameters(samples, p=1, fudge_factor=0.98)
        found = deconvolve(samples, penalty=1, b_nonneg=kind != 4)
        activity = np.nan_to_num(found.s)
        given = deconvolve(samples, tau_d=0.5, framerate=30, penalty=1, b_nonneg=kind != 4)
        waves = lambda s: float((np.nan_to_num(s) * np.cos(np.arange(count) * 0.7)).sum())
        results.append({
            "kind": kind, "count": count, "noise": float(noise), "decay": float(estimated[0]),
            "baseline": float(found.b), "sum": float(activity.sum()), "waves": waves(found.s),
            "places": np.flatnonzero(activity > 0.05 * activity.max()).tolist()[:40],
            "activity": activity[activity > 0.05 * activity.max()].tolist()[:40],
            "givenWaves": waves(given.s), "givenBaseline": float(given.b),
        })
    (pathlib.Path(folder) / "oasis.json").write_text(json.dumps(results, indent=1) + "\n")


main(sys.argv[1])
