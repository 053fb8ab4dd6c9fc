import LinearAlgebra

extension Recording {
  /// Each neuron's noise level, in percent per square root of Hz: 100 times the median of the
  /// absolute differences of neighbouring samples over the square root of the rate (Rupprecht et
  /// al. 2021). About 1 is very good, 3 to 4 decent, above 5 poor, for traces of ΔF/F.
  ///
  /// NaN where a trace has no two neighbouring samples.
  package var noiseLevels: [Double] {
    let isSmall = traces.reduce(0) { $0 + $1.count } < 50_000
    return mappedInParallel(traces.count, threads: isSmall ? 1 : nil) { noiseLevel(of: traces[$0]) }
  }

  /// The noise level of one of the traces.
  package func noiseLevel(of trace: Trace) -> Double {
    let samples = trace.samples
    var differences: [Double] = []
    differences.reserveCapacity(samples.count)
    for (sample, next) in zip(samples, samples.dropFirst()) {
      let difference = abs(Double(next) - Double(sample))
      if !difference.isNaN { differences.append(difference) }
    }
    return 100 * differences.quantile(0.5) / rate.squareRoot()
  }
}

extension [Double] {
  /// The number below which a fraction of the numbers lie, between neighbours in proportion (as
  /// NumPy's default); NaN when there is none. The numbers must not be NaN.
  func quantile(_ fraction: Double) -> Double {
    guard !isEmpty else { return .nan }
    let sorted = sorted()
    let place = fraction * Double(count - 1)
    let below = Int(place)
    let above = Swift.min(below + 1, count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
