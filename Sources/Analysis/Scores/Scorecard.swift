/// A score and how certain it is.
package struct Estimate: Sendable, Equatable {
  /// The score on all rows.
  package let value: Double
  /// Its interval over groups, or why there is none.
  package let certainty: Certainty
}

extension Estimate {
  /// The mean of a number of each group, such as a neuron, with its interval over groups; NaN is left
  /// out.
  package init(
    meanOf values: [Double], draws: Int, seed: UInt64, isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    func mean(_ repetitions: [Int]?) -> Double? {
      var (sum, times) = (0.0, 0)
      for (index, value) in values.enumerated() where !value.isNaN {
        sum += Double(repetitions?[index] ?? 1) * value
        times += repetitions?[index] ?? 1
      }
      return times == 0 ? nil : sum / Double(times)
    }
    let bootstrap = try Bootstrap(groups: Array(values.indices), draws: draws, seed: seed)
    self.init(
      value: mean(nil) ?? .nan,
      certainty: try bootstrap.certainty(isCancelled: isCancelled) { mean($0) })
  }
}

/// What a two-class classifier achieves on some rows, with intervals over their groups.
package struct Scorecard: Sendable, Equatable {
  /// The number of rows.
  package let rows: Int
  /// The share of rows of the higher class: the average precision of chance.
  package let prevalence: Double
  /// The number of groups the rows come from.
  package let groups: Int
  /// True classes by predicted ones, at decision 0.
  package let confusion: ConfusionMatrix
  /// The share of rows whose class was found.
  package let accuracy: Estimate
  /// The mean of the shares found of either class; ½ by chance.
  package let balancedAccuracy: Estimate
  /// The area under the ROC curve; ½ by chance.
  package let areaUnderCurve: Estimate
  /// The average precision; the prevalence by chance.
  package let averagePrecision: Estimate

  /// Scores decision values, above 0 for the positive label, against the labels of the same rows.
  ///
  /// Throws for lists of different lengths, NaN decisions, or unless rows have exactly two labels of
  /// which the higher is positive.
  package init(
    decisions: [Double], labels: [Int], groups: [Int], draws: Int = 1000, seed: UInt64,
    isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    try checkLength("groups", groups.count, expected: labels.count)
    let classes = Set(labels).sorted()
    guard classes.count == 2 else {
      throw .classCount(rowsPerClass: labels.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }
    let ranking = try Ranking(scores: decisions, labels: labels, positive: classes[1])
    let predicted = decisions.map { $0 > 0 ? classes[1] : classes[0] }
    let bootstrap = try Bootstrap(groups: groups, draws: draws, seed: seed)
    func estimate(_ score: ([Int]?) -> Double?) throws(AnalysisError) -> Estimate {
      Estimate(
        value: score(nil) ?? .nan,
        certainty: try bootstrap.certainty(isCancelled: isCancelled) { score($0) })
    }
    let tally = Tally(truth: labels, predicted: predicted, classes: classes)
    rows = labels.count
    prevalence = ratio(ranking.positives, labels.count)
    self.groups = Set(groups).count
    self.confusion = tally.matrix()
    accuracy = try estimate { tally.matrix(repetitions: $0).accuracy }
    balancedAccuracy = try estimate { repetitions in
      let confusion = tally.matrix(repetitions: repetitions)
      // A draw without one of the classes says nothing of it.
      return confusion.rowTotals.contains(0) ? nil : confusion.balancedAccuracy
    }
    areaUnderCurve = try estimate { ranking.areaUnderCurve(repetitions: $0) }
    averagePrecision = try estimate { ranking.averagePrecision(repetitions: $0) }
  }
}
