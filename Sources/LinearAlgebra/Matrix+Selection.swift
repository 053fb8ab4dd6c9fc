extension Matrix {
  /// One row, without a copy.
  package func row(_ index: Int) -> ArraySlice<Float> {
    values[index * columns..<(index + 1) * columns]
  }

  /// The columns at the given positions, in that order; a position may come twice.
  package func selectingColumns(_ indices: some Collection<Int>) -> Matrix {
    let order = Array(indices)
    var selected: [Float] = []
    selected.reserveCapacity(rows * order.count)
    for row in 0..<rows {
      for column in order { selected.append(self[row, column]) }
    }
    return Matrix(rows: rows, columns: order.count, values: selected)
  }

  /// These rows followed by the other's; both must have as many columns.
  package func appendingRows(of other: Matrix) -> Matrix {
    precondition(columns == other.columns)
    return Matrix(rows: rows + other.rows, columns: columns, values: values + other.values)
  }

  /// Rows as columns: `[columns, rows]`.
  package func transposed() -> Matrix {
    let result = [Float](unsafeUninitializedCapacity: values.count) { buffer, count in
      for row in 0..<rows {
        for column in 0..<columns {
          buffer.initializeElement(at: column * rows + row, to: values[row * columns + column])
        }
      }
      count = values.count
    }
    return Matrix(rows: columns, columns: rows, values: result)
  }
}
