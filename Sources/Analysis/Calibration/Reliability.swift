/// How far what was said comes true: in bins of what was said, what was said on average and what was.
package struct Reliability: Sendable, Equatable {
  package struct Bin: Sendable, Equatable {
    /// The means of what was said and of what was.
    package let predicted: Double
    package let observed: Double
    package let count: Int

    /// The interval of a share that was observed, at 95 % (Wilson 1927).
    package var interval: (lower: Double, upper: Double) {
      let (z, n) = (1.959_964, Double(count))
      let middle = observed + z * z / (2 * n)
      let inside = max(0, observed * (1 - observed) / n + z * z / (4 * n * n))
      let reach = z * inside.squareRoot()
      return ((middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n))
    }
  }

  /// With rows of about one number, by what was said; fewer where many were told alike.
  package let bins: [Bin]
  /// The mean squared difference from what was: of probabilities Brier's score.
  package let squaredError: Double
  /// The mean distance of bins from what came true, weighted by their rows.
  package let error: Double

  /// How many bins there may be.
  package static let binCounts = 2...1000

  /// - Parameters:
  ///   - predicted: Probabilities, or expected counts.
  ///   - truth: 1 for what happened and 0 for what did not, or counts.
  package init(
    predicted: [Double], truth: [Double], bins count: Int = 10
  ) throws(AnalysisError) {
    try checkLength("true numbers", truth.count, expected: predicted.count)
    guard !predicted.isEmpty else { throw .nothing(what: "predictions") }
    if let index = predicted.firstIndex(where: \.isNaN) { throw .scoreNotANumber(index: index) }
    let total = Double(predicted.count)
    squaredError =
      zip(predicted, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / total
    bins = Self.bins(predicted, truth, count: count)
    error = bins.reduce(0) { $0 + abs($1.predicted - $1.observed) * Double($1.count) } / total
  }

  /// Stretches of the sorted predictions; equal ones are never parted.
  private static func bins(_ predicted: [Double], _ truth: [Double], count: Int) -> [Bin] {
    let order = predicted.indices.sorted { (predicted[$0], $0) < (predicted[$1], $1) }
    var (bins, start) = ([Bin](), 0)
    for bin in 1...max(1, count) {
      var end = order.count * bin / max(1, count)
      while end > start, end < order.count, predicted[order[end]] == predicted[order[end - 1]] {
        end += 1
      }
      guard end > start else { continue }
      let rows = order[start..<end]
      func mean(_ numbers: [Double]) -> Double {
        rows.reduce(0) { $0 + numbers[$1] } / Double(rows.count)
      }
      bins.append(Bin(predicted: mean(predicted), observed: mean(truth), count: rows.count))
      start = end
    }
    return bins
  }
}
