extension HasRows {
  /// The mean of each column, accumulated in `Double`; zeros when there is no row.
  ///
  /// Sums the differences from the first row: a constant column has exactly its own mean. On all
  /// processors, the same for any number of them.
  package func columnMeans() -> [Double] { view.columnMeans() }

  /// The population standard deviation of each column (divided by the number of rows); zeros when
  /// there is no row. Two passes, so that a large mean costs no digits.
  package func columnDeviations() -> [Double] { view.columnDeviations() }

  /// Whether no entry is NaN or infinite; on all processors.
  package var isFinite: Bool { view.isFinite }

  /// The place of the first entry that is NaN or infinite, none if all are finite.
  package var firstNonFinite: (row: Int, column: Int)? { view.firstNonFinite }

  /// Some rows in `Double`, less a number for each column.
  package func centred(rows range: Range<Int>, by means: [Double]) -> PreciseMatrix {
    view.centred(rows: range, by: means)
  }
}

extension RowView {
  package func columnMeans() -> [Double] {
    guard rows > 0, columns > 0 else { return Array(repeating: 0, count: columns) }
    let origin = row(0).map(Double.init)
    let stretches = (rows * columns + Self.share - 1) / Self.share
    let sums = PreciseMatrix.summing(stretches, rows: 1, columns: columns) { index, sums in
      let range = stretch(index, of: stretches, in: rows)
      withPointers(to: range) { $0.addDifferences(of: range, from: origin, to: sums) }
    }
    return zip(origin, sums.values).map { $0 + $1 / Double(rows) }
  }

  /// How many entries are worth a task of their own.
  static let share = 1 << 18

  package func columnDeviations() -> [Double] {
    let means = columnMeans()
    var squares = [Double](repeating: 0, count: columns)
    forEachPart { range, pointers in
      for row in range {
        let entries = pointers[row]
        for column in 0..<columns {
          let difference = Double(entries[column]) - means[column]
          squares[column] += difference * difference
        }
      }
    }
    return rows == 0 ? squares : squares.map { ($0 / Double(rows)).squareRoot() }
  }

  package var isFinite: Bool {
    // What is read later is known to be.
    if source != nil { return true }
    let stretches = numbers.count / Self.share + 1
    let areFinite = mappedInParallel(stretches) { index in
      numbers[stretch(index, of: stretches, in: numbers.count)]
        .withUnsafeBufferPointer(\.isFinite)
    }.allSatisfy(\.self)
    // What no row has may be missing.
    return areFinite || starts != nil && (0..<rows).allSatisfy { isFinite(row: $0) }
  }

  private func isFinite(row: Int) -> Bool { self.row(row).withUnsafeBufferPointer(\.isFinite) }

  package var firstNonFinite: (row: Int, column: Int)? {
    guard !isFinite, let row = (0..<rows).first(where: { !isFinite(row: $0) }) else { return nil }
    return (0..<columns).first { !self[row, $0].isFinite }.map { (row, $0) }
  }

  /// How many entries are NaN.
  package var missingCount: Int {
    if isFinite { return 0 }
    return (0..<rows).reduce(0) { count, row in count + self.row(row).count { $0.isNaN } }
  }

  /// Calls a body for each of some blocks of so many rows, with those less a number for each column,
  /// one block after the other in the same place.
  @inline(__always)
  func eachBlock<Number: BinaryFloatingPoint>(
    of size: Int, _ blocks: Range<Int>, less means: [Number],
    _ body: (_ rows: Range<Int>, _ differences: UnsafePointer<Number>) -> Void
  ) {
    let place = UnsafeMutablePointer<Number>.allocate(capacity: size * columns)
    defer { place.deallocate() }
    for block in blocks {
      let range = block * size..<min(block * size + size, rows)
      withPointers(to: range) { $0.writeDifferences(rows: range, from: means, to: place) }
      body(range, place)
    }
  }

  package func centred(rows range: Range<Int>, by means: [Double]) -> PreciseMatrix {
    let values = [Double](unsafeUninitializedCapacity: range.count * columns) { result, count in
      count = range.count * columns
      guard let place = result.baseAddress else { return }
      withPointers(to: range) { $0.writeDifferences(rows: range, from: means, to: place) }
    }
    return PreciseMatrix(rows: range.count, columns: columns, values: values)
  }
}

extension RowPointers {
  fileprivate func addDifferences(
    of range: Range<Int>, from origin: [Double], to sums: UnsafeMutablePointer<Double>
  ) {
    origin.withUnsafeBufferPointer { origin in
      guard let origin = origin.baseAddress else { return }
      for row in range {
        let entries = self[row]
        for column in 0..<columns { sums[column] += Double(entries[column]) - origin[column] }
      }
    }
  }

  // Inlined, so that each kind of number has a loop of its own.
  @inline(__always)
  fileprivate func writeDifferences<Number: BinaryFloatingPoint>(
    rows range: Range<Int>, from means: [Number], to result: UnsafeMutablePointer<Number>
  ) {
    means.withUnsafeBufferPointer { means in
      guard let means = means.baseAddress else { return }
      for row in range {
        let entries = self[row]
        let place = result + (row - range.lowerBound) * columns
        for column in 0..<columns { place[column] = Number(entries[column]) - means[column] }
      }
    }
  }
}
