extension Matrix {
  /// Each entry times the factor of its column (1 without factors) plus the column's number (0
  /// without), reckoned in `Double`; on all processors.
  package func scalingColumns(
    by factors: [Double]? = nil, adding numbers: [Double]? = nil
  ) -> Matrix {
    let factors = factors ?? Array(repeating: 1, count: columns)
    let numbers = numbers ?? Array(repeating: 0, count: columns)
    precondition(
      factors.count == columns && numbers.count == columns,
      "There must be a factor and a number for each column.")
    let stretches = values.count / RowView.share + 1
    let scaled = [Float](unsafeUninitializedCapacity: values.count) { result, count in
      count = values.count
      guard let result = result.baseAddress else { return }
      inParallel(stretches) { index in
        let rows = stretch(index, of: stretches, in: rows)
        writeScaled(rows, of: values, by: factors, adding: numbers, to: result)
      }
    }
    return Matrix(rows: rows, columns: columns, values: scaled)
  }

  private func writeScaled(
    _ rows: Range<Int>, of values: UnsafePointer<Float>, by factors: UnsafePointer<Double>,
    adding numbers: UnsafePointer<Double>, to result: UnsafeMutablePointer<Float>
  ) {
    for row in rows {
      let (entries, place) = (values + row * columns, result + row * columns)
      for column in 0..<columns {
        place[column] = Float(Double(entries[column]) * factors[column] + numbers[column])
      }
    }
  }
}
