import Files
import LinearAlgebra

extension Dataset {
  /// Random one-hot rows: `count` rows of `classes` columns, each row all 0 but for a 1 at its
  /// class, which is its label.
  package static func toy(
    classes: Int = 10, count: Int = 10_000, seed: UInt64
  ) throws(DatasetError) -> Dataset {
    guard (2...100_000).contains(classes) else {
      throw .outOfRange(parameter: "classes", value: Double(classes), allowed: "2 to 100,000")
    }
    guard count > 0 else {
      throw .outOfRange(parameter: "n", value: Double(count), allowed: "at least 1")
    }
    try check(rows: count, columns: classes)
    var stream = RandomStream(seed: seed, purpose: .simulation)
    let labels = (0..<count).map { _ in stream.integer(below: classes) }
    var data = Matrix(rows: count, columns: classes)
    for (row, label) in labels.enumerated() { data.values[row * classes + label] = 1 }
    return try Dataset(
      data: data, labels: labels, labelNames: (0..<classes).map(String.init),
      rowIDs: (0..<count).map { Fingerprint.of(seed, UInt64(classes), UInt64($0)) })
  }
}
