"""Writes the reference numbers that the tests of calibration and read-outs compare with, by scikit-learn.

    python3 -m venv venv && venv/bin/pip install scikit-learn
    venv/bin/python scripts/reference/calibration.py Tests/AnalysisTests/Reference

Decisions are a formula (`wave`), so the tests make the same ones without reading them. A classifier
that hands them on is frozen, and calibrated with both methods of `CalibratedClassifierCV`. Its sigmoid
is found to the solver's tolerance: it is polished by Newton's steps, and must lie next to that.
"""

import json
import pathlib
import sys

import numpy
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import Ridge
from sklearn.metrics import brier_score_loss, log_loss
from sklearn.preprocessing import StandardScaler


class HandedOn(ClassifierMixin, BaseEstimator):
    """Its decision on a row is the row's only number."""

    def fit(self, rows, labels):
        self.classes_ = numpy.unique(labels)
        return self

    def decision_function(self, rows):
        return rows[:, 0]

    def predict(self, rows):
        return self.classes_[(rows[:, 0] > 0).astype(int)]


def wave(count, scale, ties):
    """Decisions, and labels that follow them but for every third row."""
    k = numpy.arange(count)
    decisions = scale * (numpy.sin(1.3 * k) + 0.4 * numpy.cos(0.37 * k + 1))
    if ties:
        decisions = scale * numpy.round(4 * decisions / scale) / 4
    labels = (decisions + 0.3 * scale * numpy.sin(2.9 * k) > 0.2 * scale).astype(int)
    labels[::3] = (k[::3] % 2 == 0).astype(int)
    return decisions, labels


CASES = [
    dict(name="plain", count=90, scale=1.0, ties=False),
    dict(name="wide", count=90, scale=40.0, ties=False),
    dict(name="narrow", count=300, scale=0.01, ties=False),
    dict(name="ties", count=200, scale=2.0, ties=True),
]


def polished(decisions, labels, a, b):
    above, below = labels.sum(), (1 - labels).sum()
    targets = numpy.where(labels == 1, (above + 1) / (above + 2), 1 / (below + 2))
    for _ in range(30):
        p = 1 / (1 + numpy.exp(a * decisions + b))
        first = targets - p
        second = p * (1 - p)
        gradient = numpy.array([(first * decisions).sum(), first.sum()])
        square = numpy.array(
            [
                [(second * decisions**2).sum(), (second * decisions).sum()],
                [(second * decisions).sum(), second.sum()],
            ]
        )
        a, b = numpy.array([a, b]) - numpy.linalg.solve(square, gradient)
    return 1 / (1 + numpy.exp(a * decisions + b))


def calibrated(case):
    decisions, labels = wave(case["count"], case["scale"], case["ties"])
    rows = decisions[:, None]
    frozen = FrozenEstimator(HandedOn().fit(rows, labels))
    sigmoid = CalibratedClassifierCV(frozen, method="sigmoid").fit(rows, labels)
    isotonic = CalibratedClassifierCV(frozen, method="isotonic").fit(rows, labels)
    inner = sigmoid.calibrated_classifiers_[0].calibrators[0]
    found = sigmoid.predict_proba(rows)[:, 1]
    exact = polished(decisions, labels, inner.a_, inner.b_)
    assert numpy.abs(found - exact).max() < 1e-5, numpy.abs(found - exact).max()
    print(case["name"], "scikit-learn's sigmoid is off by", numpy.abs(found - exact).max())
    asked = numpy.linspace(decisions.min() - case["scale"], decisions.max() + case["scale"], 25)
    return dict(
        case,
        sigmoid=exact.tolist(),
        solved=found.tolist(),
        isotonic=isotonic.predict_proba(asked[:, None])[:, 1].tolist(),
        brier=brier_score_loss(labels, exact),
        loss=log_loss(labels, exact),
    )


def read_out():
    i, j = numpy.mgrid[0:40, 0:3].astype(float)
    rows = (numpy.sin(1.3 * i + 0.7 * i * j + 0.4 * j) * (1 + j)).astype(numpy.float32)
    targets = numpy.sin(1.3 * numpy.arange(40)) + 0.2 * (numpy.arange(40) % 3)
    scaled = StandardScaler().fit_transform(rows.astype(float))
    return Ridge(alpha=1).fit(scaled, targets).predict(scaled).tolist()


folder = pathlib.Path(sys.argv[1])
numbers = dict(cases=[calibrated(case) for case in CASES], ridge=read_out())
(folder / "calibration.json").write_text(json.dumps(numbers) + "\n")
