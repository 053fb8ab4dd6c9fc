import Glibc

/// The power density of a trace by Welch's method (1967): means over half-overlapping stretches of 512
/// samples, each less its mean and under a Hann window. A shorter trace is one stretch.
package struct PowerDensity {
  /// The density at multiples of `step`, per Hz.
  package let values: [Double]
  /// From one frequency to the next, in Hz.
  package let step: Double
  /// Half of the sampling rate, in Hz.
  private let highest: Double

  /// How many samples a stretch has.
  package static let stretch = 512
  private static let table = FourierTable(count: stretch)
  private static let window = hann(stretch)

  private init(values: [Double], step: Double, highest: Double) {
    (self.values, self.step, self.highest) = (values, step, highest)
  }

  /// Of at least two samples, none of them missing, at a rate in Hz.
  package init(of samples: UnsafeBufferPointer<Float>, rate: Double) {
    let length = min(Self.stretch, samples.count)
    step = rate / Double(length)
    highest = rate / 2
    let window = length == Self.stretch ? Self.window : Self.hann(length)
    var sums = [Double](repeating: 0, count: length / 2 + 1)
    let transform = length == Self.stretch ? FourierTransform(Self.table) : nil
    let starts = stride(from: 0, through: samples.count - length, by: max(1, length / 2))
    for start in starts {
      let part = UnsafeBufferPointer(rebasing: samples[start..<start + length])
      Self.add(part, window, transform, to: &sums)
    }
    let weight = window.reduce(0.0) { $0 + Double($1) * Double($1) }
    let scale = 2 / (rate * weight * Double(starts.reduce(0) { n, _ in n + 1 }))
    // The constant and, of an even count, the highest part have no mirror image.
    values = sums.indices.map { part in
      let isSingle = part == 0 || length.isMultiple(of: 2) && part == length / 2
      return sums[part] * scale * (isSingle ? 0.5 : 1)
    }
  }

  private static func hann(_ length: Int) -> [Float] {
    (0..<length).map { Float(0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(length))) }
  }

  /// Adds the squares of a stretch's spectrum.
  private static func add(
    _ part: UnsafeBufferPointer<Float>, _ window: [Float], _ transform: FourierTransform?,
    to sums: inout [Double]
  ) {
    let mean = Float(part.reduce(0.0) { $0 + Double($1) } / Double(part.count))
    guard let transform else {
      return addPlain(part.indices.map { (part[$0] - mean) * window[$0] }, to: &sums)
    }
    for index in part.indices { transform.signal[index] = (part[index] - mean) * window[index] }
    transform.forward()
    for index in sums.indices {
      let (real, imaginary) = (transform.real[index], transform.imaginary[index])
      sums[index] += Double(real * real + imaginary * imaginary)
    }
  }

  private static func addPlain(_ signal: [Float], to sums: inout [Double]) {
    for part in sums.indices {
      var (real, imaginary) = (0.0, 0.0)
      for (place, value) in signal.enumerated() {
        let turn = Double(part * place % signal.count) / Double(signal.count)
        real += Double(value) * cos(2 * .pi * turn)
        imaginary += Double(value) * sin(2 * .pi * turn)
      }
      sums[part] += real * real + imaginary * imaginary
    }
  }

  /// The densities at the frequencies that hold.
  package func values(where holds: (_ frequency: Double) -> Bool) -> [Double] {
    values.indices.filter { holds(Double($0) * step) }.map { values[$0] }
  }

  /// The highest frequency at which there is more than a thousandth of what there is at 1.5 to
  /// 3.5 Hz: where the trace was cut off when it was recorded, or brought to another rate.
  package var bandEdge: Double {
    let usual = values { $0 > 1.5 && $0 < 3.5 }.median ?? 0
    let last = values.lastIndex { $0 > 1e-3 * usual } ?? values.count - 1
    return min(Double(last) * step, highest)
  }
}

extension PowerDensity {
  /// The density of known stretches alone: the mean of those that are long enough, each as often as
  /// it is long; else of the longest, unless that is too short to tell anything.
  package init(
    of samples: UnsafeBufferPointer<Float>, within known: [Range<Int>], rate: Double
  ) {
    let long = known.filter { $0.count >= Self.stretch }
    guard long.count > 1 else {
      let longest = known.max { $0.count < $1.count } ?? samples.indices
      let used = longest.count >= Self.stretch / 8 ? longest : samples.indices
      self.init(of: UnsafeBufferPointer(rebasing: samples[used]), rate: rate)
      return
    }
    let parts = long.map {
      PowerDensity(of: UnsafeBufferPointer(rebasing: samples[$0]), rate: rate)
    }
    let weights = long.map { Double($0.count * 2 / Self.stretch - 1) }
    let total = weights.reduce(0, +)
    let values = parts[0].values.indices.map { place in
      zip(parts, weights).reduce(0) { $0 + $1.0.values[place] * $1.1 } / total
    }
    self.init(values: values, step: parts[0].step, highest: rate / 2)
  }
}

extension [Double] {
  /// The middle value, or the mean of the two in the middle; nil of none.
  package var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
