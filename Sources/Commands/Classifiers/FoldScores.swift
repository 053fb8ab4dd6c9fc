import Wording
import Analysis
import Datasets
package import Interpreter
import LinearAlgebra

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
    Field("table", "a row for each fold") { try $0.table },
  ]

  private var table: DataTable {
    get throws(Fault) {
      let folds = validation.folds
      return try DataTable([
        .init("fold", .numbers(folds.indices.map { Double($0) })),
        .init("rows_fitted", .numbers(folds.map { Double($0.trainingRows) })),
        .init("rows_held", .numbers(folds.map { Double($0.heldRows) })),
        .init("accuracy", .numbers(folds.map(\.accuracy))),
        .init("balanced_accuracy", .numbers(folds.map(\.balancedAccuracy))),
        .init("auc", .numbers(folds.map { $0.areaUnderCurve ?? .nan })),
        .init("average_precision", .numbers(folds.map { $0.averagePrecision ?? .nan })),
      ])
    }
  }

  private var held: String {
    switch unit {
    case .neuron: "each on held-out neurons"
    case .row where knowsNeurons: "each on other rows of neurons it was fitted on"
    case .row: "each on rows it was not fitted on"
    case .time: "each on another stretch of rows"
    }
  }

  package var summary: String {
    "\(counted(validation.folds.count, "fold")), \(held) · \(ranking)"
  }

  /// The mean area under the ROC curve, and how many folds have none.
  private var ranking: String {
    let aucs = validation.folds.compactMap(\.areaUnderCurve)
    let lacking = validation.folds.count - aucs.count
    if aucs.isEmpty { return "no AUC: the rows held out are of one class in every fold" }
    let mean = "mean AUC \(fixed(aucs.reduce(0, +) / Double(aucs.count), 3))"
    if lacking == 0 { return mean }
    return "\(mean) of \(aucs.count): the rows held out are of one class in "
      + counted(lacking, "fold")
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
