import Analysis
import Datasets
import Interpreter

/// Saying whether a model is worth having.
let comparisonCommands: [Command] = [
  Command(
    "compare",
    "Sets models beside baselines on the same held-out neurons, and says plainly who wins.",
    Parameter<Contenders>(
      "models", "\(Contender.words), several in a list, or by name as {mine: model}"),
    Parameter<Either<Dataset, Recording>>(
      "dataset", "labelled rows of neurons to score on, or a recording with spikes"),
    Parameter<Either<Dataset, Recording>?>(
      "training", "rows, or a recording with spikes, of other neurons, to fit read-outs to",
      default: nil),
    Parameter<Recording?>(
      "recording", "that rows were cut from: some baselines need it", default: nil),
    Parameter("k", "how many components PCA keeps", default: 10, in: .atLeast(1)),
    Parameter<Hertz?>(
      "rate", "of the bins of a recording; 25 Hz without, or its own where that is lower",
      default: nil, in: .between(0.1, 1e4)),
    Parameter(
      "readout",
      "what is fitted to columns of labelled rows; the penalty on its weights is chosen on training "
        + "neurons that are left out", default: SeparatorName.logistic),
    Parameter(
      "draws", "of the bootstrap over neurons", default: 1000, in: .within(Bootstrap.drawCounts)),
    Parameter("seed", "of the bootstrap and of random features", default: 1),
    synonyms: ["versus", "benchmark", "baseline", "baselines", "paired"],
    examples: [
      Example(
        "r = demo(neurons=6, seconds=20s, seed=1); a, b = split(windows(r), held=50%, seed=1); "
          + "compare(pca(a, k=2), b, training=a, draws=50).table.columns[0]", shows: "model"),
      Example(
        "r = demo(neurons=3, seconds=20s, seed=1); compare({light: r}, r, draws=50)",
        shows: "light does not win over spikes"),
    ], columns: Comparison.columns
  ) {
    (context: CallContext, models, dataset, training, recording, k, rate, readOut, draws, seed) in
    let trial = try Trial(
      dataset, training: training, traces: recording, rate: rate?.hertz, of: models)
    let settings = ComparisonSettings(
      components: k, readOut: readOut.kind, draws: draws, seed: context.seed(seed))
    return try Comparison(of: models, on: trial, settings, context)
  }
]

extension Trial {
  /// A trial of rows or of recordings, whichever were given.
  fileprivate init(
    _ held: Either<Dataset, Recording>, training: Either<Dataset, Recording>?,
    traces: Recording?, rate: Double?, of models: Contenders
  ) throws {
    if rate != nil, case .first = held {
      throw Fault(
        "rate is of the bins of a recording, but these are rows", at: .init("rate", "not of rows"))
    }
    switch (held, training) {
    case (.first(let rows), .first(let other)):
      try self.init(rows: rows, training: other, traces: traces)
    case (.first(let rows), nil): try self.init(rows: rows, training: nil, traces: traces)
    case (.second(let recording), .second(let other)):
      try self.init(
        recording: recording, training: other, rate: try Recording.binRate(rate, of: [recording]),
        form: models.form)
    case (.second(let recording), nil):
      try self.init(
        recording: recording, training: nil, rate: try Recording.binRate(rate, of: [recording]),
        form: nil)
    case (.first, .second), (.second, .first):
      throw Fault(
        "both must be rows, or both recordings", at: .init("dataset", "to score on"),
        .init("training", "of another kind"))
    }
  }
}

extension Contenders {
  /// The windows that the first of the models takes; nil where none says.
  fileprivate var form: Dataset.Form? {
    all.lazy.compactMap { model -> Dataset.Form? in
      guard case .representation(let representation) = model.content else { return nil }
      return representation.rowForm
    }.first
  }
}
