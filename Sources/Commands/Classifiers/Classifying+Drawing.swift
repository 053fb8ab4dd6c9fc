import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

extension Several where Element == AnyClassifier {
  /// Recall against false alarms, and precision against recall.
  ///
  /// - Parameter band: where curves may lie over neurons, or nil for none of it: its seed.
  func drawnCurves(
    on rows: Dataset, prevalence: Double?, band seed: UInt64?, isCancelled: () -> Bool,
    labels: Figure.Labels
  ) throws -> Figure {
    let truth = try rows.labelled(for: "plot.roc")
    var curves: [Figure.ScoreCurve] = []
    for (name, classifier) in all {
      let decisions = try classifier.content.decision(on: rows)
      var curve = try Figure.ScoreCurve(
        named: name, of: decisions, truth, prevalence: prevalence)
      curve.band = try seed.flatMap { seed in
        try ROCBand(
          scores: decisions, labels: truth, groups: rows.groupsOrRows, seed: seed,
          isCancelled: isCancelled
        ).map { .init(falsePositive: $0.falseAlarms, lower: $0.lower, upper: $0.upper) }
      }
      curves.append(curve)
    }
    let highest = truth.max()
    let share = Double(truth.count { $0 == highest }) / Double(max(truth.count, 1))
    let interval = curves.contains { $0.band != nil } ? [rows.bandNote] : []
    return try .roc(
      curves, prevalence: prevalence ?? share,
      labels: labels.or(note: (bases(of: rows) + interval).joined(separator: " · ")))
  }

  /// What the curves are computed on, each once.
  private func bases(of rows: Dataset) -> [String] {
    all.reduce(into: []) { bases, one in
      let basis = one.content.content.basis(of: rows).description
      if !bases.contains(basis) { bases.append(basis) }
    }
  }
}

extension Dataset {
  fileprivate var bandNote: String {
    "bands: 95 % over \(counted(Set(groupsOrRows).count, groups == nil ? "row" : "neuron"))"
  }
}

extension Figure.ScoreCurve {
  /// The curves of decisions beside the labels of the same rows.
  fileprivate init(
    named name: String, of decisions: [Double], _ truth: [Int], prevalence: Double?
  ) throws {
    let ranking = try Ranking(scores: decisions, labels: truth, positive: truth.max() ?? 1)
    let roc = ROCCurve(ranking)
    let pr = PrecisionRecallCurve(ranking, prevalence: prevalence)
    self.init(
      name: name, falsePositive: roc.falseAlarms, truePositive: roc.recalls, area: roc.area,
      recall: pr.recalls, precision: pr.precisions, averagePrecision: pr.average)
  }
}
