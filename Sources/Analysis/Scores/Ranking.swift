/// Rows in the order of their scores, highest first: what the curves over all thresholds and the
/// areas under them are read from.
package struct Ranking: Sendable, Equatable {
  /// The rows, highest score first.
  private let order: [Int]
  /// The scores in that order.
  private let scores: [Double]
  /// Whether the row at each place of that order is positive.
  private let isPositive: [Bool]
  /// How many rows are positive.
  package let positives: Int
  /// How many rows are not.
  package let negatives: Int

  /// Sorts rows by score; rows with the given label are positive, all others negative.
  ///
  /// Throws for lists of different lengths, NaN scores, or unless there are rows of both kinds.
  package init(
    scores: [Double], labels: [Int], positive: Int = 1
  ) throws(AnalysisError) {
    try checkLength("labels", labels.count, expected: scores.count)
    if let index = scores.firstIndex(where: \.isNaN) { throw .scoreNotANumber(index: index) }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    self.order = order
    self.scores = order.map { scores[$0] }
    isPositive = order.map { labels[$0] == positive }
    positives = isPositive.reduce(0) { $0 + ($1 ? 1 : 0) }
    negatives = labels.count - positives
    guard positives > 0, negatives > 0 else {
      throw .classCount(rowsPerClass: labels.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }
  }

  /// A threshold, and how many rows of each kind reach it.
  struct Step {
    let threshold: Double
    var positives: Int
    var negatives: Int
  }

  /// Calls back once for each distinct score, from the highest, with what reaches it. `repetitions`
  /// counts each row a number of times, for the bootstrap.
  func forEachThreshold(repetitions: [Int]? = nil, _ body: (Step) -> Void) {
    var step = Step(threshold: .infinity, positives: 0, negatives: 0)
    for place in order.indices {
      let times = repetitions?[order[place]] ?? 1
      if isPositive[place] { step.positives += times } else { step.negatives += times }
      let isTied = place + 1 < scores.count && scores[place + 1] == scores[place]
      guard !isTied else { continue }
      body(Step(threshold: scores[place], positives: step.positives, negatives: step.negatives))
    }
  }
}
