import Glibc
import LinearAlgebra
import Wording

/// How certain a score is.
package enum Certainty: Sendable, Equatable {
  /// The interval that holds the middle 95 % of scores over resampled groups.
  case interval(lower: Double, upper: Double, groups: Int)
  /// Too few groups to resample.
  case tooFewGroups(Int)
  /// The score has no value in most draws, as when they lack a class.
  case undefined(draws: Int, of: Int)

  /// The interval, if there is one.
  package var bounds: (lower: Double, upper: Double)? {
    switch self {
    case .interval(let lower, let upper, _): (lower, upper)
    case .tooFewGroups, .undefined: nil
    }
  }

  /// Why there is no interval, as a sentence; none if there is one.
  package var reason: String? {
    switch self {
    case .interval: nil
    case .tooFewGroups(let groups):
      "An interval needs at least \(Bootstrap.fewestGroups) groups of rows, such as neurons, but "
        + "there \(isOrAre(groups)) \(groups)."
    case .undefined(let draws, let all):
      "An interval needs a score in most draws, but \(draws) of \(all) have none."
    }
  }
}

/// Resampling of whole groups with replacement (Efron 1979): rows of one neuron are alike, so that
/// resampling single rows would make any score look too certain.
package struct Bootstrap: Sendable {
  static let fewestGroups = 3
  /// How many draws there may be.
  package static let drawCounts = 1...1_000_000
  /// The group of each row, numbered from 0.
  private let groupOfRow: [Int]
  private let groupCount: Int
  private let draws: Int
  private let seed: UInt64

  /// Prepares draws over the groups of rows; the same seed gives the same draws.
  package init(groups: [Int], draws: Int = 1000, seed: UInt64) throws(AnalysisError) {
    guard Self.drawCounts ~= draws else {
      throw .setting(
        name: "the number of draws", value: Double(draws),
        range: "from 1 to \(Self.drawCounts.upperBound)")
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: Set(groups).sorted().enumerated().map { ($1, $0) })
    groupOfRow = groups.map { numbers[$0, default: 0] }
    groupCount = numbers.count
    (self.draws, self.seed) = (draws, seed)
  }

  /// How certain a score is, which is computed from how many times each row counts; a score of none
  /// or NaN leaves the draw out. Asks `isCancelled` before each draw.
  package func certainty(
    isCancelled: () -> Bool = { false }, of score: (_ repetitions: [Int]) -> Double?
  ) throws(AnalysisError) -> Certainty {
    guard groupCount >= Self.fewestGroups else { return .tooFewGroups(groupCount) }
    var scores: [Double] = []
    try forEachDraw(isCancelled: isCancelled) { repetitions in
      if let score = score(repetitions), !score.isNaN { scores.append(score) }
    }
    guard 2 * scores.count > draws else {
      return .undefined(draws: draws - scores.count, of: draws)
    }
    scores.sort()
    return .interval(
      lower: quantile(0.025, ofSorted: scores), upper: quantile(0.975, ofSorted: scores),
      groups: groupCount)
  }

  /// The share of draws beyond either end of an interval that is to hold what is true of all neurons
  /// with a chance of 95 %.
  ///
  /// Few groups that are drawn again differ less than others in their place would: their variance is
  /// over n, not n - 1, and nothing of Student's longer tails is in it. With this share the interval
  /// of a mean is Student's (the expanded percentile interval of Hesterberg, "What teachers should
  /// know about the bootstrap", 2014).
  var tail: Double {
    guard groupCount > 1 else { return 0.025 }
    let count = Double(groupCount)
    return 0.5
      * erfc(studentQuantile(degrees: groupCount - 1) * (count / (count - 1) / 2).squareRoot())
  }

  /// Calls back with how many times each row counts in each draw; not at all where there are too few
  /// groups.
  func forEachDraw(
    isCancelled: () -> Bool, _ body: (_ repetitions: [Int]) -> Void
  ) throws(AnalysisError) {
    guard groupCount >= Self.fewestGroups else { return }
    for draw in 0..<draws {
      if isCancelled() { throw .interrupted }
      let times = timesOfGroups(draw: draw)
      body(groupOfRow.map { times[$0] })
    }
  }

  /// How many times each group comes in a draw.
  private func timesOfGroups(draw: Int) -> [Int] {
    var stream = RandomStream(
      seed: seed, purpose: .bootstrap, substream: UInt64(truncatingIfNeeded: draw))
    var times = [Int](repeating: 0, count: groupCount)
    for _ in 0..<groupCount { times[stream.integer(below: groupCount)] += 1 }
    return times
  }
}

/// A quantile by linear interpolation between neighbours (NumPy's default).
func quantile(_ fraction: Double, ofSorted sorted: [Double]) -> Double {
  let place = fraction * Double(sorted.count - 1)
  let lower = Int(place)
  let upper = min(lower + 1, sorted.count - 1)
  return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
}
