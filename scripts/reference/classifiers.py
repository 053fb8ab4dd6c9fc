"""Writes the reference numbers that the tests of logistic regression compare with, by scikit-learn.

    python3 -m venv venv && venv/bin/pip install scikit-learn
    venv/bin/python scripts/reference/classifiers.py Tests/AnalysisTests/Reference

Rows are formulas (`wave`), so the tests make the same ones without reading them. Both solvers of
each case must agree before a number is written.
"""

import json
import pathlib
import sys

import numpy
from sklearn.linear_model import LogisticRegression


def wave(rows, columns, shift):
    """Rows of float32, and labels that follow the first column but for every fifth row."""
    i, j = numpy.mgrid[0:rows, 0:columns].astype(float)
    values = (1 + j) * numpy.sin(1.3 * i + 0.7 * i * j + 0.4 * j) + 0.05 * ((7 * i + 3 * j) % 5)
    labels = (numpy.sin(1.3 * numpy.arange(rows)) > 0).astype(int)
    labels[::5] = 1 - labels[::5]
    values[:, 0] += shift * labels
    return values.astype(numpy.float32), labels


CASES = [
    dict(name="plain", rows=60, columns=4, shift=0.0, C=1.0, scale=False),
    dict(name="scaled", rows=60, columns=4, shift=0.0, C=1.0, scale=True),
    dict(name="dear", rows=60, columns=4, shift=0.5, C=1e4, scale=True),
    dict(name="cheap", rows=60, columns=4, shift=0.5, C=1e-3, scale=True),
    dict(name="separable", rows=40, columns=3, shift=9.0, C=100.0, scale=True),
    dict(name="wide", rows=12, columns=30, shift=1.0, C=1.0, scale=True),
    dict(name="long", rows=2000, columns=6, shift=0.3, C=1.0, scale=True),
]


def fitted(case, solver):
    rows, labels = wave(case["rows"], case["columns"], case["shift"])
    rows = rows.astype(float)
    means, deviations = rows.mean(0), rows.std(0) if case["scale"] else numpy.ones(rows.shape[1])
    scaled = (rows - means) / deviations
    model = LogisticRegression(C=case["C"], solver=solver, tol=1e-12, max_iter=100_000)
    model.fit(scaled, labels)
    weights = model.coef_[0] / deviations
    margins = numpy.where(labels == 1, 1, -1) * model.decision_function(scaled)
    objective = (model.coef_**2).sum() / 2 + case["C"] * numpy.logaddexp(0, -margins).sum()
    return weights, model.intercept_[0] - weights @ means, objective


def main(folder):
    written = []
    for case in CASES:
        (weights, bias, objective), other = fitted(case, "newton-cholesky"), fitted(case, "lbfgs")
        assert numpy.abs(weights - other[0]).max() < 1e-5, case["name"]
        written.append(
            case | dict(weights=weights.tolist(), bias=float(bias), objective=float(objective)))
    path = pathlib.Path(folder) / "logistic.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(written, indent=1) + "\n")


main(sys.argv[1])
