/// How well the spikes of one neuron were found, bin by bin.
package struct SpikeScore: Sendable, Equatable {
  /// How many bins.
  package let bins: Int
  /// Spikes in them.
  package let spikes: Double
  /// Pearson's correlation of found and true counts; NaN where either are all alike.
  package let correlation: Double
  /// Spearman's: that of their ranks, equal numbers at their mean rank.
  package let rankCorrelation: Double
  /// The area under the ROC curve of telling bins with a spike; NaN where all are of one kind.
  package let areaUnderCurve: Double
  /// The bins by which what is found is best taken later, from −12 to 12, and the correlation then.
  package let bestLag: Int
  package let bestCorrelation: Double

  private static let lags = -12...12

  /// Scores counts of the same bins; `smoothing` is the deviation, in bins, of a Gaussian that the
  /// true counts are smoothed with for the correlations.
  package init(found: [Double], truth: [Double], smoothing: Double = 0) throws(AnalysisError) {
    try checkLength("true counts", truth.count, expected: found.count)
    bins = found.count
    spikes = truth.reduce(0, +)
    let smooth = SpikeBins.smoothed(truth, deviation: smoothing)
    correlation = Self.pearson(found[...], smooth[...])
    rankCorrelation = Self.pearson(Self.ranks(found)[...], Self.ranks(smooth)[...])
    let labels = truth.map { $0 > 0 ? 1 : 0 }
    let hasBoth = labels.contains(0) && labels.contains(1)
    areaUnderCurve = hasBoth ? try Ranking(scores: found, labels: labels).areaUnderCurve : .nan
    var best = (lag: 0, correlation: correlation)
    for lag in Self.lags where found.count > 2 * Self.lags.upperBound {
      let shifted = Self.pearson(
        found[max(0, -lag)..<found.count - max(0, lag)],
        smooth[max(0, lag)..<found.count - max(0, -lag)])
      if shifted > best.correlation { best = (lag, shifted) }
    }
    (bestLag, bestCorrelation) = best
  }

  /// Pearson's correlation; NaN where either numbers are all alike or there are none.
  package static func pearson(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (both, ofA, ofB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      both += (x - meanA) * (y - meanB)
      ofA += (x - meanA) * (x - meanA)
      ofB += (y - meanB) * (y - meanB)
    }
    return ofA > 0 && ofB > 0 ? both / (ofA * ofB).squareRoot() : .nan
  }

  /// The rank of each number, from 0; equal ones share the mean of theirs.
  static func ranks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, numbers[order[end]] == numbers[order[first]] { end += 1 }
      for place in first..<end { ranks[order[place]] = Double(first + end - 1) / 2 }
      first = end
    }
    return ranks
  }
}

extension [SpikeScore] {
  /// The mean over neurons of one score, those left out that have none, with its interval.
  package func estimate(
    draws: Int, seed: UInt64, isCancelled: () -> Bool = { false },
    of score: (SpikeScore) -> Double
  ) throws(AnalysisError) -> Estimate {
    try Estimate(meanOf: map(score), draws: draws, seed: seed, isCancelled: isCancelled)
  }
}
