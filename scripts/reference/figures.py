"""Draws with matplotlib what scripts/seven-figures.vae draws, and compares the bytes and the time.

    python3 -m venv venv && venv/bin/pip install matplotlib
    venv/bin/python scripts/reference/figures.py FOLDER [vae]

The numbers are made up, as many as those of the script. With the path of the program, that draws its
seven figures into the same folder too, and the bytes of both are listed; otherwise matplotlib's alone.
"""

import pathlib
import subprocess
import sys
import time

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({
    "svg.fonttype": "none", "font.size": 7, "axes.spines.top": False, "axes.spines.right": False,
    "axes.labelsize": 7, "xtick.labelsize": 6, "ytick.labelsize": 6, "lines.linewidth": 0.8,
})
import matplotlib.pyplot as pyplot
import numpy

random = numpy.random.default_rng(1)
MM = 1 / 25.4


def saved(figure, path):
    figure.savefig(path, bbox_inches="tight")
    pyplot.close(figure)


def windows(count, columns=100):
    labels = (random.random(count) < 0.2).astype(int)
    time_ = numpy.linspace(-0.5, 0.5, columns)
    rise = numpy.where(time_ > 0, numpy.exp(-time_ / 0.4), 0)
    return labels, time_, labels[:, None] * rise + random.normal(0, 0.3, (count, columns))


def heatmap(path):
    labels, time_, rows = windows(4720)
    order = numpy.argsort(labels, kind="stable")
    figure, (strip, main) = pyplot.subplots(
        1, 2, figsize=(89 * MM, 89 * MM), width_ratios=[1, 30], sharey=True)
    strip.imshow(labels[order][:, None], aspect="auto", cmap="tab10")
    strip.set_xticks([])
    image = main.imshow(rows[order], aspect="auto", extent=(-500, 500, len(rows), 0))
    main.set_xlabel("Time from centre (ms)")
    strip.set_ylabel("Row")
    figure.colorbar(image, label="Fluorescence (SD of the trace)")
    saved(figure, path)


def interval(values):
    return 2.365 * values.std(ddof=1) / numpy.sqrt(len(values))


def paired(path):
    figure, axes = pyplot.subplots(figsize=(60 * MM, 60 * MM))
    scores = random.normal([[0.8, 0.85]], 0.05, (8, 2))
    axes.plot([0, 1], scores.T, color="0.7", zorder=1)
    for column in (0, 1):
        axes.plot([column] * 8, scores[:, column], "o", markersize=3)
        axes.errorbar(column, scores[:, column].mean(), interval(scores[:, column]), color="k", marker="_")
    axes.set_xticks([0, 1], ["vae", "pca"])
    axes.set_xlim(-0.5, 1.5)
    axes.set_ylabel("AUC")
    saved(figure, path)


def curve(truth, scores):
    order = numpy.argsort(-scores)
    hits = numpy.r_[0, numpy.cumsum(truth[order])]
    misses = numpy.r_[0, numpy.cumsum(1 - truth[order])]
    return misses / misses[-1], hits / hits[-1]


def roc(path):
    figure, axes = pyplot.subplots(figsize=(89 * MM, 89 * MM))
    truth = (random.random(4720) < 0.2).astype(int)
    neurons = numpy.arange(4720) % 8
    grid = numpy.linspace(0, 1, 101)
    for name, strength in (("svm", 1.0), ("logistic", 0.9), ("balanced", 0.7)):
        scores = truth * strength + random.normal(size=len(truth))
        draws = []
        for _ in range(500):
            rows = numpy.concatenate([numpy.flatnonzero(neurons == k) for k in random.integers(0, 8, 8)])
            alarms, recalls = curve(truth[rows], scores[rows])
            draws.append(numpy.interp(grid, alarms, recalls))
        alarms, recalls = curve(truth, scores)
        lower, upper = numpy.quantile(draws, [0.025, 0.975], axis=0)
        area = numpy.trapezoid(recalls, alarms)
        axes.plot(alarms, recalls, label=f"{name} AUC {area:.3f}")
        axes.fill_between(grid, lower, upper, alpha=0.2)
    axes.plot([0, 1], [0, 1], "--", color="0.6")
    axes.set(xlabel="False positive rate", ylabel="True positive rate")
    axes.legend()
    saved(figure, path)


def psth(path):
    figure, (raster, rate) = pyplot.subplots(
        2, 1, figsize=(89 * MM, 89 * MM), sharex=True, height_ratios=[3, 1])
    rows = [numpy.sort(random.uniform(-0.5, 1, random.poisson(4))) for _ in range(336)]
    raster.eventplot(rows, linewidths=0.5, colors="k")
    counts = numpy.array([numpy.histogram(row, 30, (-0.5, 1))[0] for row in rows]) / 0.05
    by_neuron = counts.reshape(12, 28, 30).mean(axis=1)
    middle = numpy.arange(-0.475, 1, 0.05)
    mean, error = by_neuron.mean(axis=0), by_neuron.std(axis=0, ddof=1) / numpy.sqrt(12)
    rate.plot(middle, mean)
    rate.fill_between(middle, mean - error, mean + error, alpha=0.2)
    for axes in (raster, rate):
        axes.axvline(0, color="0.6", linestyle=":")
    raster.set_ylabel("Event of a neuron")
    rate.set(xlabel="Time from the event (s)", ylabel="Rate (Hz)")
    saved(figure, path)


def loss(path):
    figure, axes = pyplot.subplots(1, 3, figsize=(183 * MM, 50 * MM))
    for axes_, name in zip(axes, ("loss", "reconstruction", "KL")):
        for seed in range(3):
            axes_.plot(range(1, 6), 1 / numpy.arange(1, 6) + seed / 10, label=f"seed {seed + 1}")
        axes_.set(title=name, xlabel="Epoch", yscale="log")
    axes[0].legend()
    saved(figure, path)


def light(neurons, seconds):
    spikes = random.random((neurons, seconds * 100)) < 0.01
    decay = numpy.exp(-numpy.arange(200) / 50)
    return numpy.array([numpy.convolve(one, decay)[:seconds * 100] for one in spikes]) + random.normal(
        0, 0.3, (neurons, seconds * 100))


def stack(axes, traces):
    time_ = numpy.arange(traces.shape[1]) / 100
    for index, trace in enumerate(traces):
        axes.plot(time_, trace - 2 * index, linewidth=0.5, color="C0")
    low = -2 * len(traces)
    axes.plot([0, 5], [low, low], color="k")
    axes.plot([0, 0], [low, low + 1], color="k")
    axes.text(0, low - 0.3, "5 s", va="top")
    axes.text(-0.3, low, "100 % ΔF/F", rotation=90, ha="right", va="bottom")
    axes.axis("off")


def panels(path):
    figure, axes = pyplot.subplots(2, 2, figsize=(183 * MM, 130 * MM), layout="constrained")
    stack(axes[0, 0], light(8, 20))
    labels, time_, rows = windows(4720)
    for label in (0, 1):
        mean = rows[labels == label].mean(axis=0)
        error = rows[labels == label].std(axis=0) / numpy.sqrt(8)
        axes[0, 1].plot(time_, mean, label=["quiet", "spike"][label])
        axes[0, 1].fill_between(time_, mean - error, mean + error, alpha=0.2)
        points = random.normal(label, 1, (2, (labels == label).sum()))
        axes[1, 0].plot(*points, ".", markersize=1)
    axes[0, 1].axvline(0, color="0.6")
    axes[0, 1].legend()
    axes[1, 1].plot([0, 1], random.normal([[0.8, 0.85]], 0.05, (8, 2)).T, "o-", markersize=3)
    for axes_, letter in zip(axes.flat, "abcd"):
        axes_.set_title(letter, loc="left", weight="bold", size=8)
    saved(figure, path)


def stacked(path):
    figure, axes = pyplot.subplots(figsize=(183 * MM, 150 * MM))
    stack(axes, light(60, 60))
    saved(figure, path)


def main(folder, program=None):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if program:
        script = pathlib.Path(__file__).parent.parent / "seven-figures.vae"
        start = time.perf_counter()
        subprocess.run([program, str(script), f"out={folder}"], check=True, capture_output=True)
        print(f"vae: {time.perf_counter() - start:.2f} s for all, with the recording and three trainings")
    print(f"{'':10}{'matplotlib':>20}{'vae':>12}")
    for draw in (heatmap, paired, roc, psth, loss, panels, stacked):
        path = folder / f"matplotlib-{draw.__name__}.svg"
        start = time.perf_counter()
        draw(path)
        spent = time.perf_counter() - start
        own = folder / f"seven-{draw.__name__}.svg"
        size = f"{own.stat().st_size / 1000:9.0f} kB" if own.exists() else ""
        print(f"{draw.__name__:10}{path.stat().st_size / 1000:9.0f} kB {spent:6.2f} s{size:>12}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:3])
