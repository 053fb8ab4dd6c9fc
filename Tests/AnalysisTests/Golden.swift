import LinearAlgebra

import func Glibc.sin

/// Twelve rows of four columns without chance in them, for which reference values are known from
/// scikit-learn 1.9.1 (double precision).
enum Golden {
  static let rows: Matrix = {
    var matrix = Matrix(rows: 12, columns: 4)
    for i in 0..<12 {
      for j in 0..<4 {
        let wave = sin(1.3 * Double(i) + 0.7 * Double(j)) + (j == 0 ? 0.1 * Double(i) : 0)
        matrix[i, j] = Float(wave + 0.05 * Double((7 * i + 3 * j) % 5))
      }
    }
    return matrix
  }()

  static let labels = (0..<12).map { (5 * $0 % 12) < 6 ? 1 : 0 }

  /// Labels and scores with ties.
  static let truth = [0, 0, 1, 1, 1, 0, 0]
  static let scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.2, 0.4]
}

/// Whether numbers agree to a share of the reference.
func agree(_ values: [Double], _ reference: [Double], within tolerance: Double = 1e-5) -> Bool {
  values.count == reference.count
    && zip(values, reference).allSatisfy { abs($0 - $1) <= tolerance * abs($1) }
}

/// A matrix of standard normal numbers.
func random(rows: Int, columns: Int, seed: UInt64) -> Matrix {
  var matrix = Matrix(rows: rows, columns: columns)
  let stream = RandomStream(seed: seed, purpose: .draw)
  matrix.values.withUnsafeMutableBufferPointer { stream.normals(into: $0, at: 0) }
  return matrix
}
