import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra

/// Telling classes apart, and saying honestly how well.
let classifierCommands: [Command] = [
  Command(
    "svm", "Fits a support vector machine to rows of two classes.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("C", "the cost of margin violations", default: 1, in: .above(0)),
    Parameter("kernel", "how rows are compared", default: KernelName.linear),
    Parameter<Double?>(
      "gamma", "of an rbf kernel; 1 / (columns · variance) without", default: nil, in: .above(0)),
    Parameter("balanced", "whether both classes weigh the same in total", default: false),
    Parameter("scale", "whether columns are standardised for the fit", default: true),
    synonyms: ["fit", "svc", "SVC", "LinearSVC"],
    examples: [Example("svm(select(toy(n=200), labels=[0, 1]))", shows: "linear, C = 1")],
    isCostly: true
  ) { (context: CallContext, dataset, cost, kernel, gamma, balanced, scale) in
    if gamma != nil, kernel == .linear {
      throw Fault("gamma is of an rbf kernel", at: .init("gamma", "with kernel=\"linear\""))
    }
    let options = SVM.Options(
      cost: cost, kernel: kernel == .linear ? .linear : .radial(gamma: gamma),
      classWeights: balanced ? .balanced : .equal, standardising: scale)
    let labels = try dataset.labelled(for: "svm")
    let fitted = try SVM(
      rows: dataset.data, labels: labels, options: options, isCancelled: context.isCancelled)
    return FittedSVM(svm: fitted, training: dataset)
  },
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
        shows: "trained 1 epoch on 60 rows")
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
    return try network.trained(on: dataset, as: settings, context)
  },
  Command(
    "predict", "The class of each row.",
    Parameter<Classifying>("classifier", "an svm or a classifier"),
    Parameter<Rows>("dataset", "rows of the width it was fitted on"),
    examples: [
      Example("d = toy(n=60, classes=2); all(predict(svm(d), d) == d.labels)", shows: "true")
    ]
  ) { classifier, rows in Tensor(try classifier.predict(rows.dataset)) },
  Command(
    "decision", "Signed distances of an svm, logits of a classifier: above 0 is the higher class.",
    Parameter<Classifying>("classifier", "an svm or a classifier"),
    Parameter<Rows>("dataset", "rows of the width it was fitted on"),
    synonyms: ["decision_function", "logits"],
    examples: [Example("d = toy(n=60, classes=2); shape(decision(svm(d), d))", shows: "[60]")]
  ) { classifier, rows in Tensor(try classifier.decision(on: rows.dataset)) },
  Command(
    "confusion", "Counts how often each true class was taken for each class.",
    Parameter<Classifying>("classifier", "an svm or a classifier"),
    Parameter<Dataset>("dataset", "labelled rows"), synonyms: ["confusion_matrix"],
    examples: [
      Example(
        "d = toy(n=60, classes=2); confusion(svm(d), d)", shows: "on its own 60 training rows")
    ]
  ) { classifier, dataset in try ConfusionTable(classifier, dataset) },
  Command(
    "score", "Accuracy, AUC and average precision, with intervals over neurons.",
    Parameter<Classifying>("classifier", "an svm or a classifier"),
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("draws", "of the bootstrap over neurons", default: 1000, in: .between(1, 1e6)),
    Parameter("seed", "of the bootstrap", default: 1),
    synonyms: ["evaluate", "accuracy", "auc"],
    examples: [Example("d = toy(n=60, classes=2); score(svm(d), d, draws=20)", shows: "AUC 1.000")]
  ) { (context: CallContext, classifier, dataset, draws, seed) in
    try Scores(classifier, dataset, draws: draws, context, seed: context.seed(seed))
  },
  Command(
    "crossvalidate", "Scores an svm on folds that it was not fitted on.",
    Parameter<Dataset>("dataset", "labelled rows"),
    Parameter("folds", "how many", default: 5, in: .between(2, 10_000)),
    Parameter("by", "whole neurons, or single rows whatever their neuron", default: SplitBy.neuron),
    Parameter("C", "the cost of margin violations", default: 1, in: .above(0)),
    Parameter<Int?>("seed", "of folds by row; from the session's seed without", default: nil),
    synonyms: ["cross_val_score", "cv"],
    examples: [
      Example("crossvalidate(toy(n=60, classes=2), folds=3, by=\"row\")", shows: "3 folds")
    ]
  ) { (context: CallContext, dataset, folds, by, cost, seed) in
    let labels = try dataset.twoClasses(for: "crossvalidate")
    let parts = try dataset.folds(folds, by: by, seed: { context.seed(seed) })
    return FoldScores(
      validation: try CrossValidation(
        rows: dataset.data, labels: labels, folds: parts, options: SVM.Options(cost: cost),
        isCancelled: context.isCancelled),
      unit: by, knowsNeurons: dataset.groups != nil)
  },
  Command(
    "mistakes", "Takes the misclassified rows, labelled by what went wrong.",
    Parameter<Classifying>("classifier", "an svm or a classifier"),
    Parameter<Dataset>("dataset", "labelled rows"), synonyms: ["errors", "misclassified"],
    examples: [Example("d = toy(n=60, classes=2); length(mistakes(svm(d), d))", shows: "0")]
  ) { classifier, dataset in try dataset.mistakes(of: classifier) },
]

extension Dataset {
  /// Folds that hold out whole neurons, or rows whatever their neuron.
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
    }
  }
}
