import COpenBLAS

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

  /// Whether no entry is NaN or infinite.
  package var isFinite: Bool {
    // One more in an exponent of all ones, that of NaN and infinity, reaches the sign: one pass
    // without branches.
    var signs: UInt32 = 0
    for value in values { signs |= (value.bitPattern & 0x7F80_0000) &+ 0x0080_0000 }
    return signs < 0x8000_0000
  }

  /// The place of the first entry that is NaN or infinite, none if all are finite.
  package var firstNonFinite: (row: Int, column: Int)? {
    guard !isFinite, let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (index / columns, index % columns)
  }

  /// The unbiased covariance of the columns (divided by rows - 1), `[columns, columns]`, zeros for
  /// fewer than two rows; `means` are those of the columns.
  ///
  /// In `Double`. From 8,192 rows on, the products of 256 rows at a time are summed in `Float` and
  /// only those sums in `Double`: so many roundings average out, and an entry's error is below a
  /// ten-millionth of the two deviations. Costs rows x columns² / 2 multiplications, on all
  /// processors, the same for any number of them.
  package func covariance(around means: [Double]) -> PreciseMatrix {
    guard rows > 1, columns > 0 else { return PreciseMatrix(rows: columns, columns: columns) }
    let blocks = (rows + 255) / 256
    let rounded = means.map { Float($0) }
    var result = PreciseMatrix.summing(
      Self.sums(of: blocks, columns), rows: columns, columns: columns
    ) { index, sum in
      for block in stretch(index, of: Self.sums(of: blocks, columns), in: blocks) {
        let range = block * 256..<min(block * 256 + 256, rows)
        if rows < 8192 {
          PreciseMatrix.addUpperGram(of: centred(rows: range, by: means), to: sum)
        } else {
          roughlyCentred(rows: range, by: rounded).addUpperGram(to: sum)
        }
      }
    }
    // What the means lack where they were rounded is in every row.
    let lack = rows < 8192 ? [] : zip(means, rounded).map { $0 - Double($1) }
    for row in lack.indices {
      for column in row..<columns { result[row, column] -= Double(rows) * lack[row] * lack[column] }
    }
    for index in result.values.indices { result.values[index] /= Double(rows - 1) }
    result.mirrorUpper()
    return result
  }

  /// In how many parts a sum of squares is taken: four, less where each would be huge.
  static func sums(of blocks: Int, _ columns: Int) -> Int {
    max(1, min(4, blocks, (1 << 22) / (columns * columns)))
  }

  /// The unbiased covariance of the columns.
  package func covariance() -> PreciseMatrix { covariance(around: columnMeans()) }

  /// Some rows less a number for each column.
  func roughlyCentred(rows range: Range<Int>, by means: [Float]) -> Matrix {
    Matrix(
      rows: range.count, columns: columns, values: differences(rows: range, from: means) { $0 })
  }

  /// The upper triangle of self' self, summed in `Float`, on top of a sum.
  private func addUpperGram(to sum: UnsafeMutablePointer<Double>) {
    var gram = [Float](repeating: 0, count: columns * columns)
    withOpenBLAS { openblas_ssyrk(CInt(rows), CInt(columns), values, &gram) }
    for row in 0..<columns {
      for index in row * columns + row..<(row + 1) * columns { sum[index] += Double(gram[index]) }
    }
  }

  /// Some rows in `Double`, less a number for each column.
  package func centred(rows range: Range<Int>, by means: [Double]) -> PreciseMatrix {
    PreciseMatrix(
      rows: range.count, columns: columns,
      values: differences(rows: range, from: means, Double.init))
  }

  // Inlined, so that each kind of number has a loop of its own.
  @inline(__always)
  private func differences<Number: FloatingPoint>(
    rows range: Range<Int>, from means: [Number], _ number: (Float) -> Number
  ) -> [Number] {
    [Number](unsafeUninitializedCapacity: range.count * columns) { result, count in
      count = range.count * columns
      values.withUnsafeBufferPointer { values in
        means.withUnsafeBufferPointer { means in
          for row in 0..<range.count {
            let (first, place) = ((range.lowerBound + row) * columns, row * columns)
            for column in 0..<columns {
              result[place + column] = number(values[first + column]) - means[column]
            }
          }
        }
      }
    }
  }
}
