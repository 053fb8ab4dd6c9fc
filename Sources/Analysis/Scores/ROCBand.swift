/// Where the ROC curve of all neurons lies, at each share of false alarms with a chance of 95 %: between
/// quantiles of the shares found over resampled groups of rows, such as neurons.
package struct ROCBand: Sendable, Equatable {
  /// Shares of false alarms from 0 to 1.
  package let falseAlarms: [Double]
  package let lower: [Double]
  package let upper: [Double]

  private static let places = 101

  /// Throws for lists of different lengths; nil where there are too few groups, or most draws lack a
  /// class.
  package init?(
    scores: [Double], labels: [Int], groups: [Int], draws: Int = 500, seed: UInt64,
    isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    let ranking = try Ranking(scores: scores, labels: labels, positive: labels.max() ?? 1)
    let bootstrap = try Bootstrap(groups: groups, draws: draws, seed: seed)
    var curves: [[Double]] = []
    try bootstrap.forEachDraw(isCancelled: isCancelled) { repetitions in
      if let curve = ranking.recalls(atPlaces: Self.places, repetitions) { curves.append(curve) }
    }
    guard 2 * curves.count > draws else { return nil }
    falseAlarms = (0..<Self.places).map { Double($0) / Double(Self.places - 1) }
    let sorted = falseAlarms.indices.map { place in curves.map { $0[place] }.sorted() }
    let tail = bootstrap.tail
    lower = sorted.map { quantile(tail, ofSorted: $0) }
    upper = sorted.map { quantile(1 - tail, ofSorted: $0) }
  }
}

extension Ranking {
  /// The share found at evenly spaced shares of false alarms, with each row counted a number of
  /// times; nil without both kinds of rows.
  fileprivate func recalls(atPlaces count: Int, _ repetitions: [Int]) -> [Double]? {
    var steps = [Step(threshold: .infinity, positives: 0, negatives: 0)]
    forEachThreshold(repetitions: repetitions) { steps.append($0) }
    guard let last = steps.last, last.positives > 0, last.negatives > 0 else { return nil }
    var (place, recalls) = (0, [Double]())
    for index in 0..<count {
      let wanted = Double(index) / Double(count - 1) * Double(last.negatives)
      while place + 1 < steps.count, Double(steps[place + 1].negatives) <= wanted { place += 1 }
      let next = steps[min(place + 1, steps.count - 1)]
      let width = Double(next.negatives - steps[place].negatives)
      let share = width > 0 ? (wanted - Double(steps[place].negatives)) / width : 0
      let found =
        Double(steps[place].positives) + share * Double(next.positives - steps[place].positives)
      recalls.append(found / Double(last.positives))
    }
    return recalls
  }
}
