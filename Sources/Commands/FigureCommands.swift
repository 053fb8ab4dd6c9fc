import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// Figures: every plot takes title, note, x, y, size, out and dpi besides its own parameters.
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
    examples: [
      Example("plot.trace(demo(neurons=2, seconds=10s))", shows: "trace"),
      Example(
        "r = demo(neurons=2, seconds=10s); plot.trace(r, inferred=spikes(r))", shows: "trace"),
    ]
  ) { labels, x, rate, start, length, inferred in
    let (traces, own) = x.traces
    let part = TracePart(
      rate: rate?.hertz ?? own ?? 1, start: start.seconds, length: length?.seconds)
    let shown = try part.adding(inferred, to: traces.map(part.cut))
    return try .trace(
      shown, rate: part.rate, start: part.start, labels: labels.or(y: x.heightLabel))
  },
  plotCommand(
    "plot.line", "Draws lines.",
    Parameter<Lines>("lines", "a tensor, its rows, or a list of tensors"),
    Parameter<[String]?>("names", "a name for each line", default: nil),
    Parameter<Column?>("at", "the position of each entry; 0, 1, 2, … without them", default: nil),
    examples: [Example("plot.line([[1, 3, 2], [2, 1, 3]], names=[\"a\", \"b\"])", shows: "line")]
  ) { labels, x, names, at in
    let positions = at.map { $0.numbers.map { Double($0) } } ?? x.positions
    let series = try x.series(names: names, at: positions)
    let unit = at == nil && x.positions != nil ? "time (s)" : nil
    return try .line(series, labels: labels.or(x: unit))
  },
  plotCommand(
    "plot.scatter", "Draws points, each class in its own colour and shape.",
    Parameter<Column>("x_values", "the horizontal positions"),
    Parameter<Column>("y_values", "the vertical positions"),
    Parameter<Grouping?>("by", "a class for each point, or the labelled dataset", default: nil),
    examples: [Example("plot.scatter([1, 2, 3], [3, 1, 2], by=[0, 1, 1])", shows: "scatter")]
  ) { labels, x, y, by in
    try .scatter(x: x.numbers, y: y.numbers, by: by?.classes, labels: labels)
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
    examples: [Example("plot.histogram(normal(100), bins=10)", shows: "histogram")]
  ) { labels, values, by, bins, density in
    try .histogram(
      values.numbers, by: by?.classes, bins: bins, isDensity: density, labels: labels)
  },
  plotCommand(
    "plot.bar", "Draws a bar for each number.",
    Parameter<Column>("values", "the heights"),
    Parameter<[String]?>("names", "a name under each bar", default: nil),
    examples: [Example("plot.bar([3, 1, 2], names=[\"a\", \"b\", \"c\"])", shows: "bar")]
  ) { labels, values, names in
    try .bar(values.numbers, names: names ?? [], labels: labels)
  },
  plotCommand(
    "plot.heatmap", "Draws numbers as coloured cells.",
    Parameter<Rows>("rows", "rows of numbers"),
    Parameter<Double?>("centre", "the value in the middle of a two-sided scale", default: nil),
    Parameter<AxisWords?>(
      "colour", "what the colours are called, or axis(…) with their ends", default: nil),
    synonyms: ["plot.image", "plot.imshow", "plot.matrix"],
    examples: [Example("plot.heatmap([[1, 2], [3, 4]])", shows: "heatmap")]
  ) { labels, x, centre, colour in
    let data = x.dataset.data
    return try Figure.heatmap(
      data.values, rows: data.rows, columns: data.columns, centre: centre, labels: labels
    ).setting(colour: colour?.setting)
  },
  plotCommand(
    "plot.windows", "Draws example windows of each class, each trace above its spikes.",
    Parameter<Dataset>("dataset", "windows"),
    Parameter("n", "how many of each class", default: 4, in: .within(Figure.windowRows)),
    synonyms: ["plot.examples"],
    examples: [Example("plot.windows(windows(demo(neurons=2, seconds=20s)))", shows: "windows")]
  ) { labels, dataset, n in try dataset.drawnWindows(rows: n, labels: labels) },
  plotCommand(
    "plot.raster", "Draws the spikes of each neuron over time.",
    Parameter<Recording>("recording", "a recording with spikes"),
    examples: [Example("plot.raster(demo(neurons=3, seconds=10s))", shows: "raster")]
  ) { labels, recording in try recording.drawnRaster(labels: labels) },
  plotCommand(
    "plot.explained", "Draws the share of the variance along each component, and their sum.",
    Parameter<FittedPCA>("pca", "fitted components"),
    synonyms: ["plot.scree"],
    examples: [Example("plot.explained(pca(toy(n=50), k=3))", shows: "explained")]
  ) { labels, fitted in
    let note = "of \(counted(fitted.pca.rows, "row"))"
    return try .explained(fitted.pca.explained, labels: labels.or(note: note))
  },
  plotCommand(
    "plot.latent",
    "Draws two columns of labelled rows, with the boundary of a classifier fitted on them.",
    Parameter<Dataset>("dataset", "latent vectors or scores"),
    Parameter<AnySeparator?>(
      "classifier", "fitted on the same columns, with a plane", default: nil, formerly: "svm"),
    Parameter("axes", "the two columns", default: [0, 1]),
    examples: [
      Example("z = toy(n=60, classes=2); plot.latent(z, classifier=svm(z))", shows: "latent")
    ]
  ) { labels, dataset, classifier, axes in
    try dataset.drawnLatent(classifier: classifier?.content, axes: axes, labels: labels)
  },
  plotCommand(
    "plot.confusion", "Draws how often each true class was taken for each class.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Dataset>("dataset", "labelled rows"),
    examples: [
      Example("d = toy(n=60, classes=2); plot.confusion(svm(d), d)", shows: "confusion")
    ]
  ) { labels, classifier, dataset in
    let table = try ConfusionTable(classifier.content, dataset)
    return try .confusion(
      table.matrix.counts, names: table.names, labels: labels.or(note: table.basis.description))
  },
  plotCommand(
    "plot.roc", "Draws recall against false alarms, and precision against recall.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter<Fraction?>(
      "prevalence", "how common the higher class is; as in the rows without", default: nil,
      in: .strictlyBetween(0, 1)),
    examples: [Example("d = toy(n=60, classes=2); plot.roc(svm(d), d)", shows: "roc")]
  ) { labels, classifier, dataset, prevalence in
    try classifier.content.drawnCurve(
      on: dataset, prevalence: prevalence?.part, labels: labels)
  },
  plotCommand(
    "plot.loss", "Draws the loss of each epoch of a training, and of the held-out rows.",
    Parameter<Either<Model, TrainedClassifier>>("model", "a trained model or classifier"),
    synonyms: ["plot.history"],
    examples: [
      Example(
        "plot.loss(train(vae(latent=2, encoder=[], decoder=[]), toy(n=60), epochs=2))",
        shows: "loss")
    ]
  ) { labels, model in try .loss(model.curves, labels: labels) },
  plotCommand(
    "plot.model", "Draws a model's layers and their sizes.",
    Parameter<Model>("model", "a model, trained or not"),
    Parameter<Int?>(
      "bins", "columns of the rows it is for; known once it is trained", default: nil,
      in: .between(1, 1_000_000)),
    synonyms: ["plot.architecture"], examples: [Example("plot.model(vae())", shows: "model")]
  ) { labels, model, bins in try model.drawn(bins: bins, labels: labels) },
  plotCommand(
    "plot.reconstruction", "Draws windows beside what a model makes of them.",
    Parameter<AnyRepresentation>("model", AnyRepresentation.words),
    Parameter<Dataset>("dataset", "windows"),
    Parameter("n", "how many", default: 5, in: .within(Figure.reconstructedWindows)),
    Parameter("side_by_side", "in two columns, in place of one over the other", default: true),
    examples: [
      Example("d = toy(n=60); plot.reconstruction(pca(d, k=2), d)", shows: "reconstruction")
    ]
  ) { labels, model, dataset, n, sideBySide in
    try model.content.drawnReconstruction(
      of: dataset.head(n), isSideBySide: sideBySide, labels: labels)
  },
  plotCommand(
    "plot.walk", "Draws the windows of a walk through the latent space.",
    Parameter<Walk>("walk", "what walk() gave"),
    Parameter("overlaid", "all in one panel", default: false),
    examples: [
      Example(
        "d = toy(n=60); p = pca(d, k=2); plot.walk(walk(p, [1, 0], from=encode(p, d)))",
        shows: "walk")
    ]
  ) { labels, walk, overlaid in try walk.drawn(isOverlaid: overlaid, labels: labels) },
  plotCommand(
    "plot.weights", "Draws the windows decoded against and along a direction of the latent space.",
    Parameter<Dataset>("against", "a window decoded against the direction"),
    Parameter<Dataset>("along", "a window decoded along it"),
    examples: [
      Example(
        "p = pca(toy(n=60), k=2); plot.weights(decode(p, [-1, 0]), decode(p, [1, 0]))",
        shows: "weights")
    ]
  ) { labels, against, along in
    let timing = along.timing
    return try .weights(
      against: against.firstRow("against"), along: along.firstRow("along"), rate: timing?.rate,
      centre: timing?.centre, labels: labels)
  },
  plotCommand(
    "grid", "Puts figures side by side.",
    Parameter<[Plot]>("plots", "the figures"),
    Parameter<Int?>(
      "columns", "how many beside each other", default: nil,
      in: .within(Figure.gridColumns)),
    examples: [Example("grid([plot.line([1, 2]), plot.bar([1, 2])], columns=2)", shows: "grid")]
  ) { labels, plots, columns in
    try .grid(plots.map(\.figure), columns: columns, labels: labels)
  },
  plotCommand(
    "overlay", "Draws plots over each other: common axes, and one colour for what has one name.",
    Parameter<[Plot]>("plots", "plots of one panel each"),
    examples: [
      Example("overlay([plot.line([1, 3]), plot.scatter([0, 1], [2, 2])])", shows: "overlay")
    ]
  ) { labels, plots in try .overlay(plots.map(\.figure), labels: labels) },
  Command(
    "plot.mark",
    "Marks a place of a plot: a line across it, a stretch, a point, or a bracket over a stretch.",
    Parameter<Plot>("plot", "a plot"),
    Parameter<MarkPosition?>(
      "x", "a place along the horizontal axis, or two for a stretch", default: nil),
    Parameter<MarkPosition?>(
      "y", "a place along the vertical axis, or two; with a stretch of x the height of a bracket",
      default: nil),
    Parameter("text", "what stands beside it", default: ""),
    examples: [
      Example("plot.line([1, 3, 2]) |> plot.mark(x=1, text=\"onset\")", shows: "line"),
      Example("plot.bar([1, 3]) |> plot.mark(x=[0, 1], y=3.4, text=\"*\")", shows: "bar"),
    ]
  ) { plot, x, y, text in
    Plot(
      figure: try plot.figure.annotated(
        with: .init(x: x?.position, y: y?.position, text: text)), drawingPath: nil)
  },
  Command(
    "axis", "Says what an axis shows, for x=, y= or colour= of a plot.",
    Parameter<String?>("label", "what it is called, with its unit", default: nil),
    Parameter<AxisPlace?>("from", "where it begins; as the data say without", default: nil),
    Parameter<AxisPlace?>("to", "where it ends; as the data say without", default: nil),
    Parameter<AxisSetting.Scale?>("scale", "how places follow numbers", default: nil),
    Parameter<[AxisPlace]?>("ticks", "where numbers stand", default: nil),
    Parameter<AxisPlace?>(
      "bar",
      "the length of a bar in place of the axis, beside it the label; one that begins with % counts "
        + "in percent", default: nil),
    examples: [
      Example("plot.line([1, 30, 2], y=axis(scale=\"log\", from=0.5, to=100))", shows: "line"),
      Example("plot.trace(demo(neurons=1, seconds=20s), x=axis(bar=5s))", shows: "trace"),
    ]
  ) { label, from, to, scale, ticks, bar in
    AxisSettings(
      setting: AxisSetting(
        label: label, from: from?.place, to: to?.place, scale: scale,
        ticks: ticks?.map(\.place), bar: bar?.place))
  },
  Command(
    "style", "Sets how the figures that follow are set; what is not given is as usual again.",
    Parameter<FigureSize?>(
      "size", "on paper: the width, or the width and the height; as large as suits without",
      default: nil),
    Parameter<String?>("font", "the face of all text, as \"Arial\"", default: nil),
    Parameter(
      "theme",
      "page is for screens, light or dark; print is black on white with text of 6 to 8 pt; slide "
        + "has text and lines twice as large as that", default: FigureStyle.Theme.page),
    examples: [
      Example("style(size=89mm, theme=\"print\"); plot.line([1, 3, 2])", shows: "line")
    ]
  ) { (context: CallContext, size, font, theme) in
    context.setFigures(as: FigureStyle(size: size?.size, font: font, theme: theme))
    return Nothing()
  },
]
