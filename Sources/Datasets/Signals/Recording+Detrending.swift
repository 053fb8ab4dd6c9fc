extension Recording {
  /// Traces without their slow baseline, in the same units, the baseline at 0.
  ///
  /// Missing samples stay missing. Throws when the baseline's percentile or window is none.
  package func detrended(_ baseline: Baseline = .standard) throws(DatasetError) -> Recording {
    try baseline.check()
    return rescaling(
      traces.map { trace in
        guard let slow = baseline.values(of: trace.samples, rate: rate) else {
          return trace.replacing(trace.samples.withoutLine())
        }
        return trace.replacing(zip(trace.samples, slow).map { $0 - Float($1) })
      })
  }
}

extension [Float] {
  /// Minus a line fitted by iteratively reweighted least squares.
  fileprivate func withoutLine() -> [Float] {
    let points = enumerated().filter { !$0.element.isNaN }
    guard points.count > 1 else { return map { $0.isNaN ? $0 : 0 } }
    let times = points.map { Double($0.offset) / Double(count) }
    let values = points.map { Double($0.element) }
    var weights = [Double](repeating: 1, count: points.count)
    var line = (intercept: 0.0, slope: 0.0)
    for _ in 0..<30 {
      let last = line
      line = fittedLine(times, values, weights)
      let residues = zip(times, values).map { abs($1 - line.intercept - line.slope * $0) }
      // Huber's 1.345 deviations, the deviation from the median of the absolute residues.
      let limit = 1.345 * residues.quantile(0.5) / 0.6745
      guard limit > 0 else { break }
      weights = residues.map { $0 <= limit ? 1 : limit / $0 }
      let moved = abs(line.slope - last.slope) + abs(line.intercept - last.intercept)
      if moved < 1e-9 * limit { break }
    }
    return enumerated().map { place, sample in
      sample - Float(line.intercept + line.slope * Double(place) / Double(count))
    }
  }
}

/// The line that fits weighted points best in the sense of least squares.
private func fittedLine(
  _ times: [Double], _ values: [Double], _ weights: [Double]
) -> (intercept: Double, slope: Double) {
  var (total, timeSum, valueSum) = (0.0, 0.0, 0.0)
  for place in times.indices {
    total += weights[place]
    timeSum += weights[place] * times[place]
    valueSum += weights[place] * values[place]
  }
  let (timeMean, valueMean) = (timeSum / total, valueSum / total)
  var (product, square) = (0.0, 0.0)
  for place in times.indices {
    let time = times[place] - timeMean
    product += weights[place] * time * (values[place] - valueMean)
    square += weights[place] * time * time
  }
  let slope = square > 0 ? product / square : 0
  return (valueMean - slope * timeMean, slope)
}
