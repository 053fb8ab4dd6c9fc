import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// Plots of numbers, recordings and rows: every plot takes title, note, x, y, size, out and dpi besides its own parameters.
let figureCommands: [Command] = [
  plotCommand(
    "plot.trace", "Draws traces over time, with their spikes as ticks underneath.",
    Parameter<Either<Recording, Lines>>("traces", "a recording, a tensor, or the rows of one"),
    Parameter<Hertz?>("rate", "samples per second, where that is no recording", default: nil),
    Parameter("start", "where the drawn part begins", default: Seconds(0), in: .atLeast(0)),
    Parameter<Seconds?>(
      "length", "how much is drawn; all without one", default: nil, in: .above(0)),
    Parameter<Recording?>(
      "inferred", "what spikes() found in the recording, drawn under each trace", default: nil),
    Parameter(
      "layout", "rows: one under the other; stacked: many over each other in one panel",
      default: TraceLayout.rows),
    examples: [
      Example("plot.trace(demo(neurons=2, seconds=10s))", shows: "trace"),
      Example(
        "r = demo(neurons=2, seconds=10s); plot.trace(r, inferred=spikes(r))", shows: "trace"),
      Example("plot.trace(demo(neurons=9, seconds=10s), layout=\"stacked\")", shows: "trace"),
    ],
    hasParts: true
  ) { labels, x, rate, start, length, inferred, layout in
    let (traces, own) = x.traces
    let part = TracePart(
      rate: rate?.hertz ?? own ?? 1, start: start.seconds, length: length?.seconds)
    return try part.drawn(
      traces, inferred: inferred, layout, labels: labels.or(y: x.heightLabel))
  },
  plotCommand(
    "plot.line", "Draws lines, or the mean of each class of them in a band.",
    Parameter<Lines>("lines", "a tensor, its rows, a list of tensors, or what average() gave"),
    Parameter<[String]?>("names", "a name for each line", default: nil),
    Parameter<Column?>("at", "the position of each entry; 0, 1, 2, … without them", default: nil),
    Parameter<Grouping?>(
      "by", "a class for each line: the mean of each is drawn", default: nil),
    Parameter<Subjects?>(
      "over", "what each line is of, to be averaged first; the rows' neurons without",
      default: nil),
    Parameter<Spread?>(
      "band", "around means: the standard error, the deviation, or a 95 % interval",
      default: nil),
    examples: [
      Example("plot.line([[1, 3, 2], [2, 1, 3]], names=[\"a\", \"b\"])", shows: "line"),
      Example(
        "d = windows(demo(neurons=4, seconds=20s)); plot.line(d, by=d, band=\"95%\")",
        shows: "line"),
    ],
    hasParts: true
  ) { labels, x, names, at, by, over, band in
    let positions = at.map { $0.numbers.map { Double($0) } } ?? x.positions
    let isOverTime = at == nil && x.positions != nil
    let drawn = try x.drawn(
      Averaging(by: by, over: over, band: band), band: band, at: positions)
    return try .line(
      drawn.series.named(names), isOverTime: isOverTime, labels: labels.or(note: drawn.note))
  },
  plotCommand(
    "plot.scatter",
    "Draws points, each class in its own colour and shape, or coloured by a number.",
    Parameter<Column>("x_values", "the horizontal positions"),
    Parameter<Column>("y_values", "the vertical positions"),
    Parameter<Either<Grouping, Column>?>(
      "by", "for each point a class or a number, or the labelled dataset", default: nil),
    Parameter(
      "density", "whether lines go around half, 75 % and 90 % of each class", default: false),
    Parameter<AxisWords?>(
      "colour", "what numbers are called, or axis(…) with their ends", default: nil),
    examples: [
      Example("plot.scatter([1, 2, 3], [3, 1, 2], by=[0, 1, 1])", shows: "scatter"),
      Example(
        "plot.scatter([1, 2, 3], [3, 1, 2], by=[0.2, 0.5, 0.9], colour=\"depth\")",
        shows: "scatter"),
    ], hasParts: true
  ) { labels, x, y, by, density, colour in
    try PointColours(by).drawn(
      x: x.numbers, y: y.numbers, contours: density, colour: colour?.setting, labels: labels)
  },
  plotCommand(
    "plot.histogram", "Draws how often values occur, with shared edges for all classes.",
    Parameter<Column>("values", "the numbers"),
    Parameter<Grouping?>("by", "a class for each, or the labelled dataset", default: nil),
    Parameter<Int?>(
      "bins", "how many; Freedman and Diaconis' rule without", default: nil,
      in: .within(Figure.histogramBins)),
    Parameter("density", "whether each class's area is 1, in place of counts", default: false),
    synonyms: ["plot.hist"],
    examples: [
      Example("plot.histogram(normal(100), bins=10)", shows: "histogram"),
      Example(
        "d = toy(n=90, classes=3); plot.histogram(d[:, 0], by=d.labels, density=true)",
        shows: "histogram"),
    ],
    hasParts: true
  ) { labels, values, by, bins, density in
    try .histogram(
      values.numbers, of: values.whole, by: by?.classes, bins: bins, isDensity: density,
      labels: labels)
  },
  plotCommand(
    "plot.bar", "Draws a bar for each number.",
    Parameter<Column>("values", "the heights"),
    Parameter<[String]?>("names", "a name under each bar", default: nil),
    examples: [
      Example("plot.bar([3, 1, 2], names=[\"a\", \"b\", \"c\"])", shows: "bar"),
      Example(
        "plot.bar([0.61, 0.78], names=[\"pca\", \"vae\"], y=\"AUC\", "
          + "title=\"Held-out neurons\")",
        shows: "Held-out neurons"),
    ]
  ) { labels, values, names in
    try .bar(values.numbers, names: names ?? [], labels: labels)
  },
  plotCommand(
    "plot.dots", "Draws a dot for each number, in columns; paired, with means, or with ranges.",
    Parameter<DotValues>("values", "numbers, or lists of them by name as {vae: x, pca: y}"),
    Parameter<Grouping?>("by", "a class for each: a column for each class", default: nil),
    Parameter<Subjects?>(
      "pair", "what each is of, such as its neuron: lines join what is of one", default: nil),
    Parameter<DotInterval?>(
      "interval", "of the mean: sem, sd or 95%; or [low, high] of each number", default: nil),
    synonyms: ["plot.strip", "plot.swarm", "plot.paired", "plot.errorbar"],
    examples: [
      Example("plot.dots([1, 3, 2, 4], by=[\"a\", \"a\", \"b\", \"b\"])", shows: "dots"),
      Example(
        "plot.dots({vae: [0.8, 0.7], pca: [0.6, 0.7]}, pair=[\"n1\", \"n2\"], interval=\"sem\")",
        shows: "dots"),
    ],
    hasParts: true
  ) { labels, values, by, pair, interval in
    try .dots(
      values.dots(by: by, pair: pair, interval: interval), labels: labels.or(note: interval.note))
  },
  plotCommand(
    "plot.heatmap", "Draws rows of numbers as coloured cells, with the classes of labelled rows.",
    Parameter<Rows>("rows", "a dataset, or rows of numbers"),
    Parameter<Double?>("centre", "the value in the middle of a two-sided scale", default: nil),
    Parameter<AxisWords?>(
      "colour", "what the colours are called, or axis(…) with their ends", default: nil),
    Parameter<RowOrder?>(
      "order", "label, mean, or peak: where the greatest number is; or a number for each row",
      default: nil),
    synonyms: ["plot.image", "plot.imshow", "plot.matrix"],
    examples: [
      Example("plot.heatmap([[1, 2], [3, 4]])", shows: "heatmap"),
      Example(
        "plot.heatmap(windows(demo(neurons=3, seconds=20s)), order=\"label\")", shows: "heatmap"),
    ], hasParts: true
  ) { labels, x, centre, colour, order in
    try x.dataset.drawnHeatmap(
      order: order, centre: centre, colour: colour?.setting, labels: labels)
  },
  plotCommand(
    "plot.windows", "Draws example windows of each class, each trace above its spikes.",
    Parameter<Dataset>("dataset", "windows"),
    Parameter("n", "how many of each class", default: 4, in: .within(Figure.windowRows)),
    synonyms: ["plot.examples"],
    examples: [
      Example("plot.windows(windows(demo(neurons=2, seconds=20s)))", shows: "windows"),
      Example(
        "plot.windows(toy(n=30, classes=3), n=2, title=\"Three classes\")",
        shows: "Three classes"),
    ],
    hasParts: true
  ) { labels, dataset, n in try dataset.drawnWindows(rows: n, labels: labels) },
  plotCommand(
    "plot.raster", "Draws the spikes of each neuron over time.",
    Parameter<Recording>("recording", "a recording with spikes"),
    examples: [
      Example("plot.raster(demo(neurons=3, seconds=10s))", shows: "raster"),
      Example(
        "plot.raster(demo(neurons=20, seconds=30s, seed=1), title=\"Twenty neurons\")",
        shows: "Twenty neurons"),
    ],
    hasParts: true
  ) { labels, recording in try recording.drawnRaster(labels: labels) },
  plotCommand(
    "plot.psth", "Draws the spikes around events in rows, and under them their mean rate.",
    Parameter<Recording>("recording", "a recording with spikes"),
    Parameter<EventTimes>("at", "the events: seconds, or a table of them"),
    Parameter<EventLabels?>(
      "labels", "the class of each event, or the table's column of them", default: nil),
    Parameter("before", "what is shown before an event", default: Seconds(1), in: .atLeast(0)),
    Parameter("after", "what is shown from it on", default: Seconds(2), in: .above(0)),
    Parameter("bin", "the width of a bin of the rate", default: Seconds(0.1), in: .above(0)),
    synonyms: ["plot.peth", "plot.events"],
    examples: [
      Example("plot.psth(demo(neurons=2, seconds=20s), at=[4, 8, 12, 16])", shows: "psth"),
      Example(
        "plot.psth(demo(neurons=2, seconds=20s), at=[4, 8, 12, 16], labels=[\"left\", "
          + "\"right\", \"left\", \"right\"], bin=200ms)",
        shows: "psth"),
    ],
    hasParts: true
  ) { (context: CallContext, labels, recording, at, classes, before, after, bin) in
    try recording.drawnEvents(
      at.events(labels: classes, context),
      EventSpan(before: before.seconds, after: after.seconds, bin: bin.seconds), labels: labels)
  }.foreseen(.byShapesAtAnySize(asking: ["at"])),
]
