import COpenBLAS

extension PreciseMatrix {
  /// How many rows a task takes.
  private static let share = 1024

  private var stretches: Int { (rows + Self.share - 1) / Self.share }

  /// The matrix by a vector of as many entries as it has columns (dgemv); on all processors.
  package func times(_ vector: [Double]) -> [Double] {
    precondition(vector.count == columns, "A matrix and a vector must fit.")
    return [Double](unsafeUninitializedCapacity: rows) { result, count in
      count = rows
      result.initialize(repeating: 0)
      guard columns > 0, let target = result.baseAddress else { return }
      inParallel(stretches) { index in
        let range = stretch(index, of: stretches, in: rows)
        withRows(range) { entries in
          openblas_dgemv(
            0, CInt(range.count), CInt(columns), entries, vector, target + range.lowerBound)
        }
      }
    }
  }

  /// The transposed matrix by a vector of as many entries as it has rows (dgemv); on all processors,
  /// the same for any number of them.
  package func transposedTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "A matrix and a vector must fit.")
    guard rows > 0, columns > 0 else { return Array(repeating: 0, count: columns) }
    return Self.summing(stretches, rows: 1, columns: columns) { index, sum in
      let range = stretch(index, of: stretches, in: rows)
      withRows(range) { entries in
        vector.withUnsafeBufferPointer { vector in
          guard let vector = vector.baseAddress else { return }
          openblas_dgemv(
            1, CInt(range.count), CInt(columns), entries, vector + range.lowerBound, sum)
        }
      }
    }.values
  }

  private func withRows(_ range: Range<Int>, _ body: (UnsafePointer<Double>) -> Void) {
    withOpenBLAS {
      values.withUnsafeBufferPointer { values in
        if let base = values.baseAddress { body(base + range.lowerBound * columns) }
      }
    }
  }

  /// The sum over rows of weight x row' row, `[columns, columns]`; weights must not be negative. On
  /// all processors, the same for any number of them.
  package func weightedGram(_ weights: [Double]) -> PreciseMatrix {
    precondition(weights.count == rows, "There must be a weight for each row.")
    guard rows > 0, columns > 0 else { return PreciseMatrix(rows: columns, columns: columns) }
    let blocks = (rows + 255) / 256
    let parts = RowView.sums(of: blocks, columns)
    var result = Self.summing(parts, rows: columns, columns: columns) { index, sum in
      let block = UnsafeMutablePointer<Double>.allocate(capacity: 256 * columns)
      defer { block.deallocate() }
      for number in stretch(index, of: parts, in: blocks) {
        let range = number * 256..<min(number * 256 + 256, rows)
        write(rows: range, scaledBy: weights, to: block)
        withOpenBLAS { openblas_dsyrk(CInt(range.count), CInt(columns), block, sum) }
      }
    }
    result.mirrorUpper()
    return result
  }

  /// Some rows times the square roots of their weights.
  private func write(
    rows range: Range<Int>, scaledBy weights: [Double], to result: UnsafeMutablePointer<Double>
  ) {
    withRows(range) { entries in
      for row in 0..<range.count {
        let factor = weights[range.lowerBound + row].squareRoot()
        let (from, to) = (entries + row * columns, result + row * columns)
        for column in 0..<columns { to[column] = factor * from[column] }
      }
    }
  }
}

/// The Cholesky factor of a symmetric positive definite matrix, with which it is solved for any
/// number of right sides.
package struct CholeskyFactor: Sendable {
  private let size: Int
  private let values: [Double]

  /// Factorises a square matrix (dpotrf); none where it is not positive definite.
  package init?(of matrix: PreciseMatrix) {
    precondition(matrix.rows == matrix.columns, "Only square systems are solved.")
    size = matrix.rows
    var factor = matrix.values
    let side = CInt(matrix.rows)
    guard side == 0 || withOpenBLAS({ openblas_dpotrf(side, &factor) }) == 0 else { return nil }
    values = factor
  }

  /// The solution for a right side of as many entries (dpotrs).
  package func solving(_ side: [Double]) -> [Double] {
    precondition(side.count == size, "A system and its right side must fit.")
    var solution = side
    if size > 0 { withOpenBLAS { _ = openblas_dpotrs(CInt(size), 1, values, &solution) } }
    return solution
  }
}
