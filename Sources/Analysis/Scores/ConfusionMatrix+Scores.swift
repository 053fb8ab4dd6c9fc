extension ConfusionMatrix {
  /// The share of rows whose class was found.
  package var accuracy: Double { ratio(correct, total) }

  /// The mean of the recalls of the classes that have rows: ½ by chance for two classes, however
  /// unequal they are.
  package var balancedAccuracy: Double {
    let present = classes.indices.filter { rowTotals[$0] > 0 }
    let recalls = present.map { ratio(counts[$0][$0], rowTotals[$0]) }
    return recalls.reduce(0, +) / Double(max(recalls.count, 1))
  }

  /// Matthews' correlation of truth and prediction, in [-1, 1], for any number of classes (Gorodkin
  /// 2004); 0 when either is always the same.
  package var matthewsCorrelation: Double {
    let (rows, columns, all) = (
      rowTotals.map(Double.init), columnTotals.map(Double.init), Double(total)
    )
    let together = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
    let rowSpread = all * all - rows.reduce(0) { $0 + $1 * $1 }
    let columnSpread = all * all - columns.reduce(0) { $0 + $1 * $1 }
    let scale = (rowSpread * columnSpread).squareRoot()
    return scale > 0 ? (Double(correct) * all - together) / scale : 0
  }

  /// The share of rows truly of a class that were found; none if there is no such row.
  package func recall(of label: Int) -> Double? {
    guard let place = classes.firstIndex(of: label), rowTotals[place] > 0 else { return nil }
    return ratio(counts[place][place], rowTotals[place])
  }

  /// The share of rows said to be of a class that truly are, among the rows counted; none if no row
  /// was said to be.
  package func precision(of label: Int) -> Double? {
    guard let place = classes.firstIndex(of: label), columnTotals[place] > 0 else { return nil }
    return ratio(counts[place][place], columnTotals[place])
  }

  /// The precision that the same recall and false alarms give where the class has another share of
  /// all rows than here (Bayes): of balanced rows the precision is far above what recordings give.
  ///
  /// None when either rate is unknown or nothing is ever said to be of the class.
  package func precision(of label: Int, atPrevalence prevalence: Double) throws(AnalysisError)
    -> Double?
  {
    guard 0...1 ~= prevalence else {
      throw .setting(name: "The prevalence", value: prevalence, range: "from 0 to 1")
    }
    guard let place = classes.firstIndex(of: label), let recall = recall(of: label) else {
      return nil
    }
    let others = total - rowTotals[place]
    guard others > 0 else { return nil }
    let falseAlarms = ratio(columnTotals[place] - counts[place][place], others)
    return expectedPrecision(recall: recall, falseAlarms: falseAlarms, prevalence: prevalence)
  }

  private var correct: Int { classes.indices.reduce(0) { $0 + counts[$1][$1] } }
}

/// The share of true findings: recall and false-alarm rate weighed by how common the class is; none
/// when nothing is ever found.
package func expectedPrecision(
  recall: Double, falseAlarms: Double, prevalence: Double
) -> Double? {
  let found = recall * prevalence
  let all = found + falseAlarms * (1 - prevalence)
  return all > 0 ? found / all : nil
}

/// The share of labels that are as predicted.
package func accuracy(truth: [Int], predicted: [Int]) throws(AnalysisError) -> Double {
  try ConfusionMatrix(truth: truth, predicted: predicted).accuracy
}

/// The mean over classes of the share that is found.
package func balancedAccuracy(truth: [Int], predicted: [Int]) throws(AnalysisError) -> Double {
  try ConfusionMatrix(truth: truth, predicted: predicted).balancedAccuracy
}
