package import LinearAlgebra

/// Scores of a classifier on rows that it was not fitted on.
package struct CrossValidation: Sendable, Equatable {
  /// What came of one fold.
  package struct FoldScore: Sendable, Equatable {
    /// The number of rows fitted.
    package let trainingRows: Int
    /// The number of rows held out.
    package let heldRows: Int
    /// The share of held-out rows whose class was found.
    package let accuracy: Double
    /// The mean over the classes among the held-out rows of the share found.
    package let balancedAccuracy: Double
    /// The area under the ROC curve; none where the held-out rows are of one class.
    package let areaUnderCurve: Double?
    /// The average precision; none where the held-out rows are of one class.
    package let averagePrecision: Double?
  }

  /// The scores of each fold.
  package let folds: [FoldScore]
  /// The decision of each row by the classifier that did not see it, in the order of the rows.
  ///
  /// Classifiers of different folds have different scales: compare rows within a fold only.
  package let decisions: [Double]

  /// Fits all folds but one and scores that one, in turn; each fit finds its own column scale.
  ///
  /// Throws `foldLacksClass` where the rows of all other folds are of one class, and what a fit
  /// throws.
  package init(
    rows: some HasRows, labels: [Int], folds: [Fold],
    fit: (_ rows: RowView, _ labels: [Int]) throws(AnalysisError) -> any TwoClassRule
  ) throws(AnalysisError) {
    let rows = rows.view
    try checkLength("labels", labels.count, expected: rows.rows)
    var decisions = [Double](repeating: .nan, count: rows.rows)
    var scores: [FoldScore] = []
    for (index, fold) in folds.enumerated() where !fold.held.isEmpty {
      let training = fold.training.map { labels[$0] }
      if let only = training.first, training.allSatisfy({ $0 == only }) {
        throw .foldLacksClass(fold: index, only: only)
      }
      let classifier = try fit(rows.picking(fold.training), training)
      let held = try classifier.decision(rows.picking(fold.held))
      for (row, decision) in zip(fold.held, held) { decisions[row] = decision }
      scores.append(
        try FoldScore(classifier, held, fold.held.map { labels[$0] }, fold.training.count))
    }
    (self.folds, self.decisions) = (scores, decisions)
  }
}

extension CrossValidation.FoldScore {
  fileprivate init(
    _ classifier: any TwoClassRule, _ decisions: [Double], _ truth: [Int], _ trainingRows: Int
  ) throws(AnalysisError) {
    let predicted = decisions.map { classifier.label(ofDecision: $0) }
    let confusion = try ConfusionMatrix(truth: truth, predicted: predicted)
    let ranking =
      Set(truth).count == 2
      ? try Ranking(scores: decisions, labels: truth, positive: classifier.classes[1]) : nil
    self.init(
      trainingRows: trainingRows, heldRows: truth.count, accuracy: confusion.accuracy,
      balancedAccuracy: confusion.balancedAccuracy, areaUnderCurve: ranking?.areaUnderCurve,
      averagePrecision: ranking?.averagePrecision)
  }
}

/// The accuracy that a support vector machine reaches on the rows it was fitted to when their labels
/// are shuffled, once for each draw: an accuracy on training rows means nothing unless it is above.
package func shuffledLabelFloor(
  rows: some HasRows, labels: [Int], options: SVM.Options = SVM.Options(), draws: Int = 1,
  seed: UInt64,
  isCancelled: () -> Bool = { false }
) throws(AnalysisError) -> [Double] {
  guard draws >= 1 else {
    throw .setting(name: "the number of draws", value: Double(draws), range: "at least 1")
  }
  var accuracies: [Double] = []
  for draw in 0..<draws {
    let shuffled = permuted(labels, seed: seed, draw: draw)
    let classifier = try SVM(
      rows: rows, labels: shuffled, options: options, isCancelled: isCancelled)
    accuracies.append(try accuracy(truth: shuffled, predicted: try classifier.predict(rows)))
  }
  return accuracies
}
