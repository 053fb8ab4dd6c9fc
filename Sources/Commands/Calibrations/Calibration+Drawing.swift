import Analysis
import Figures
import Interpreter
import Wording

extension Either where First == Calibration, Second == ReliabilityScores {
  fileprivate var scores: ReliabilityScores {
    switch self {
    case .first(let calibration): calibration.reliability
    case .second(let scores): scores
    }
  }
}

extension Several where Element == Either<Calibration, ReliabilityScores> {
  /// What came true of what was predicted.
  func drawnCalibration(labels: Figure.Labels) throws -> Figure {
    let all = all.map { (name: $0.name, scores: $0.content.scores) }
    guard Set(all.map(\.scores.areCounts)).count == 1 else {
      throw Fault(
        "probabilities and counts do not stand on one axis", at: .init("calibration", "of both"))
    }
    let bases = Set(all.map(\.scores.basis))
    return try .calibration(
      all.map { $0.scores.curve(named: $0.name) }, areProbabilities: !all[0].scores.areCounts,
      labels: labels.or(note: bases.count == 1 ? bases.first : nil))
  }
}

extension ReliabilityScores {
  fileprivate func curve(named name: String) -> Figure.ReliabilityCurve {
    let bins = reliability.bins
    let ranges = areCounts ? [] : bins.map(\.interval)
    let score = areCounts ? "squared error " : "Brier "
    return Figure.ReliabilityCurve(
      name: name, predicted: bins.map(\.predicted), observed: bins.map(\.observed),
      ranges: ranges.map { .init(lower: $0.lower, upper: $0.upper) },
      score: score + fixed(squaredError, 3))
  }
}
