import Wording
import Analysis
import Datasets
package import Interpreter
import LinearAlgebra

/// Scores with their intervals, knowing what they were computed on.
package struct Scores: DomainValue {
  package static let kind = "scores"
  let card: Scorecard
  let basis: Basis
  let evidence: Evidence
  /// A row for each neuron; nil where it is not known which the rows are of.
  private let neurons: DataTable?

  init(
    _ classifier: any Classifying, _ rows: Dataset, draws: Int, _ context: CallContext,
    seed: UInt64
  ) throws {
    basis = classifier.basis(of: rows)
    let labels = try rows.labelled(for: "score")
    let decisions = try classifier.decision(on: rows)
    evidence = Evidence(rows, decisions: decisions, labels: labels)
    card = try Scorecard(
      decisions: decisions, labels: labels, groups: rows.groupsOrRows, draws: draws, seed: seed,
      isCancelled: context.isCancelled)
    neurons = try rows.groups.map { groups in
      try DataTable(
        groupScores(decisions: decisions, labels: labels, groups: groups), of: rows.groupNames)
    }
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
    Field("table", "a row for each score with the low and high end of its interval") {
      try $0.table
    },
    Field("neurons", "a table of the same for each neuron; NaN where it has one class alone") {
      $0.neurons
    },
  ]

  package var summary: String {
    "accuracy \(fixed(card.accuracy.value, 3)), AUC \(fixed(card.areaUnderCurve.value, 3))"
      + (evidence.onlyTaken.map { ", all rows taken for \($0)" } ?? "")
      + " · \(basis.description)"
  }

  /// All scores by name.
  var estimates: [(name: String, estimate: Estimate)] {
    [
      ("accuracy", card.accuracy), ("balanced accuracy", card.balancedAccuracy),
      ("AUC", card.areaUnderCurve), ("average precision", card.averagePrecision),
    ]
  }

  package var detail: [Block] {
    let rows = estimates.map { name, estimate in
      let bounds = estimate.certainty.bounds
      return [name, fixed(estimate.value, 3)]
        + [bounds.map { "\(fixed($0.lower, 3)) to \(fixed($0.upper, 3))" } ?? ""]
    }
    let reason = estimates.lazy.compactMap { $0.1.certainty.reason }.first
    let note = "\(percent(card.prevalence)) of the rows are of class \(evidence.sought)."
    return [
      .table(
        Table(
          header: ["", "score", "95 % over \(neurons == nil ? "rows" : "neurons")"], rows: rows,
          note: [note, reason, warning].compactMap { $0 }.joined(separator: " ")))
    ]
  }
}

extension Scores {
  fileprivate var table: DataTable {
    get throws(Fault) {
      let bounds = estimates.map { $0.estimate.certainty.bounds }
      return try DataTable([
        .init("score", .texts(estimates.map(\.name))),
        .init("value", .numbers(estimates.map(\.estimate.value))),
        .init("low", .numbers(bounds.map { $0?.lower ?? .nan })),
        .init("high", .numbers(bounds.map { $0?.upper ?? .nan })),
      ])
    }
  }

  /// Where to read on when something speaks against the scores.
  private var warning: String? {
    let isSeen = basis.seenRows > 0 || basis.encodedRows > 0 || !basis.isKnown
    let isDoubtful = isSeen || evidence.isBalanced || evidence.onlyTaken != nil
    return isDoubtful ? "audit() says what speaks against them." : nil
  }
}

extension DataTable {
  /// A row for each group of rows.
  fileprivate init(_ scores: [GroupScore], of names: [String]) throws(Fault) {
    try self.init([
      .init("neuron", .texts(scores.map { names[$0.group] })),
      .init("rows", .numbers(scores.map { Double($0.rows) })),
      .init("prevalence", .numbers(scores.map(\.prevalence))),
      .init("accuracy", .numbers(scores.map(\.accuracy))),
      .init("balanced_accuracy", .numbers(scores.map(\.balancedAccuracy))),
      .init("auc", .numbers(scores.map { $0.areaUnderCurve ?? .nan })),
      .init("average_precision", .numbers(scores.map { $0.averagePrecision ?? .nan })),
    ])
  }
}
