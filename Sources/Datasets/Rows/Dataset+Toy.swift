import Files
import LinearAlgebra

extension Dataset {
  /// Random one-hot rows: `count` rows of `classes` columns, each row all 0 but for a 1 at its
  /// class, which is its label.
  package static func toy(
    classes: Int = 10, count: Int = 10_000, seed: UInt64
  ) throws(DatasetError) -> Dataset {
    var stream = RandomStream(seed: seed, purpose: .simulation)
    return try toy(classes: classes, count: count, seed: seed) { _ in
      stream.integer(below: classes)
    }
  }

  /// The same with the classes in turn, which is at once: what random rows are like.
  package static func toyInTurn(classes: Int, count: Int) throws(DatasetError) -> Dataset {
    try toy(classes: classes, count: count, seed: 0) { $0 % classes }
  }

  private static func toy(
    classes: Int, count: Int, seed: UInt64, label: (_ row: Int) -> Int
  ) throws(DatasetError) -> Dataset {
    guard (2...100_000).contains(classes) else {
      throw .outOfRange(parameter: "classes", value: Double(classes), allowed: "2 to 100,000")
    }
    guard count > 0 else {
      throw .outOfRange(parameter: "n", value: Double(count), allowed: "at least 1")
    }
    try check(rows: count, columns: classes)
    let labels = (0..<count).map(label)
    var data = Matrix(rows: count, columns: classes)
    for (row, label) in labels.enumerated() { data.values[row * classes + label] = 1 }
    return try Dataset(
      data: data, labels: labels, labelNames: (0..<classes).map(String.init),
      rowIDs: (0..<count).map { Fingerprint.of(seed, UInt64(classes), UInt64($0)) })
  }
}
