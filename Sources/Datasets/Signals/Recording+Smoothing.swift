import Glibc
import LinearAlgebra

extension Recording {
  /// Traces under a Gaussian of so many seconds' deviation, cut off at four of them; beyond its ends
  /// a trace is its mirror image. A missing sample stays missing and counts for none of the others.
  ///
  /// Costs eight deviations of samples for each sample, on all processors. Throws unless the
  /// deviation is above 0 s and at most 60 s, or when interrupted.
  package func smoothed(
    _ seconds: Double, isCancelled: @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    guard seconds > 0, seconds <= 60 else {
      throw .outOfRange(
        parameter: "width", value: seconds, allowed: "above 0 s and at most 60 s", unit: "s")
    }
    let smooth = mappedInParallel(traces.count) { index -> [Float]? in
      guard !isCancelled() else { return nil }
      let samples = traces[index].samples
      return zip(samples, samples.smoothed(deviation: seconds * rate)).map { sample, mean in
        sample.isNaN ? .nan : Float(mean)
      }
    }
    let whole = smooth.compactMap(\.self)
    guard whole.count == traces.count else { throw .interrupted }
    return replacing(zip(traces, whole).map { $0.replacing($1) })
  }
}

extension [Float] {
  /// The mean of the samples around each place under a Gaussian of so many places' deviation; NaN
  /// where there is none.
  func smoothed(deviation: Double) -> [Double] {
    let reach = Int(Swift.min(4 * deviation, 1e6) + 0.5)
    let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
    let around = indices.isEmpty ? [] : (-reach..<count + reach).map { self[mirrored($0)] }
    let sums = around.map { $0.isNaN ? 0 : Double($0) }.products(along: weights)
    guard contains(where: \.isNaN) else {
      let total = weights.reduce(0, +)
      return sums.map { $0 / total }
    }
    let totals = around.map { $0.isNaN ? 0.0 : 1 }.products(along: weights)
    return zip(sums, totals).map { $1 > 0 ? $0 / $1 : .nan }
  }

  /// The place whose sample stands for one that may lie beyond the ends: d c b a | a b c d | d c b a.
  private func mirrored(_ place: Int) -> Int {
    let turn = ((place % (2 * count)) + 2 * count) % (2 * count)
    return turn < count ? turn : 2 * count - 1 - turn
  }
}

extension [Double] {
  /// The sum of the products of numbers with weights that are laid at each place from the first on.
  fileprivate func products(along weights: [Double]) -> [Double] {
    withUnsafeBytes { numbers in
      weights.withUnsafeBytes { bytes in
        (0..<Swift.max(0, count - weights.count + 1)).map {
          dot(numbers, bytes, from: $0, count: weights.count)
        }
      }
    }
  }
}
