/// The sums of numbers per sample over any stretch of time: a sample counts in proportion to its time
/// in it, what is missing and what lies beyond the ends counts 0.
package struct RunningSum: Sendable {
  /// The sum of all samples before each, and of all.
  private let sums: [Double]
  private let rate: Double

  /// Of samples at so many Hz.
  package init(_ numbers: some Sequence<Float>, rate: Double) {
    var (sums, sum) = ([0.0], 0.0)
    for number in numbers {
      sum += number.isNaN ? 0 : Double(number)
      sums.append(sum)
    }
    (self.sums, self.rate) = (sums, rate)
  }

  /// The sum from one time to another, in seconds.
  package func sum(from start: Double, to end: Double) -> Double { sum(to: end) - sum(to: start) }

  private func sum(to time: Double) -> Double {
    let place = max(0, min(Double(sums.count - 1), time * rate))
    let whole = Int(place)
    guard whole < sums.count - 1 else { return sums[whole] }
    return sums[whole] + (place - Double(whole)) * (sums[whole + 1] - sums[whole])
  }
}

extension Trace {
  /// The centres, in seconds, of the whole bins of so many Hz in which no sample is missing.
  package func centresOfBins(at binRate: Double, rate: Double) -> [Double] {
    let missing = RunningSum(samples.lazy.map { $0.isNaN ? Float(1) : 0 }, rate: rate)
    let count = Int(Double(samples.count) / rate * binRate + 1e-6)
    var centres: [Double] = []
    for bin in 0..<count {
      let (start, end) = (Double(bin) / binRate, Double(bin + 1) / binRate)
      // An edge that is a rounding beyond a sample's does not touch it.
      if missing.sum(from: start, to: end) < 1e-6 { centres.append((start + end) / 2) }
    }
    return centres
  }
}
