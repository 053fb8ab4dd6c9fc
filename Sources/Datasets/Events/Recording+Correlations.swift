package import LinearAlgebra

extension Recording {
  /// Pearson's correlation of each two neurons, over the samples that both have, as far as the
  /// shorter trace: `[neurons, neurons]`, 1 on the diagonal, NaN where a neuron does not vary.
  /// Costs neurons² × samples multiplications, twice as many where samples are missing, on all
  /// processors; OpenBLAS must have been required. Throws where that would not fit in memory.
  package func correlations() throws(DatasetError) -> Matrix {
    let length = traces.map(\.count).min() ?? 0
    try Dataset.check(rows: max(length, traces.count), columns: traces.count)
    let isWhole = traces.allSatisfy {
      $0.missingCount == 0 || !$0.samples[..<length].contains { $0.isNaN }
    }
    let scaled = mappedInParallel(traces.count) { Array(traces[$0].samples[..<length]).scaled }
    let values = Matrix(rows: traces.count, columns: length, values: scaled.flatMap(\.self))
    return isWhole ? values.correlationsOfRows() : values.correlationsOfRowsWithGaps()
  }
}

extension Dataset {
  /// Pearson's correlation of each two columns, `[columns, columns]`; NaN where one does not vary.
  /// OpenBLAS must have been required.
  package func correlations() -> Matrix {
    let covariance = data.covariance()
    var correlations = Matrix(rows: columns, columns: columns)
    for row in 0..<columns {
      for column in 0..<columns {
        let scale = (covariance[row, row] * covariance[column, column]).squareRoot()
        correlations[row, column] =
          row == column && scale > 0 ? 1 : Float(bounded(covariance[row, column] / scale))
      }
    }
    return correlations
  }
}

/// Within what a correlation can be, in spite of rounding; NaN stays.
private func bounded(_ value: Double) -> Double {
  value.isNaN ? .nan : min(1, max(-1, value))
}

extension Matrix {
  /// Of rows that have mean 0 and deviation 1, or are all 0.
  fileprivate func correlationsOfRows() -> Matrix {
    var sums = timesRows(of: self)
    let norms = (0..<rows).map { Double(sums[$0, $0]).squareRoot() }
    for row in 0..<rows {
      for column in 0..<rows {
        let value = Double(sums[row, column]) / (norms[row] * norms[column])
        sums[row, column] = row == column && norms[row] > 0 ? 1 : Float(bounded(value))
      }
    }
    return sums
  }

  /// The same of rows in which numbers are missing: sums over what both of two rows have.
  fileprivate func correlationsOfRowsWithGaps() -> Matrix {
    let known = mapping { $0.isNaN ? 0 : 1 }
    let numbers = mapping { $0.isNaN ? 0 : $0 }
    let squares = numbers.mapping { $0 * $0 }
    let products = numbers.timesRows(of: numbers)
    let sums = numbers.timesRows(of: known)
    let squareSums = squares.timesRows(of: known)
    let counts = known.timesRows(of: known)
    var found = Matrix(rows: rows, columns: rows)
    for row in 0..<rows {
      for column in 0..<rows {
        let count = Double(counts[row, column])
        let (first, second) = (Double(sums[row, column]), Double(sums[column, row]))
        let covariance = Double(products[row, column]) - first * second / count
        let spread =
          (Double(squareSums[row, column]) - first * first / count)
          * (Double(squareSums[column, row]) - second * second / count)
        let value = count < 2 || spread <= 0 ? .nan : covariance / spread.squareRoot()
        found[row, column] = row == column && !value.isNaN ? 1 : Float(bounded(value))
      }
    }
    return found
  }

  /// The products of each row with each row of another matrix, on all processors.
  private func timesRows(of other: Matrix) -> Matrix {
    product(of: self, less: [Double](repeating: 0, count: columns), alongRowsOf: other)
  }

  private func mapping(_ change: (Float) -> Float) -> Matrix {
    Matrix(rows: rows, columns: columns, values: values.map(change))
  }
}
