extension Matrix {
  /// The mean of each column, accumulated in `Double`; zeros when there is no row.
  ///
  /// Sums the differences from the first row: a constant column has exactly its own mean. On all
  /// processors, the same for any number of them.
  package func columnMeans() -> [Double] {
    guard rows > 0, columns > 0 else { return Array(repeating: 0, count: columns) }
    let origin = values[..<columns].map(Double.init)
    let stretches = (rows * columns + Self.share - 1) / Self.share
    let sums = PreciseMatrix.summing(stretches, rows: 1, columns: columns) { index, sums in
      addDifferences(of: stretch(index, of: stretches, in: rows), from: origin, to: sums)
    }
    return zip(origin, sums.values).map { $0 + $1 / Double(rows) }
  }

  /// How many entries are worth a task of their own.
  private static let share = 1 << 18

  private func addDifferences(
    of range: Range<Int>, from origin: [Double], to sums: UnsafeMutablePointer<Double>
  ) {
    values.withUnsafeBufferPointer { values in
      origin.withUnsafeBufferPointer { origin in
        guard let values = values.baseAddress, let origin = origin.baseAddress else { return }
        for row in range {
          let entries = values + row * columns
          for column in 0..<columns { sums[column] += Double(entries[column]) - origin[column] }
        }
      }
    }
  }

  /// The population standard deviation of each column (divided by the number of rows); zeros when
  /// there is no row. Two passes, so that a large mean costs no digits.
  package func columnDeviations() -> [Double] {
    let means = columnMeans()
    var squares = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      let start = row * columns
      for column in 0..<columns {
        let difference = Double(values[start + column]) - means[column]
        squares[column] += difference * difference
      }
    }
    return rows == 0 ? squares : squares.map { ($0 / Double(rows)).squareRoot() }
  }

  /// Whether no entry is NaN or infinite; on all processors.
  package var isFinite: Bool {
    let stretches = values.count / Self.share + 1
    return mappedInParallel(stretches) { index in
      values[stretch(index, of: stretches, in: values.count)]
        .withUnsafeBufferPointer(\.isFinite)
    }.allSatisfy(\.self)
  }

  /// The place of the first entry that is NaN or infinite, none if all are finite.
  package var firstNonFinite: (row: Int, column: Int)? {
    guard !isFinite, let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (index / columns, index % columns)
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
      writeDifferences(rows: range, from: means, to: place)
      body(range, place)
    }
  }

  /// Some rows in `Double`, less a number for each column.
  package func centred(rows range: Range<Int>, by means: [Double]) -> PreciseMatrix {
    let values = [Double](unsafeUninitializedCapacity: range.count * columns) { result, count in
      count = range.count * columns
      guard let place = result.baseAddress else { return }
      writeDifferences(rows: range, from: means, to: place)
    }
    return PreciseMatrix(rows: range.count, columns: columns, values: values)
  }

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
    let stretches = values.count / Self.share + 1
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

  // Inlined, so that each kind of number has a loop of its own.
  @inline(__always)
  private func writeDifferences<Number: BinaryFloatingPoint>(
    rows range: Range<Int>, from means: [Number], to result: UnsafeMutablePointer<Number>
  ) {
    values.withUnsafeBufferPointer { values in
      means.withUnsafeBufferPointer { means in
        guard let values = values.baseAddress, let means = means.baseAddress else { return }
        for row in 0..<range.count {
          let entries = values + (range.lowerBound + row) * columns
          let place = result + row * columns
          for column in 0..<columns { place[column] = Number(entries[column]) - means[column] }
        }
      }
    }
  }
}
