/// How the slow baseline of a trace is found.
package enum Baseline: Sendable, Equatable {
  /// A low percentile (0 to 100) of the samples around each moment, in a window of so many seconds:
  /// follows bleaching and drift of any shape (Dombeck et al. 2007 take the 8th in 15 s each way).
  case percentile(Double, seconds: Double)
  /// The largest of the smallest samples around each moment, both within a window of so many
  /// seconds, after a Gaussian of 10 samples' deviation has smoothed them: as suite2p finds it
  /// (Pachitariu et al. 2017).
  case maximin(seconds: Double)
  /// A straight line by robust regression with Huber's weights, as the SpikeFinder data were
  /// detrended (Theis et al. 2016).
  case line

  /// The 8th percentile of 30 s.
  package static let standard = Baseline.percentile(8, seconds: 30)

  /// The deviation of the Gaussian before a maximin baseline, in samples.
  private static let smoothing = 10.0

  /// Throws at a percentile outside 0 to 100 or a window that is not above 0 s.
  func check() throws(DatasetError) {
    if case .percentile(let percent, _) = self, !(0...100).contains(percent) {
      throw .outOfRange(parameter: "percentile", value: percent, allowed: "0 to 100")
    }
    if let seconds, !(seconds > 0 && seconds <= 1e6) {
      throw .outOfRange(parameter: "window", value: seconds, allowed: "above 0 s", unit: "s")
    }
  }

  private var seconds: Double? {
    switch self {
    case .percentile(_, let seconds), .maximin(let seconds): seconds
    case .line: nil
    }
  }

  /// The baseline under each sample, NaN where nothing is known around it; nil of a line.
  func values(of samples: [Float], rate: Double) -> [Double]? {
    guard let seconds else { return nil }
    let width = Int(max(1, min(seconds * rate, 1e9)))
    guard case .percentile(let percent, _) = self else {
      return samples.smoothed(deviation: Self.smoothing)
        .runningExtreme(width, <).runningExtreme(width, >)
    }
    return samples.runningPercentile(percent / 100, width: width)
  }
}

extension [Float] {
  /// The running percentile, found at twenty knots per window and straight between them.
  fileprivate func runningPercentile(_ fraction: Double, width: Int) -> [Double] {
    let spacing = Swift.max(1, width / 20)
    var knots: [Double] = []
    for centre in stride(from: 0, to: count + spacing, by: spacing) {
      let range = Swift.max(0, centre - width / 2)..<Swift.min(count, centre + width / 2 + 1)
      let present = range.isEmpty ? [] : self[range].filter { !$0.isNaN }.map(Double.init)
      // A stretch without any sample takes the last baseline that was known.
      knots.append(present.isEmpty ? knots.last ?? .nan : present.quantile(fraction))
    }
    return indices.map { place in
      let (knot, share) = (place / spacing, Double(place % spacing) / Double(spacing))
      let baseline = knots[knot] + share * (knots[knot + 1] - knots[knot])
      return baseline.isNaN ? knots[knot + 1] : baseline
    }
  }
}

extension [Double] {
  /// The number that comes first in an order among those in a window around each place: `width / 2`
  /// places before it, the others from it on, as far as there are any. NaN is passed over.
  fileprivate func runningExtreme(
    _ width: Int, _ precedes: (Double, Double) -> Bool
  ) -> [Double] {
    // Places whose numbers are each preceded by the one before, from `first` on.
    var candidates: [Int] = []
    var (first, next) = (0, 0)
    return indices.map { place in
      while next < Swift.min(count, place + width - width / 2) {
        while candidates.count > first,
          !precedes(self[candidates[candidates.count - 1]], self[next]),
          !self[next].isNaN
        {
          candidates.removeLast()
        }
        if !self[next].isNaN { candidates.append(next) }
        next += 1
      }
      while first < candidates.count, candidates[first] < place - width / 2 { first += 1 }
      return first < candidates.count ? self[candidates[first]] : .nan
    }
  }
}
