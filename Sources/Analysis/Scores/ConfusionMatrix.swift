/// How often each true class was taken for each class: rows are true, columns predicted.
package struct ConfusionMatrix: Sendable, Equatable {
  /// The labels, ascending: the order of both axes.
  package let classes: [Int]
  /// `counts[true][predicted]`.
  package let counts: [[Int]]

  /// Counts pairs of labels; the classes are all labels that occur, and those given.
  package init(
    truth: [Int], predicted: [Int], classes: [Int] = []
  ) throws(AnalysisError) {
    guard !truth.isEmpty else { throw .nothing(what: "rows") }
    try checkLength("predicted labels", predicted.count, expected: truth.count)
    self = Tally(truth: truth, predicted: predicted, classes: classes).matrix()
  }

  fileprivate init(classes: [Int], counts: [[Int]]) {
    (self.classes, self.counts) = (classes, counts)
  }

  /// The number of rows.
  package var total: Int { rowTotals.reduce(0, +) }

  /// How many rows truly are of each class.
  package var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }

  /// How many rows were said to be of each class.
  package var columnTotals: [Int] {
    classes.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// The rows of each true class by what they were taken for, each summing to 1 (or all 0 for a class
  /// without rows); the diagonal holds the recalls.
  package var rowRates: [[Double]] {
    zip(counts, rowTotals).map { row, total in row.map { ratio($0, total) } }
  }

  /// The counts divided by the number of rows: all sum to 1.
  package var jointFractions: [[Double]] {
    let total = total
    return counts.map { $0.map { ratio($0, total) } }
  }
}

/// A share, 0 of nothing.
func ratio(_ part: Int, _ whole: Int) -> Double {
  whole == 0 ? 0 : Double(part) / Double(whole)
}

/// Where each row belongs in a confusion matrix, looked up once for any number of countings.
struct Tally: Sendable {
  private let classes: [Int]
  /// For each row the place of its true class times the number of classes, plus the predicted one's.
  private let places: [Int]

  /// The lists must be equally long; the classes are all labels that occur, and those given.
  init(truth: [Int], predicted: [Int], classes more: [Int] = []) {
    let classes = Set(truth).union(predicted).union(more).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    self.classes = classes
    // Every label is among the classes: they were collected from the same lists.
    places = zip(truth, predicted).map {
      numbers[$0, default: 0] * classes.count + numbers[$1, default: 0]
    }
  }

  /// The matrix, with each row counted once or the given number of times.
  func matrix(repetitions: [Int]? = nil) -> ConfusionMatrix {
    let size = classes.count
    var flat = [Int](repeating: 0, count: size * size)
    for (row, place) in places.enumerated() { flat[place] += repetitions?[row] ?? 1 }
    let counts = classes.indices.map { Array(flat[$0 * size..<($0 + 1) * size]) }
    return ConfusionMatrix(classes: classes, counts: counts)
  }
}
