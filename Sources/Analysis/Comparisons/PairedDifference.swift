/// By how much one score is above another on the same groups, such as neurons.
package struct PairedDifference: Sendable, Equatable {
  /// The mean over groups of the first score less the second, and its interval.
  package let mean: Estimate
  /// The standard error of that mean: the deviation over the root of the groups; NaN for fewer
  /// than two.
  package let error: Double
  /// In how many groups the first is higher, and how many there are.
  package let wins: Int
  package let groups: Int

  /// What the interval says of the first.
  package enum Verdict: Sendable, Equatable {
    case higher, lower
    /// The interval holds 0.
    case undecided
    /// There is no interval.
    case unknown
  }

  /// Pairs scores of the same groups; those of which either is NaN are left out.
  package init(
    _ first: [Double], over second: [Double], draws: Int, seed: UInt64,
    isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    try checkLength("scores", second.count, expected: first.count)
    let differences = zip(first, second).map { $0 - $1 }.filter { !$0.isNaN }
    let mean = try Estimate(
      meanOf: differences, draws: draws, seed: seed, isCancelled: isCancelled)
    let squares = differences.reduce(0) { $0 + ($1 - mean.value) * ($1 - mean.value) }
    let count = Double(differences.count)
    error = count < 2 ? .nan : (squares / (count - 1) / count).squareRoot()
    (self.mean, wins, groups) = (mean, differences.count { $0 > 0 }, differences.count)
  }

  package var verdict: Verdict {
    guard let bounds = mean.certainty.bounds else { return .unknown }
    return bounds.lower > 0 ? .higher : bounds.upper < 0 ? .lower : .undecided
  }
}
