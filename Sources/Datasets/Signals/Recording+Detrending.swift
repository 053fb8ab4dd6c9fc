/// How the slow baseline of a trace is found.
package enum Baseline: Sendable, Equatable {
  /// A low percentile (0 to 100) of the samples around each moment, in a window of so many seconds:
  /// follows bleaching and drift of any shape (Dombeck et al. 2007 take the 8th in 15 s each way).
  case percentile(Double, seconds: Double)
  /// A straight line by robust regression with Huber's weights, as the SpikeFinder data were
  /// detrended (Theis et al. 2016).
  case line

  /// The 8th percentile of 30 s.
  package static let standard = Baseline.percentile(8, seconds: 30)
}

extension Recording {
  /// Traces without their slow baseline, in the same units, the baseline at 0.
  ///
  /// Missing samples stay missing. Throws at a percentile outside 0 to 100 or a window that is not
  /// above 0 s.
  package func detrended(_ baseline: Baseline = .standard) throws(DatasetError) -> Recording {
    switch baseline {
    case .line: return rescaling(traces.map { $0.replacing($0.samples.withoutLine()) })
    case .percentile(let percent, let seconds):
      guard (0...100).contains(percent) else {
        throw .outOfRange(parameter: "percentile", value: percent, allowed: "0 to 100")
      }
      guard seconds > 0, seconds <= 1e6 else {
        throw .outOfRange(parameter: "seconds", value: seconds, allowed: "above 0 s")
      }
      let width = Int(max(1, min(seconds * rate, 1e9)))
      return rescaling(
        traces.map {
          $0.replacing($0.samples.withoutPercentile(percent / 100, width: width))
        })
    }
  }
}

extension [Float] {
  /// Minus the running percentile, found at twenty knots per window and straight between them.
  fileprivate func withoutPercentile(_ fraction: Double, width: Int) -> [Float] {
    let spacing = Swift.max(1, width / 20)
    var knots: [Double] = []
    for centre in stride(from: 0, to: count + spacing, by: spacing) {
      let range = Swift.max(0, centre - width / 2)..<Swift.min(count, centre + width / 2 + 1)
      let present = range.isEmpty ? [] : self[range].filter { !$0.isNaN }.map(Double.init)
      // A stretch without any sample takes the last baseline that was known.
      knots.append(present.isEmpty ? knots.last ?? .nan : present.quantile(fraction))
    }
    return enumerated().map { place, sample in
      let (knot, share) = (place / spacing, Double(place % spacing) / Double(spacing))
      let baseline = knots[knot] + share * (knots[knot + 1] - knots[knot])
      return sample - Float(baseline.isNaN ? knots[knot + 1] : baseline)
    }
  }

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
