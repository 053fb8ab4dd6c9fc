import Wording
import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra

extension Classifying {
  /// Recall against false alarms, and precision against recall.
  func drawnCurve(
    on rows: Dataset, prevalence: Double?, labels: Figure.Labels
  ) throws -> Figure {
    let truth = try rows.labelled(for: "plot.roc")
    let ranking = try Ranking(
      scores: try decision(on: rows), labels: truth, positive: truth.max() ?? 1)
    let roc = ROCCurve(ranking)
    let pr = PrecisionRecallCurve(ranking, prevalence: prevalence)
    let curve = Figure.ScoreCurve(
      falsePositive: roc.falseAlarms, truePositive: roc.recalls, area: roc.area,
      recall: pr.recalls, precision: pr.precisions, averagePrecision: pr.average)
    let share = Double(ranking.positives) / Double(max(truth.count, 1))
    return try .roc(
      [curve], prevalence: prevalence ?? share,
      labels: labels.or(note: basis(of: rows).description))
  }
}
