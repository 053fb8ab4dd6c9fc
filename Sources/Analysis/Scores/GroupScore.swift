/// What a two-class classifier achieves on the rows of one group, such as a neuron.
package struct GroupScore: Sendable, Equatable {
  package let group: Int
  /// The number of rows.
  package let rows: Int
  /// The share of rows of the higher class.
  package let prevalence: Double
  /// The share of rows whose class was found.
  package let accuracy: Double
  /// The mean over the classes among the rows of the share found.
  package let balancedAccuracy: Double
  /// The area under the ROC curve; nil where the rows are of one class.
  package let areaUnderCurve: Double?
  /// The average precision; nil where the rows are of one class.
  package let averagePrecision: Double?
}

/// The scores of each group of rows, by ascending group, from decision values above 0 for the higher
/// of the two labels.
///
/// Throws for lists of different lengths, and where a group of both classes has a NaN decision.
package func groupScores(
  decisions: [Double], labels: [Int], groups: [Int]
) throws(AnalysisError) -> [GroupScore] {
  try checkLength("labels", labels.count, expected: decisions.count)
  try checkLength("groups", groups.count, expected: decisions.count)
  let classes = Set(labels).sorted()
  guard let lower = classes.first, let higher = classes.last else { return [] }
  var scores: [GroupScore] = []
  for (group, rows) in rowsByValue(groups) {
    let truth = rows.map { labels[$0] }
    let own = rows.map { decisions[$0] }
    let confusion = try ConfusionMatrix(
      truth: truth, predicted: own.map { $0 > 0 ? higher : lower })
    let ranking =
      Set(truth).count == 2 ? try Ranking(scores: own, labels: truth, positive: higher) : nil
    scores.append(
      GroupScore(
        group: group, rows: rows.count,
        prevalence: ratio(truth.count { $0 == higher }, rows.count),
        accuracy: confusion.accuracy, balancedAccuracy: confusion.balancedAccuracy,
        areaUnderCurve: ranking?.areaUnderCurve, averagePrecision: ranking?.averagePrecision))
  }
  return scores
}
