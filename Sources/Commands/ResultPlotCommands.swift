import Analysis
import Datasets
import Figures
import Interpreter

/// Plots of models, classifiers and what they reach.
let resultPlotCommands: [Command] = [
  plotCommand(
    "plot.explained", "Draws the share of the variance along each component, and their sum.",
    Parameter<Several<FittedPCA>>(
      "pca", "fitted components; of several, as {raw: a, smooth: b}, the sums alone"),
    synonyms: ["plot.scree"],
    examples: [
      Example("plot.explained(pca(toy(n=50), k=3))", shows: "explained"),
      Example(
        "plot.explained({few: pca(toy(n=20), k=3), many: pca(toy(n=90), k=3)})",
        shows: "explained"),
    ]
  ) { labels, fitted in try fitted.drawnExplained(labels: labels) },
  plotCommand(
    "plot.latent",
    "Draws two columns of labelled rows, with the boundary of a classifier fitted on them.",
    Parameter<Dataset>("dataset", "latent vectors or scores"),
    Parameter<AnySeparator?>(
      "classifier", "fitted on the same columns, with a plane", default: nil, formerly: "svm"),
    Parameter("axes", "the two columns", default: [0, 1]),
    examples: [
      Example("z = toy(n=60, classes=2); plot.latent(z, classifier=svm(z))", shows: "latent"),
      Example(
        "d = toy(n=60, classes=3); plot.latent(encode(pca(d, k=3), d), axes=[1, 2])",
        shows: "latent"),
    ]
  ) { labels, dataset, classifier, axes in
    try dataset.drawnLatent(classifier: classifier?.content, axes: axes, labels: labels)
  },
  plotCommand(
    "plot.confusion", "Draws how often each true class was taken for each class.",
    Parameter<Either<ConfusionTable, AnyClassifier>>(
      "classifier", "\(AnyClassifier.words), or what confusion() gave"),
    Parameter<Dataset?>("dataset", "labelled rows, for a classifier", default: nil),
    examples: [
      Example("d = toy(n=60, classes=2); plot.confusion(svm(d), d)", shows: "confusion"),
      Example(
        "d = toy(n=60, classes=2); plot.confusion(confusion(svm(d), d))", shows: "confusion"),
    ],
    hasParts: true
  ) { labels, x, dataset in
    try x.confusion(on: dataset).drawn(labels: labels)
  },
  plotCommand(
    "plot.roc", "Draws recall against false alarms, and precision against recall.",
    Parameter<Several<AnyClassifier>>(
      "classifier", "\(AnyClassifier.words); several in a list, or by name as {mine: a}"),
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter<Fraction?>(
      "prevalence", "how common the higher class is; as in the rows without", default: nil,
      in: .strictlyBetween(0, 1)),
    Parameter(
      "band", "where the curve of all neurons lies with a chance of 95 %, by resampling them",
      default: false),
    examples: [
      Example("d = toy(n=60, classes=2); plot.roc(svm(d), d)", shows: "roc"),
      Example(
        "d = toy(n=60, classes=2); plot.roc({svm: svm(d), logistic: logistic(d)}, d, band=true)",
        shows: "roc"),
    ],
    hasParts: true
  ) { (context: CallContext, labels, classifiers, dataset, prevalence, band) in
    try classifiers.drawnCurves(
      on: dataset, prevalence: prevalence?.part, band: band && !context.isTrial ? 1 : nil,
      isCancelled: context.isCancelled, labels: labels)
  },
  plotCommand(
    "plot.calibration", "Draws what came true of what was predicted.",
    Parameter<Several<Either<Calibration, ReliabilityScores>>>(
      "calibration", "what calibrate() or reliability() gave; several in a list, or by name"),
    synonyms: ["plot.reliability"],
    examples: [
      Example(
        "d = toy(n=200, classes=2); a, b = split(d, held=50%, by=\"row\"); "
          + "plot.calibration(calibrate(svm(a), b))", shows: "calibration"),
      Example(
        "r = demo(neurons=3, seconds=30s, seed=1); f = spikes(r); "
          + "plot.calibration({found: calibrate(f, r)})",
        shows: "calibration"),
    ]
  ) { labels, calibrations in try calibrations.drawnCalibration(labels: labels) },
  plotCommand(
    "plot.compare", "Draws what models and baselines reach on each neuron, joined by neuron.",
    Parameter<Comparison>("comparison", "what compare() gave"),
    examples: [
      Example(
        "r = demo(neurons=3, seconds=20s, seed=1); plot.compare(compare({light: r}, r, draws=50))",
        shows: "compare"),
      Example(
        "r = demo(neurons=3, seconds=20s, seed=1); "
          + "plot.compare(compare({smooth: smooth(r, 50ms)}, r, draws=50), "
          + "title=\"Smoothed light\")",
        shows: "Smoothed light"),
    ]
  ) { labels, comparison in try comparison.drawn(labels: labels) },
  plotCommand(
    "plot.loss", "Draws the loss of each epoch of a training, and of the held-out rows.",
    Parameter<Several<AnyTraining>>(
      "model",
      "a trained model or classifier, or its history; several in a list, or by name as {mine: a}"),
    synonyms: ["plot.history"],
    examples: [
      Example(
        "plot.loss(train(vae(latent=2, encoder=[], decoder=[]), toy(n=60), epochs=2))",
        shows: "loss"),
      Example(
        "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=60), epochs=2); "
          + "plot.loss({first: m, second: train(m, toy(n=60), epochs=2)})",
        shows: "loss"),
    ]
  ) { labels, model in try model.drawnLosses(labels: labels) }.foreseen(.byValues),
  plotCommand(
    "plot.model", "Draws a model's layers and their sizes.",
    Parameter<Model>("model", "a model, trained or not"),
    Parameter<Int?>(
      "bins", "columns of the rows it is for; known once it is trained", default: nil,
      in: .between(1, 1_000_000)),
    synonyms: ["plot.architecture"],
    examples: [
      Example("plot.model(vae())", shows: "model"),
      Example(
        "plot.model(vae(latent=2, encoder=[dense(20)], decoder=[dense(20)]), bins=50, "
          + "size=89mm)",
        shows: "model"),
    ]
  ) { labels, model, bins in try model.drawn(bins: bins, labels: labels) },
  plotCommand(
    "plot.reconstruction", "Draws windows beside what a model makes of them.",
    Parameter<AnyRepresentation>("model", AnyRepresentation.words),
    Parameter<Dataset>("dataset", "windows"),
    Parameter("n", "how many", default: 5, in: .within(Figure.reconstructedWindows)),
    Parameter("side_by_side", "in two columns, in place of one over the other", default: true),
    examples: [
      Example("d = toy(n=60); plot.reconstruction(pca(d, k=2), d)", shows: "reconstruction"),
      Example(
        "d = windows(demo(neurons=2, seconds=20s)); "
          + "plot.reconstruction(pca(d, k=3), d, n=2, side_by_side=false)",
        shows: "reconstruction"),
    ],
    hasParts: true
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
        shows: "walk"),
      Example(
        "d = toy(n=60); p = pca(d, k=2); "
          + "plot.walk(walk(p, [1, 0], from=encode(p, d)), overlaid=true)",
        shows: "walk"),
    ]
  ) { labels, walk, overlaid in try walk.drawn(isOverlaid: overlaid, labels: labels) },
  plotCommand(
    "plot.weights", "Draws the windows decoded against and along a direction of the latent space.",
    Parameter<Dataset>("against", "a window decoded against the direction"),
    Parameter<Dataset>("along", "a window decoded along it"),
    examples: [
      Example(
        "p = pca(toy(n=60), k=2); plot.weights(decode(p, [-1, 0]), decode(p, [1, 0]))",
        shows: "weights"),
      Example(
        "d = toy(n=60, classes=2); p = pca(d, k=2); s = svm(encode(p, d)); "
          + "plot.weights(decode(p, -s.weights), decode(p, s.weights))",
        shows: "weights"),
    ]
  ) { labels, against, along in
    let timing = along.timing
    return try .weights(
      against: against.firstRow("against"), along: along.firstRow("along"), rate: timing?.rate,
      centre: timing?.centre, labels: labels)
  },
]
