import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// Telling classes apart, and saying honestly how well: what is fitted in one go comes first.
let classifierCommands: [Command] = separatingKinds.map { $0.command } + otherCommands

private let otherCommands: [Command] = [
  Command(
    "classifier", "Trains a supervised network on rows of two classes.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter(
      "layers", "first to last; the last one of a single unit is added",
      default: [LayerSpec.lstm(units: 64)]),
    Parameter("features", "what it sees of each bin", default: [Feature.level, .delta, .square]),
    TrainingParameters.epochs(5, atLeast: 1), TrainingParameters.batch,
    TrainingParameters.learningRate, TrainingParameters.held, TrainingParameters.patience,
    TrainingParameters.seed, TrainingParameters.checkpoint, TrainingParameters.schedule,
    TrainingParameters.clip,
    synonyms: ["fit", "network"],
    examples: [
      Example(
        "classifier(toy(n=60, classes=2), layers=[dense(3, \"tanh\")], epochs=1)",
        shows: "trained 1 epoch on 60 rows"),
      Example(
        "d = toy(n=60, classes=2); score(classifier(d, layers=[], epochs=20), d)", shows: "AUC"),
    ], answersInterruption: true, isCostly: true
  ) {
    (
      context: CallContext, dataset, layers, features, epochs, batch, rate, held, patience, seed,
      checkpoint, schedule, clip
    )
    in
    let settings = TrainingSettings(
      epochs: epochs, batch: batch, learningRate: rate, held: held, patience: patience,
      metrics: .usual([.accuracy]), seed: seed, checkpoint: checkpoint, schedule: schedule,
      clip: clip)
    let network = try TrainedClassifier(layers: layers, features: features, for: dataset)
    if dataset.data.rows > 0 { _ = try dataset.twoClasses(for: "classifier", context) }
    try context.endTrial()
    return try network.trained(on: dataset, as: settings, context)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "predict", "The class of each row.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Rows>("dataset", "rows of the width it was fitted on"),
    examples: [
      Example("d = toy(n=60, classes=2); all(predict(svm(d), d) == d.labels)", shows: "true"),
      Example("d = toy(n=60, classes=2); mean(predict(logistic(d), d) == d.labels)", shows: "1"),
    ]
  ) { classifier, rows in Tensor(try classifier.content.predict(rows.dataset)) }
  .foreseen(.byShapes),
  Command(
    "decision",
    "Signed distances of an svm, log-odds of the others: above 0 is the higher class.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Rows>("dataset", "rows of the width it was fitted on"),
    synonyms: ["decision_function", "logits"],
    examples: [
      Example("d = toy(n=60, classes=2); shape(decision(svm(d), d))", shows: "[60]"),
      Example(
        "d = toy(n=60, classes=2); "
          + "all((decision(logistic(d), d) > 0) == (d.labels == 1))", shows: "true"),
    ]
  ) { classifier, rows in Tensor(try classifier.content.decision(on: rows.dataset)) }
  .foreseen(.byShapes),
  Command(
    "confusion", "Counts how often each true class was taken for each class.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Dataset>("dataset", "labelled rows"), synonyms: ["confusion_matrix"],
    examples: [
      Example(
        "d = toy(n=60, classes=2); confusion(svm(d), d)", shows: "on its own 60 training rows"),
      Example(
        "a, b = split(toy(n=100, classes=2), by=\"row\"); confusion(svm(a), b).accuracy", shows: "1"
      ),
    ]
  ) { (context: CallContext, classifier, dataset) in
    _ = try dataset.labelled(for: "confusion")
    try checkWidth(of: dataset, "dataset", fits: classifier.content.columns, of: "classifier")
    try context.endTrial()
    return try ConfusionTable(classifier.content, dataset)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "score",
    "Accuracy, AUC and average precision of a classifier; correlation, rank and AUC of spikes.",
    Parameter<Either<AnyClassifier, Recording>>(
      "classifier", "\(AnyClassifier.words), or what spikes() found"),
    Parameter<Either<Dataset, Recording>>(
      "dataset", "labelled rows, or the recording with its spikes"),
    Parameter(
      "draws", "of the bootstrap over neurons", default: 1000,
      in: .within(Bootstrap.drawCounts)),
    Parameter("seed", "of the bootstrap", default: 1),
    Parameter<Hertz?>(
      "rate",
      "of the bins in which spikes are scored; 25 Hz without, or the recording's own where lower",
      default: nil, in: .between(0.1, 1e4)),
    Parameter(
      "smooth", "the deviation by which true spikes are smoothed", default: Seconds(0),
      in: .between(0, 10)),
    synonyms: ["evaluate", "accuracy", "auc"],
    examples: [
      Example("d = toy(n=60, classes=2); score(svm(d), d, draws=20)", shows: "AUC 1.000"),
      Example("r = demo(neurons=3, seconds=20s); score(spikes(r), r)", shows: "at 25 Hz"),
    ]
  ) { (context: CallContext, found, truth, draws, seed, rate, smooth) in
    try Judged(found, truth, "scored", by: "score").scores(
      rate: rate?.hertz, smoothing: smooth.seconds, draws: draws, context,
      seed: context.seed(seed))
  },
  Command(
    "audit", "Says in plain words whether scores can be believed.",
    Parameter<Scores>("scores", "what score() gave"),
    Parameter<Fraction?>(
      "prevalence", "the share of the class sought where the classifier is to be used",
      default: nil, in: .strictlyBetween(0, 1)),
    Parameter(
      "draws", "of labels, for what chance gives", default: 200, in: .between(20, 100_000)),
    Parameter("seed", "of the draws", default: 1),
    synonyms: ["check", "sanity", "permutation_test"],
    examples: [
      Example(
        "d = toy(n=60, classes=2); audit(score(svm(d), d, draws=20))",
        shows: "1 doubt"),
      Example(
        "d = balance(windows(demo(neurons=4, seconds=30s, seed=1)), n=60); "
          + "audit(score(svm(d), d, draws=20))", shows: "doubt"),
    ]
  ) { (context: CallContext, scores, prevalence, draws, seed) in
    try Audit(
      of: scores, prevalence: prevalence?.part, draws: draws, seed: context.seed(seed),
      isCancelled: context.isCancelled)
  },
  Command(
    "crossvalidate", "Scores a classifier on folds that it was not fitted on.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("folds", "how many", default: 5, in: .between(2, 10_000)),
    Parameter(
      "by", "whole neurons, single rows whatever their neuron, or stretches of each one's rows",
      default: SplitBy.neuron),
    Parameter("C", "the cost C of each fit", default: 1, in: .above(0)),
    Parameter<Int?>("seed", "of folds by row; from the session's seed without", default: nil),
    Parameter("classifier", "what is fitted", default: SeparatorName.svm),
    synonyms: ["cross_val_score", "cv"],
    examples: [
      Example("crossvalidate(toy(n=60, classes=2), folds=3, by=\"row\")", shows: "3 folds"),
      Example(
        "crossvalidate(toy(n=60, classes=2), folds=3, by=\"row\", classifier=\"logistic\")",
        shows: "3 folds"),
    ]
  ) { (context: CallContext, dataset, folds, by, cost, seed, classifier) in
    let labels = try dataset.twoClasses(for: "crossvalidate", context)
    if by != .neuron { try context.endTrial() }
    let parts = try dataset.folds(folds, by: by, seed: { context.seed(seed) })
    try context.endTrial()
    let validation = try dataset.crossValidated(labels, parts) {
      (rows, labels) throws(AnalysisError) in
      try classifier.kind.fit(rows, labels, cost: cost, isCancelled: context.isCancelled)
    }
    return FoldScores(
      validation: validation, unit: by, knowsNeurons: dataset.groups != nil)
  }.foreseen(.byShapesAtAnySize),
  Command(
    "mistakes", "Takes the misclassified rows, labelled by what went wrong.",
    Parameter<AnyClassifier>("classifier", AnyClassifier.words),
    Parameter<Dataset>("dataset", "labelled rows"), synonyms: ["errors", "misclassified"],
    examples: [
      Example("d = toy(n=60, classes=2); length(mistakes(svm(d), d))", shows: "0"),
      Example(
        "d = balance(windows(demo(neurons=4, seconds=30s, seed=1)), n=60); "
          + "mistakes(svm(d, C=0.01), d)", shows: "missed"),
    ]
  ) { classifier, dataset in try dataset.mistakes(of: classifier.content) },
]

extension Dataset {
  /// The scores of folds; one without which a class is missing is named with its neurons.
  fileprivate func crossValidated(
    _ labels: [Int], _ folds: [Fold],
    fit: (RowView, [Int]) throws(AnalysisError) -> any TwoClassRule
  ) throws -> CrossValidation {
    do throws(AnalysisError) {
      return try CrossValidation(rows: data, labels: labels, folds: folds, fit: fit)
    } catch {
      throw named(error, folds)
    }
  }

  /// What is wrong with a fold, with the names of its neurons.
  private func named(_ error: AnalysisError, _ folds: [Fold]) -> any Error {
    guard case .foldLacksClass(let fold, let only) = error else { return error }
    let held = Set(folds[fold].held.compactMap { groups?[$0] }).sorted().map { groupNames[$0] }
    let neurons =
      held.isEmpty ? "" : " (\(plural("neuron", held.count)) \(listed(held, "and")))"
    return Fault(
      "the rows outside fold \(fold)\(neurons) must be of two classes, but all are "
        + Value.text(labelNames[only]).briefly,
      at: .init("dataset", "of one class without fold \(fold)"), help: error.help)
  }

  /// Folds that hold out whole neurons, rows whatever their neuron, or stretches of their rows.
  fileprivate func folds(_ count: Int, by unit: SplitBy, seed: () -> UInt64) throws -> [Fold] {
    switch unit {
    case .neuron:
      guard let groups else {
        throw Fault(
          "folds by neuron need rows whose neurons are known", at: .init("dataset", "no neurons"),
          help: "crossvalidate(dataset, by=\"row\")")
      }
      return try groupFolds(groups, count: count)
    case .row:
      return try stratifiedFolds(labelled(for: "crossvalidate"), count: count, seed: seed())
    case .time: return try groupFolds(stretches(count), count: count)
    }
  }
}
