package import LinearAlgebra

extension Dataset {
  /// The columns, the numbers of each row's group, and all products of a column with one of them, the
  /// products of the first column first: `[rows, columns + numbers + columns * numbers]`.
  ///
  /// - Parameter numbers: As many of each group, in the order of `groupNames`; only those of groups
  ///   with rows are looked at.
  package func crossed(with numbers: Matrix) throws(DatasetError) -> Dataset {
    guard let groups else { throw .lacks("groups (neurons)") }
    guard numbers.rows == groupNames.count else {
      throw .countsDiffer(what: "rows of numbers", count: numbers.rows, expected: groupNames.count)
    }
    let width = columns + numbers.columns * (columns + 1)
    try Self.check(rows: rows, columns: width)
    var values: [Float] = []
    values.reserveCapacity(rows * width)
    for row in 0..<rows {
      let (own, group) = (data.row(row), numbers.row(groups[row]))
      values += own
      values += group
      for value in own { for number in group { values.append(value * number) } }
    }
    return try replacingData(Matrix(rows: rows, columns: width, values: values), form: .rows)
  }
}
