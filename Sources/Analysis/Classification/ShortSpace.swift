import LinearAlgebra

/// Rows in coordinates along axes, no more than there are rows, that keep inner products: what
/// penalises weights by their length has its optimum there.
struct ShortSpace {
  /// The rows, `[rows, axes]`.
  let rows: PreciseMatrix
  /// The axes, `[axes, columns]`; nil where the columns themselves will do.
  private let axes: PreciseMatrix?

  /// The shortest space of some rows; nil where these cannot be decomposed.
  init?(_ rows: PreciseMatrix) {
    guard rows.columns > rows.rows else {
      (self.rows, axes) = (rows, nil)
      return
    }
    guard var singular = try? SingularValues(of: rows) else { return nil }
    let count = singular.values.count
    for index in singular.left.values.indices {
      singular.left.values[index] *= singular.values[index % count]
    }
    (self.rows, axes) = (singular.left, singular.right)
  }

  /// Weights of the axes as weights of the columns.
  func weights(_ short: [Double]) -> [Double] { axes?.transposedTimes(short) ?? short }
}

extension PreciseMatrix {
  /// Each row and a 1 after it, times its factor.
  func appendingOnes(times factors: [Double]) -> PreciseMatrix {
    let width = columns + 1
    let extended = [Double](unsafeUninitializedCapacity: rows * width) { result, count in
      for row in 0..<rows {
        for column in 0..<columns {
          result[row * width + column] = factors[row] * values[row * columns + column]
        }
        result[row * width + columns] = factors[row]
      }
      count = rows * width
    }
    return PreciseMatrix(rows: rows, columns: width, values: extended)
  }
}
