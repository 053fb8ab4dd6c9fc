import Analysis
import Autoencoders
import Datasets
import Figures
package import Interpreter
import LinearAlgebra
import Wording

/// What tells rows of two classes apart.
enum Classifying: Bindable {
  case svm(FittedSVM)
  case network(TrainedClassifier)

  static var valueType: ValueType {
    .oneOf([.object(FittedSVM.kind), .object(TrainedClassifier.kind)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Classifying {
    if let svm = try? FittedSVM.bind(value) { return .svm(svm) }
    if let network = try? TrainedClassifier.bind(value) { return .network(network) }
    throw Mismatch(expected: "an svm or a classifier", found: value)
  }

  var value: Value {
    switch self {
    case .svm(let fitted): fitted.value
    case .network(let trained): trained.value
    }
  }

  /// The rows it was fitted on, and those that made their columns.
  var origin: Origin {
    switch self {
    case .svm(let fitted): Origin(of: fitted.training)
    case .network(let trained): trained.origin
    }
  }

  /// How wide the rows are that it takes.
  private var columns: Int? {
    switch self {
    case .svm(let fitted): fitted.svm.columns
    case .network(let trained): trained.network.columns
    }
  }

  /// What stands for each row's class: above 0 is the higher one.
  func decision(on rows: Dataset) throws -> [Double] {
    try check(rows, "dataset", fits: columns, of: "classifier")
    switch self {
    case .svm(let fitted): return try fitted.svm.decision(rows.data)
    case .network(let trained): return try trained.network.decision(rows.data).map { Double($0) }
    }
  }

  /// The class of each row.
  func predict(_ rows: Dataset) throws -> [Int] {
    try check(rows, "dataset", fits: columns, of: "classifier")
    switch self {
    case .svm(let fitted): return try fitted.svm.predict(rows.data)
    case .network: return try decision(on: rows).map { $0 > 0 ? 1 : 0 }
    }
  }

  /// What a result on these rows is computed on, in words.
  func basis(of rows: Dataset) -> Basis { Basis(of: rows, fittedOn: origin) }

  /// Recall against false alarms, and precision against recall.
  func drawnCurve(
    on rows: Dataset, prevalence: Double?, labels: Figure.Labels
  ) throws -> Figure {
    let truth = try rows.labelled(for: "plot.roc")
    let ranking = try Ranking(
      scores: try decision(on: rows), labels: truth, positive: truth.max() ?? 1)
    let (roc, pr) = (ROCCurve(ranking), PrecisionRecallCurve(ranking))
    let curve = Figure.ScoreCurve(
      falsePositive: roc.falseAlarms, truePositive: roc.recalls, area: roc.area,
      recall: pr.recalls, precision: pr.precisions, averagePrecision: pr.average)
    let share = Double(ranking.positives) / Double(max(truth.count, 1))
    return try .roc(
      [curve], prevalence: prevalence ?? share,
      labels: labels.or(note: basis(of: rows).description))
  }
}

/// True classes by predicted ones, knowing what they were computed on.
package struct ConfusionTable: DomainValue {
  package static let kind = "confusion"
  let matrix: ConfusionMatrix
  let names: [String]
  let basis: Basis

  init(_ classifier: Classifying, _ rows: Dataset) throws {
    let truth = try rows.labelled(for: "confusion")
    matrix = try ConfusionMatrix(truth: truth, predicted: try classifier.predict(rows))
    names = matrix.classes.map { rows.labelNames[at: $0] ?? "\($0)" }
    basis = classifier.basis(of: rows)
  }

  package static let fields: [Field<ConfusionTable>] = [
    Field("counts", "counts[true, predicted]") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.counts.joined().map { Float($0) })
    },
    Field("rates", "of each true class, the shares taken for each class") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.rowRates.joined().map { Float($0) })
    },
    Field("fractions", "counts over all rows: all sum to 1") { table in
      Tensor(
        shape: [table.names.count, table.names.count],
        values: table.matrix.jointFractions.joined().map { Float($0) })
    },
    Field("accuracy", "the share of rows whose class was found") { $0.matrix.accuracy },
    Field("balanced_accuracy", "the mean of the shares found of each class") {
      $0.matrix.balancedAccuracy
    },
    Field("names", "the classes, in the order of rows and columns") { $0.names },
    Field("basis", "what it was computed on, in words") { $0.basis.description },
  ]

  package var summary: String {
    "accuracy \(fixed(matrix.accuracy, 3)), balanced \(fixed(matrix.balancedAccuracy, 3)) · "
      + basis.description
  }

  package var detail: [Block] {
    let rows = names.indices.map { truth in
      ["true \(names[truth])"]
        + names.indices.map { predicted in
          "\(grouped(matrix.counts[truth][predicted])) (\(percent(matrix.rowRates[truth][predicted])))"
        }
    }
    return [.table(Table(header: [""] + names.map { "predicted \($0)" }, rows: rows))]
  }
}

/// Scores with their intervals, knowing what they were computed on.
package struct Scores: DomainValue {
  package static let kind = "scores"
  let card: Scorecard
  let basis: Basis
  /// The class whose rows are to be found: the higher of the two.
  private let sought: String
  /// Whether it is known which neurons the rows are of.
  private let knowsNeurons: Bool

  init(_ classifier: Classifying, _ rows: Dataset, draws: Int, _ context: CallContext, seed: UInt64)
    throws
  {
    basis = classifier.basis(of: rows)
    knowsNeurons = rows.groups != nil
    let labels = try rows.labelled(for: "score")
    sought = labels.max().map { rows.labelNames[at: $0] ?? "\($0)" } ?? ""
    card = try Scorecard(
      decisions: try classifier.decision(on: rows), labels: labels,
      groups: rows.groupsOrRows, draws: draws, seed: seed, isCancelled: context.isCancelled)
  }

  package static let fields: [Field<Scores>] = [
    Field("accuracy", "the share of rows whose class was found") { $0.card.accuracy.value },
    Field("balanced_accuracy", "the mean of the shares found of each class; ½ by chance") {
      $0.card.balancedAccuracy.value
    },
    Field("auc", "the area under the ROC curve; ½ by chance") { $0.card.areaUnderCurve.value },
    Field("average_precision", "the mean precision over recall; the prevalence by chance") {
      $0.card.averagePrecision.value
    },
    Field("prevalence", "the share of rows of the higher class") { $0.card.prevalence },
    Field("rows", "how many rows") { $0.card.rows },
    Field("basis", "what they were computed on, in words") { $0.basis.description },
  ]

  package var summary: String {
    "accuracy \(fixed(card.accuracy.value, 3)), AUC \(fixed(card.areaUnderCurve.value, 3)) · "
      + basis.description
  }

  package var detail: [Block] {
    let estimates = [
      ("accuracy", card.accuracy), ("balanced accuracy", card.balancedAccuracy),
      ("AUC", card.areaUnderCurve), ("average precision", card.averagePrecision),
    ]
    let rows = estimates.map { name, estimate in
      let bounds = estimate.certainty.bounds
      return [name, fixed(estimate.value, 3)]
        + [bounds.map { "\(fixed($0.lower, 3)) to \(fixed($0.upper, 3))" } ?? ""]
    }
    let reason = estimates.lazy.compactMap { $0.1.certainty.reason }.first
    let note = "\(percent(card.prevalence)) of the rows are of class \(sought)."
    return [
      .table(
        Table(
          header: ["", "score", "95 % over \(knowsNeurons ? "neurons" : "rows")"], rows: rows,
          note: [note, reason].compactMap { $0 }.joined(separator: " ")))
    ]
  }
}

/// Scores of each fold of a cross-validation.
package struct FoldScores: DomainValue {
  package static let kind = "fold scores"
  let validation: CrossValidation
  let unit: SplitBy
  /// Whether it is known which neurons the rows are of.
  let knowsNeurons: Bool

  package static let fields: [Field<FoldScores>] = [
    Field("accuracy", "of each fold") { Tensor($0.validation.folds.map(\.accuracy)) },
    Field("balanced_accuracy", "of each fold") {
      Tensor($0.validation.folds.map(\.balancedAccuracy))
    },
    Field("auc", "of each fold; NaN where its rows are of one class") {
      Tensor($0.validation.folds.map { $0.areaUnderCurve ?? .nan })
    },
    Field("average_precision", "of each fold; NaN where its rows are of one class") {
      Tensor($0.validation.folds.map { $0.averagePrecision ?? .nan })
    },
  ]

  private var held: String {
    switch unit {
    case .neuron: "each on held-out neurons"
    case .row where knowsNeurons: "each on other rows of neurons it was fitted on"
    case .row: "each on rows it was not fitted on"
    }
  }

  package var summary: String {
    let aucs = validation.folds.compactMap(\.areaUnderCurve)
    let mean = aucs.isEmpty ? Double.nan : aucs.reduce(0, +) / Double(aucs.count)
    return "\(counted(validation.folds.count, "fold")), \(held) · mean AUC \(fixed(mean, 3))"
  }

  package var detail: [Block] {
    let rows = validation.folds.enumerated().map { index, fold in
      [
        "\(index)", grouped(fold.trainingRows), grouped(fold.heldRows), fixed(fold.accuracy, 3),
        fixed(fold.balancedAccuracy, 3), fold.areaUnderCurve.map { fixed($0, 3) } ?? "",
        fold.averagePrecision.map { fixed($0, 3) } ?? "",
      ]
    }
    return [
      .table(
        Table(
          header: [
            "fold", "rows fitted", "rows held", "accuracy", "balanced", "AUC", "average precision",
          ], rows: rows))
    ]
  }
}

extension Dataset {
  /// The misclassified rows, labelled by what went wrong with them.
  func mistakes(of classifier: Classifying) throws -> Dataset {
    let truth = try labelled(for: "mistakes")
    let found = try classifier.predict(self)
    let wrong = truth.indices.filter { truth[$0] != found[$0] }
    let kinds = wrong.map { truth[$0] > found[$0] ? 1 : 0 }
    let higher = truth.max().flatMap { labelNames[at: $0] } ?? "1"
    return try selecting(rows: wrong).replacingLabels(
      kinds, names: ["false alarm", "missed \(higher)"])
  }
}
