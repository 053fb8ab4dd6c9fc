extension HasRows {
  /// The rows at the given positions, in that order, copied; a position may come twice.
  package func selectingRows(_ indices: some Collection<Int>) -> Matrix {
    let view = view
    let count = indices.count * view.columns
    let selected = [Float](unsafeUninitializedCapacity: count) { result, initialised in
      initialised = count
      guard count > 0, var place = result.baseAddress else { return }
      view.withPointers { rows in
        for index in indices {
          precondition(index >= 0 && index < rows.rows)
          place.initialize(from: rows[index], count: rows.columns)
          place += rows.columns
        }
      }
    }
    return Matrix(rows: indices.count, columns: view.columns, values: selected)
  }

  /// One column, copied.
  package func column(_ index: Int) -> [Float] {
    let view = view
    return (0..<view.rows).map { view[$0, index] }
  }
}

extension RowView {
  /// The rows at the given positions, in that order; a position may come twice. Stretches stay
  /// stretches of the same numbers, unless the rows together are far fewer than these.
  package func picking(_ positions: [Int]) -> RowView {
    guard let starts, staysStretches(positions.count) else {
      return selectingRows(positions).view
    }
    return RowView(of: numbers, at: positions.map { starts[$0] }, columns: columns)
  }

  /// Whether so many of these rows are left where they are, and not copied.
  package func staysStretches(_ count: Int) -> Bool {
    let (total, overflows) = count.multipliedReportingOverflow(by: columns)
    return starts != nil && (overflows || total > numbers.count / 4)
  }

  /// The columns at the given positions, in that order; a position may come twice. Columns beside
  /// each other of stretches are shorter stretches.
  package func selectingColumns(_ positions: [Int]) -> RowView {
    guard let starts, let first = positions.first, isStretch(positions) else {
      return matrix.selectingColumns(positions).view
    }
    return RowView(
      of: numbers, at: starts.map { $0 + UInt32(first) }, columns: positions.count)
  }
}

extension RowView {
  /// Whether columns lie beside each other, in their order.
  package func isStretch(_ columns: [Int]) -> Bool {
    columns.first.map { columns == Array($0..<$0 + columns.count) } ?? false
  }

  /// These rows followed by another view's, as stretches of the numbers of both; nil where either are
  /// none, or where these are fewer than the numbers that they would be of.
  package func appendingStretches(_ other: RowView) -> RowView? {
    guard columns == other.columns, let starts, let others = other.starts else { return nil }
    if numbers == other.numbers {
      return RowView(of: numbers, at: starts + others, columns: columns)
    }
    let count = numbers.count + other.numbers.count
    guard count <= UInt32.max, count <= (rows + other.rows) * columns else { return nil }
    let offset = UInt32(numbers.count)
    return RowView(
      of: numbers + other.numbers, at: starts + others.map { $0 + offset }, columns: columns)
  }
}
