import COpenBLAS

extension PreciseMatrix {
  /// The matrix by a vector of as many entries as it has columns (dgemv).
  package func times(_ vector: [Double]) -> [Double] {
    multiplied(false, vector, expecting: columns, giving: rows)
  }

  /// The transposed matrix by a vector of as many entries as it has rows (dgemv).
  package func transposedTimes(_ vector: [Double]) -> [Double] {
    multiplied(true, vector, expecting: rows, giving: columns)
  }

  private func multiplied(
    _ transposing: Bool, _ vector: [Double], expecting: Int, giving: Int
  ) -> [Double] {
    precondition(vector.count == expecting, "A matrix and a vector must fit.")
    var result = [Double](repeating: 0, count: giving)
    guard rows > 0, columns > 0 else { return result }
    withOpenBLAS {
      openblas_dgemv(transposing ? 1 : 0, CInt(rows), CInt(columns), values, vector, &result)
    }
    return result
  }

  /// The sum over rows of weight x row' row, `[columns, columns]`; weights must not be negative.
  package func weightedGram(_ weights: [Double]) -> PreciseMatrix {
    precondition(weights.count == rows, "There must be a weight for each row.")
    var result = PreciseMatrix(rows: columns, columns: columns)
    guard columns > 0 else { return result }
    for start in stride(from: 0, to: rows, by: 1024) {
      let range = start..<min(start + 1024, rows)
      var block = PreciseMatrix(
        rows: range.count, columns: columns,
        values: Array(values[start * columns..<range.upperBound * columns]))
      for row in range {
        let factor = weights[row].squareRoot()
        let first = (row - start) * columns
        for index in first..<first + columns { block.values[index] *= factor }
      }
      result.addUpperGram(of: block, times: 1)
    }
    result.mirrorUpper()
    return result
  }

  /// The solutions of a symmetric positive definite system for several right sides, one a row
  /// (dposv); none where the matrix is not positive definite.
  package func solvingPositive(_ sides: PreciseMatrix) -> PreciseMatrix? {
    precondition(rows == columns && sides.columns == rows, "Only square systems are solved.")
    guard rows > 0, sides.rows > 0 else { return sides }
    var (factor, solutions) = (values, sides)
    let code = withOpenBLAS {
      openblas_dposv(CInt(rows), CInt(sides.rows), &factor, &solutions.values)
    }
    return code == 0 ? solutions : nil
  }
}
