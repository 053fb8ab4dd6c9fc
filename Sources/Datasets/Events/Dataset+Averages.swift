import Files
import LinearAlgebra

/// A mean over neurons, with its standard error, for each column of some rows.
package struct ColumnAverage: Sendable, Equatable {
  /// The class that the rows are of; nil where they have no labels.
  package let label: Int?
  /// How many neurons, or rows where neurons are not known.
  package let count: Int
  /// The mean of each column.
  package let means: [Double]
  /// The standard error of each mean: the unbiased deviation over the root of the number; NaN of one.
  package let errors: [Double]
}

extension Dataset {
  /// One row for each class and neuron: the mean of its rows, in the order of classes and neurons.
  /// What was recorded of single rows (spikes, their scaling) goes. Throws without neurons.
  package func averagedByNeuron() throws(DatasetError) -> Dataset {
    guard let groups else { throw .lacks("groups (neurons)") }
    let keys = zip(labels ?? [Int](repeating: 0, count: rows), groups).map {
      Key(label: $0, group: $1)
    }
    let members = Dictionary(grouping: keys.indices) { keys[$0] }
    let order = members.keys.sorted()
    let parts = order.map { members[$0] ?? [] }
    let ids = rowIDs
    return try Dataset(
      data: Matrix(
        rows: parts.count, columns: columns,
        values: parts.flatMap { mean(of: $0).map { Float($0) } }),
      labels: labels == nil ? nil : order.map(\.label), labelNames: labelNames,
      groups: order.map(\.group), groupNames: groupNames,
      rowIDs: parts.map { identity(of: $0, among: ids) }, form: form, omittedCount: omittedCount)
  }

  /// The mean of each class over neurons, each neuron counting once, with its standard error; over
  /// rows where neurons are not known. Classes without rows are left out.
  package func averages() throws(DatasetError) -> [ColumnAverage] {
    let each = groups == nil ? self : try averagedByNeuron()
    guard let labels = each.labels else { return [each.average(of: Array(0..<each.rows), nil)] }
    return labelNames.indices.compactMap { label in
      let rows = labels.indices.filter { labels[$0] == label }
      return rows.isEmpty ? nil : each.average(of: rows, label)
    }
  }

  private func average(of rows: [Int], _ label: Int?) -> ColumnAverage {
    let means = mean(of: rows)
    var squares = [Double](repeating: 0, count: columns)
    for row in rows {
      for column in 0..<columns {
        let difference = Double(data[row, column]) - means[column]
        squares[column] += difference * difference
      }
    }
    let count = Double(rows.count)
    return ColumnAverage(
      label: label, count: rows.count, means: means,
      errors: squares.map { rows.count > 1 ? ($0 / (count - 1) / count).squareRoot() : .nan })
  }

  private func mean(of rows: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for row in rows {
      for column in 0..<columns { sums[column] += Double(data[row, column]) }
    }
    return sums.map { $0 / Double(rows.count) }
  }

  /// Stands for a mean: the rows that it is of.
  private func identity(of rows: [Int], among ids: [UInt64]) -> UInt64 {
    var hash = Fingerprint()
    for row in rows { hash.combine(ids[row]) }
    return hash.value
  }

  private struct Key: Hashable, Comparable {
    let label, group: Int
    static func < (a: Key, b: Key) -> Bool { (a.label, a.group) < (b.label, b.group) }
  }
}
