extension HasRows {
  /// The rows at the given positions, in that order, copied; a position may come twice.
  package func selectingRows(_ indices: some Collection<Int>) -> Matrix {
    let view = view
    let count = indices.count * view.columns
    let selected = [Float](unsafeUninitializedCapacity: count) { result, initialised in
      initialised = count
      guard count > 0, let place = result.baseAddress else { return }
      view.copyRows(indices, to: place)
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
    return moving(to: positions.map { starts[$0] }, columns: columns)
  }

  /// Whether so many of these rows are left where they are, and not copied.
  package func staysStretches(_ count: Int) -> Bool {
    let (total, overflows) = count.multipliedReportingOverflow(by: columns)
    return starts != nil && (overflows || total > numberCount / 4)
  }

  /// The columns at the given positions, in that order; a position may come twice. Columns beside
  /// each other of stretches are shorter stretches.
  package func selectingColumns(_ positions: [Int]) -> RowView {
    guard let starts, let first = positions.first, isStretch(positions) else {
      return matrix.selectingColumns(positions).view
    }
    return moving(to: starts.map { $0 + UInt32(first) }, columns: positions.count)
  }
}

extension RowView {
  /// Other stretches of the same numbers.
  private func moving(to starts: [UInt32], columns: Int) -> RowView {
    source.map { RowView(of: $0, at: starts, columns: columns) }
      ?? RowView(of: numbers, at: starts, columns: columns)
  }

  /// Whether columns lie beside each other, in their order.
  package func isStretch(_ columns: [Int]) -> Bool {
    columns.first.map { columns == Array($0..<$0 + columns.count) } ?? false
  }

  /// These rows followed by another view's, as stretches of the numbers of both; nil where either are
  /// none, or where these are fewer than the numbers that they would be of.
  package func appendingStretches(_ other: RowView) -> RowView? {
    guard columns == other.columns, let starts, let others = other.starts else { return nil }
    if hasSameNumbers(as: other) { return moving(to: starts + others, columns: columns) }
    guard source == nil, other.source == nil else { return nil }
    let count = numbers.count + other.numbers.count
    guard count <= UInt32.max, count <= (rows + other.rows) * columns else { return nil }
    let offset = UInt32(numbers.count)
    return RowView(
      of: numbers + other.numbers, at: starts + others.map { $0 + offset }, columns: columns)
  }

  private func hasSameNumbers(as other: RowView) -> Bool {
    if let source { return other.source.map { source.isSame(as: $0) } ?? false }
    return other.source == nil && numbers == other.numbers
  }
}
