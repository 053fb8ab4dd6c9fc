package import LinearAlgebra

/// A straight way through rows: from their mean along a direction, measured in the standard
/// deviation that the rows have along it.
package struct LatentPath: Sendable, Equatable {
  /// The mean of each column.
  package let mean: [Double]
  /// One step: the unit vector times the rows' standard deviation along it.
  package let step: [Double]

  /// The way along a direction, which needs one entry for each column and may not be all zeros.
  package init(along direction: [Double], over rows: some HasRows) throws(AnalysisError) {
    let rows = rows.view
    guard direction.count == rows.columns else {
      throw .columnCount(expected: direction.count, given: rows.columns)
    }
    guard rows.rows >= 2 else { throw .tooFewRows(rows: rows.rows, needed: 2) }
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0, length.isFinite else { throw .noSpread }
    let means = rows.columnMeans()
    let unit = direction.map { $0 / length }
    var sum = 0.0
    for row in 0..<rows.rows {
      var along = 0.0
      for (column, value) in rows.row(row).enumerated() {
        along += (Double(value) - means[column]) * unit[column]
      }
      sum += along * along
    }
    let deviation = (sum / Double(rows.rows)).squareRoot()
    guard deviation > 0, deviation.isFinite else { throw .noSpread }
    mean = means
    step = unit.map { $0 * deviation }
  }

  /// The points so many standard deviations from the mean, one row each.
  package func points(at positions: [Double]) -> Matrix {
    let values = positions.flatMap { position in
      zip(mean, step).map { Float($0 + position * $1) }
    }
    return Matrix(rows: positions.count, columns: mean.count, values: values)
  }
}
