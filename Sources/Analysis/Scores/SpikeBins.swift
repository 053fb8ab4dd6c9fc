import Glibc

/// Numbers per sample, such as counts of spikes, as sums over the bins of a lower rate.
package enum SpikeBins {
  /// Bins per second in which spikes are scored unless others are asked for, in Hz.
  package static let usualRate = 25.0

  /// Found and true numbers of one neuron in the same bins, without those where either is missing.
  ///
  /// Where both have one rate, of which the bins' is a whole part, samples that either misses are
  /// dropped before bins are made of what is left, and a last bin that is not full is dropped: as
  /// the SpikeFinder challenge did. Elsewhere each sample counts in proportion to its time in a bin,
  /// and bins that touch a missing one are dropped.
  package static func pairs(
    _ found: [Double], rate foundRate: Double, _ truth: [Double], rate truthRate: Double,
    at rate: Double
  ) -> (found: [Double], truth: [Double]) {
    if abs(foundRate - truthRate) < 1e-6 * truthRate, let factor = wholePart(truthRate, rate) {
      let known = zip(found, truth).filter { !$0.isNaN && !$1.isNaN }
      return (sums(known.map(\.0), of: factor), sums(known.map(\.1), of: factor))
    }
    let both = zip(
      sums(found, from: foundRate, to: rate), sums(truth, from: truthRate, to: rate))
    let known = both.filter { !$0.isNaN && !$1.isNaN }
    return (known.map(\.0), known.map(\.1))
  }

  /// How many samples make a bin, where that is a whole number.
  private static func wholePart(_ rate: Double, _ binRate: Double) -> Int? {
    let factor = (rate / binRate).rounded()
    return factor >= 1 && abs(rate / binRate - factor) < 1e-6 * factor ? Int(factor) : nil
  }

  private static func sums(_ numbers: [Double], of factor: Int) -> [Double] {
    (0..<numbers.count / factor).map { bin in
      numbers[bin * factor..<(bin + 1) * factor].reduce(0, +)
    }
  }

  /// The whole bins; NaN where one touches a NaN.
  private static func sums(
    _ numbers: [Double], from rate: Double, to binRate: Double
  ) -> [Double] {
    let samplesPerBin = rate / binRate
    let count = Int(Double(numbers.count) / samplesPerBin + 1e-6)
    return (0..<count).map { bin in
      let (start, end) = (Double(bin) * samplesPerBin, Double(bin + 1) * samplesPerBin)
      let last = min(numbers.count, Int((end - 1e-6).rounded(.up)))
      return (Int(start + 1e-6)..<last).reduce(0.0) { sum, sample in
        let overlap = min(end, Double(sample + 1)) - max(start, Double(sample))
        return sum + overlap * numbers[sample]
      }
    }
  }

  /// Numbers under a Gaussian of a deviation in bins, four of which it reaches to either side; the
  /// ends are as if mirrored.
  package static func smoothed(_ numbers: [Double], deviation: Double) -> [Double] {
    guard deviation > 0, numbers.count > 1 else { return numbers }
    let reach = max(1, Int((4 * deviation).rounded(.up)))
    let weights = (-reach...reach).map { exp(-0.5 * pow(Double($0) / deviation, 2)) }
    let total = weights.reduce(0, +)
    let period = 2 * numbers.count
    return numbers.indices.map { place in
      weights.indices.reduce(0.0) { sum, index in
        let at = ((place + index - reach) % period + period) % period
        return sum + weights[index] * numbers[at < numbers.count ? at : period - 1 - at]
      } / total
    }
  }
}
