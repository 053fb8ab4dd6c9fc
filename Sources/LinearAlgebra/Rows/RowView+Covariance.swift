import COpenBLAS

extension HasRows {
  /// The unbiased covariance of the columns.
  package func covariance() -> PreciseMatrix { moments().covariance }

  /// The mean of each column and the unbiased covariance of the columns (divided by rows - 1),
  /// `[columns, columns]`, zeros for fewer than two rows.
  ///
  /// In `Double`. From 8,192 rows on, in one pass around an origin near the means, the products of
  /// 256 rows at a time are summed in `Float` and only those sums in `Double`: so many roundings
  /// average out, and the error of an entry is mostly below a ten-millionth of the two deviations, a
  /// few millionths where one number comes again and again; that of a mean is below a
  /// hundred-millionth of its own. Deviations below 1e-19 lose digits there, beside larger ones.
  /// Costs rows x columns² / 2 multiplications, on all processors, the same for any number of them.
  package func moments() -> (means: [Double], covariance: PreciseMatrix) { view.moments() }
}

extension RowView {
  package func moments() -> (means: [Double], covariance: PreciseMatrix) {
    guard rows > 1, columns > 0 else {
      return (columnMeans(), PreciseMatrix(rows: columns, columns: columns))
    }
    if rows >= 8192 {
      let (means, covariance) = roughMoments()
      let variances = (0..<columns).map { covariance[$0, $0] }
      // `Float` has no room for squares that are much larger or smaller.
      if variances.allSatisfy({ $0 < 1e36 }), variances.contains(where: { $0 > 1e-30 }) {
        return (means, covariance)
      }
    }
    return moments(around: columnMeans()) { block, rows, _, sum in
      withOpenBLAS { openblas_dsyrk(CInt(rows), CInt(columns), block, sum) }
    }
  }

  /// Around the means of a few rows, or where these are far off around the means.
  private func roughMoments() -> (means: [Double], covariance: PreciseMatrix) {
    let few = selectingRows((0..<256).map { rows * $0 / 256 }).columnMeans()
    let (means, covariance) = roughMoments(around: few)
    let isNear = (0..<columns).allSatisfy { column in
      let lack = means[column] - few[column]
      return lack * lack <= covariance[column, column]
    }
    return isNear ? (means, covariance) : roughMoments(around: means)
  }

  private func roughMoments(
    around origin: [Double]
  ) -> (means: [Double], covariance: PreciseMatrix) {
    moments(around: origin.map { Float($0) }) { block, rows, gram, sum in
      withOpenBLAS { openblas_ssyrk(CInt(rows), CInt(columns), block, gram) }
      for row in 0..<columns {
        let start = row * columns
        for index in start + row..<start + columns { sum[index] += Double(gram[index]) }
      }
    }
  }

  /// The moments through sums around an origin. `addGram` puts the upper triangle of block' block on
  /// top of a sum and may use a square of numbers.
  @inline(__always)
  private func moments<Number: BinaryFloatingPoint>(
    around origin: [Number],
    _ addGram: (
      _ block: UnsafePointer<Number>, _ rows: Int, _ square: UnsafeMutablePointer<Number>,
      _ sum: UnsafeMutablePointer<Double>
    ) -> Void
  ) -> (means: [Double], covariance: PreciseMatrix) {
    let blocks = (rows + 255) / 256
    let parts = Self.sums(of: blocks, columns)
    // The sums of the differences are one more row.
    let sums = PreciseMatrix.summing(parts, rows: columns + 1, columns: columns) { index, sum in
      let square = UnsafeMutablePointer<Number>.allocate(capacity: columns * columns)
      defer { square.deallocate() }
      let last = sum + columns * columns
      eachBlock(of: 256, stretch(index, of: parts, in: blocks), less: origin) { range, block in
        addGram(block, range.count, square, sum)
        for row in 0..<range.count {
          let differences = block + row * columns
          for column in 0..<columns { last[column] += Double(differences[column]) }
        }
      }
    }
    // What the origin lacks is in every row.
    let lack = sums.row(columns).map { $0 / Double(rows) }
    var covariance = PreciseMatrix(rows: columns, columns: columns)
    for row in 0..<columns {
      for column in row..<columns {
        let products = sums[row, column] - Double(rows) * lack[row] * lack[column]
        covariance[row, column] = products / Double(rows - 1)
      }
    }
    covariance.mirrorUpper()
    return (zip(origin, lack).map { Double($0) + $1 }, covariance)
  }

  /// In how many parts a sum of squares is taken: eight, less where each would be huge.
  static func sums(of blocks: Int, _ columns: Int) -> Int {
    max(1, min(8, blocks, (1 << 22) / (columns * columns)))
  }
}
