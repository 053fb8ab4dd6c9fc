import LinearAlgebra
import Testing

@Suite("Decompositions")
struct DecompositionTests {
  @Test("A two by two matrix has the eigenvalues of the textbook")
  func textbook() throws {
    let eigen = try SymmetricEigen(of: PreciseMatrix(rows: 2, columns: 2, values: [2, 1, 1, 2]))
    #expect(abs(eigen.values[0] - 3) < 1e-14)
    #expect(abs(eigen.values[1] - 1) < 1e-14)
    #expect(abs(abs(eigen.vectors[0, 0]) - 0.5.squareRoot()) < 1e-14)
    #expect(eigen.vectors[0, 0] * eigen.vectors[0, 1] > 0)
    #expect(eigen.vectors[1, 0] * eigen.vectors[1, 1] < 0)
  }

  @Test("Eigenvectors are orthonormal and give the matrix back", arguments: [1, 2, 5, 40])
  func eigen(size: Int) throws {
    let covariance = random(rows: 3 * size, columns: size, seed: 3).covariance()
    let eigen = try SymmetricEigen(of: covariance)
    #expect(eigen.values == eigen.values.sorted(by: >))
    for row in 0..<size {
      for column in 0..<size {
        let inner = dot(eigen.vectors.row(row), eigen.vectors.row(column))
        #expect(abs(inner - (row == column ? 1 : 0)) < 1e-12)
        let back = (0..<size).reduce(0.0) {
          $0 + eigen.values[$1] * eigen.vectors[$1, row] * eigen.vectors[$1, column]
        }
        #expect(abs(back - covariance[row, column]) < 1e-12)
      }
    }
  }

  @Test(
    "Singular vectors give the matrix back", arguments: [(4, 4), (9, 3), (3, 9), (1, 5), (5, 1)])
  func singular(rows: Int, columns: Int) throws {
    let matrix = PreciseMatrix(random(rows: rows, columns: columns, seed: 4))
    let singular = try SingularValues(of: matrix)
    let count = min(rows, columns)
    #expect(singular.values.count == count)
    #expect(singular.values == singular.values.sorted(by: >))
    for row in 0..<rows {
      for column in 0..<columns {
        let back = (0..<count).reduce(0.0) {
          $0 + singular.left[row, $1] * singular.values[$1] * singular.right[$1, column]
        }
        #expect(abs(back - matrix[row, column]) < 1e-12)
      }
    }
    for a in 0..<count {
      for b in 0..<count {
        let inner = dot(singular.right.row(a), singular.right.row(b))
        #expect(abs(inner - (a == b ? 1 : 0)) < 1e-12)
      }
    }
  }

  @Test("The covariance is that of its definition, over several blocks of rows")
  func covariance() {
    let matrix = random(rows: 2500, columns: 3, seed: 5)
    let (covariance, means) = (matrix.covariance(), matrix.columnMeans())
    for a in 0..<3 {
      for b in 0..<3 {
        let sum = (0..<2500).reduce(0.0) {
          $0 + (Double(matrix[$1, a]) - means[a]) * (Double(matrix[$1, b]) - means[b])
        }
        #expect(abs(covariance[a, b] - sum / 2499) < 1e-13)
      }
    }
    #expect(Matrix(rows: 1, columns: 2).covariance() == PreciseMatrix(rows: 2, columns: 2))
    #expect(Matrix(rows: 3, columns: 0).covariance() == PreciseMatrix(rows: 0, columns: 0))
  }

  @Test("The covariance of many rows is that of its definition, and the same on any processors")
  func covarianceOfMany() {
    var matrix = random(rows: 9000, columns: 40, seed: 5)
    for index in matrix.values.indices { matrix.values[index] += Float(index % 40) }
    let (covariance, means) = (matrix.covariance(), matrix.columnMeans())
    let centred = matrix.centred(rows: 0..<9000, by: means)
    for (a, b) in [(0, 0), (3, 39), (39, 3), (20, 21), (39, 39)] {
      let sum = (0..<9000).reduce(0.0) { $0 + centred[$1, a] * centred[$1, b] }
      let scale = (covariance[a, a] * covariance[b, b]).squareRoot()
      #expect(abs(covariance[a, b] - sum / 8999) < 1e-7 * scale)
    }
    #expect(covariance == matrix.covariance())
  }

  @Test(
    "The moments of many rows are near those of the definition whatever their size and order",
    arguments: [Float(1), 1e25, 1e-25])
  func momentsOfMany(size: Float) {
    // Of the rows that stand for all, every one is 0; the last hold nearly all that varies.
    var matrix = random(rows: 12_800, columns: 6, seed: 8)
    for index in matrix.values.indices {
      let (row, column) = (index / 6, index % 6)
      let value = matrix.values[index] * (row > 12_000 ? 100 : 1) + Float(column)
      matrix.values[index] = row % 50 == 0 ? 0 : column == 5 ? 5 * size : size * value
    }
    let (means, covariance) = matrix.moments()
    let exact = matrix.columnMeans()
    let centred = matrix.centred(rows: 0..<12_800, by: exact)
    for a in 0..<6 {
      let deviation = covariance[a, a].squareRoot()
      #expect(abs(means[a] - exact[a]) < 1e-8 * deviation)
      for b in 0..<6 {
        let sum = (0..<12_800).reduce(0.0) { $0 + centred[$1, a] * centred[$1, b] }
        let scale = deviation * covariance[b, b].squareRoot()
        #expect(abs(covariance[a, b] - sum / 12_799) < 3e-6 * scale)
      }
    }
  }

  @Test("The largest eigenvalues are those of the whole decomposition", arguments: [1, 4, 12])
  func largestEigenvalues(count: Int) throws {
    let matrix = random(rows: 60, columns: 12, seed: 9).covariance()
    let (all, some) = (
      try SymmetricEigen(of: matrix), try SymmetricEigen(of: matrix, largest: count)
    )
    #expect(some.values.count == count && some.vectors.rows == count)
    for index in 0..<count {
      #expect(abs(some.values[index] - all.values[index]) < 1e-12)
      #expect(abs(abs(dot(some.vectors.row(index), all.vectors.row(index))) - 1) < 1e-10)
    }
  }

  @Test("A matrix that is not finite is refused", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    let broken = PreciseMatrix(rows: 2, columns: 2, values: [1, 0, 0, value])
    #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen(of: broken) }
    #expect(throws: LinearAlgebraError.notFinite) { try SingularValues(of: broken) }
  }

  @Test("A matrix without entries has nothing to decompose")
  func empty() throws {
    #expect(try SymmetricEigen(of: PreciseMatrix(rows: 0, columns: 0)).values.isEmpty)
    #expect(try SingularValues(of: PreciseMatrix(rows: 0, columns: 3)).values.isEmpty)
  }

  private func dot(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

@Suite("Equations")
struct EquationTests {
  @Test("A positive definite system is solved for each right side")
  func solution() throws {
    let matrix = random(rows: 20, columns: 6, seed: 6).covariance()
    let sides = PreciseMatrix(random(rows: 2, columns: 6, seed: 7))
    let factor = try #require(CholeskyFactor(of: matrix))
    for side in 0..<2 {
      let back = matrix.times(factor.solving(Array(sides.row(side))))
      #expect(zip(back, sides.row(side)).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test("A matrix that is not positive definite has no such solution")
  func indefinite() {
    let matrix = PreciseMatrix(rows: 2, columns: 2, values: [1, 2, 2, 1])
    #expect(CholeskyFactor(of: matrix) == nil)
  }

  @Test("A weighted Gram matrix sums its rows' products")
  func gram() {
    let matrix = PreciseMatrix(random(rows: 2050, columns: 3, seed: 8))
    let weights = (0..<2050).map { Double($0 % 7) }
    let gram = matrix.weightedGram(weights)
    for a in 0..<3 {
      for b in 0..<3 {
        let sum = (0..<2050).reduce(0.0) { $0 + weights[$1] * matrix[$1, a] * matrix[$1, b] }
        #expect(abs(gram[a, b] - sum) < 1e-9)
      }
    }
  }

  @Test("Products with a vector go either way")
  func vectors() {
    let matrix = PreciseMatrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
    #expect(matrix.times([1, 0, -1]) == [-2, -2])
    #expect(matrix.transposedTimes([1, -1]) == [-3, -3, -3])
    #expect(PreciseMatrix(rows: 2, columns: 0).times([]) == [0, 0])
  }
}
