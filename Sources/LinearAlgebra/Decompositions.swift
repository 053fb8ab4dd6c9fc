import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix.
package struct SymmetricEigen: Sendable, Equatable {
  /// The eigenvalues, largest first.
  package let values: [Double]
  /// The eigenvectors as rows, of length 1, in the order of the values; their signs are arbitrary.
  package let vectors: PreciseMatrix

  /// Above this size LAPACK's 32-bit workspace length overflows.
  private static let largestSize = 32_000

  /// Finds the largest eigenvalues of a square matrix of which the lower triangle is read, and their
  /// vectors (dsyevr): where they are few, in half the time that all of them take.
  package init(of matrix: PreciseMatrix, largest count: Int) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has eigenvectors.")
    precondition(1...max(matrix.rows, 1) ~= count, "A matrix has eigenvalues up to its size.")
    let size = matrix.rows
    try requireOpenBLAS()
    try checkSize(size, atMost: Self.largestSize)
    try checkFinite(matrix)
    var (work, values) = (matrix.values, [Double](repeating: 0, count: size))
    var vectors = [Double](repeating: 0, count: size * count)
    let code = withOpenBLAS {
      openblas_dsyevr(CInt(size), CInt(count), &work, &values, &vectors)
    }
    try checkCode(code, of: "dsyevr")
    self.init(ascending: values[..<count], vectors, size: size)
  }

  /// Decomposes a square matrix of which the lower triangle is read (dsyevd).
  package init(of matrix: PreciseMatrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has eigenvectors.")
    let size = matrix.rows
    try requireOpenBLAS()
    try checkSize(size, atMost: Self.largestSize)
    try checkFinite(matrix)
    var (vectors, values) = (matrix.values, [Double](repeating: 0, count: size))
    if size > 0 {
      // Row-major lower is column-major upper; eigenvector k is then k-th in memory: a row.
      let code = withOpenBLAS { openblas_dsyevd(CInt(size), &vectors, &values) }
      try checkCode(code, of: "dsyevd")
    }
    self.init(ascending: values[...], vectors, size: size)
  }

  private init(ascending values: ArraySlice<Double>, _ vectors: [Double], size: Int) {
    let descending = values.indices.reversed().flatMap { vectors[$0 * size..<($0 + 1) * size] }
    self.values = values.reversed()
    self.vectors = PreciseMatrix(rows: values.count, columns: size, values: descending)
  }
}

/// The thin singular value decomposition: matrix = left x diagonal(values) x right.
package struct SingularValues: Sendable, Equatable {
  /// The singular values, largest first; as many as the smaller side.
  package let values: [Double]
  /// The left vectors as columns: `[rows, values.count]`.
  package var left: PreciseMatrix
  /// The right vectors as rows: `[values.count, columns]`.
  package let right: PreciseMatrix

  /// Above this size LAPACK's 32-bit workspace length overflows.
  private static let largestSize = 20_000

  /// Decomposes a matrix of any shape (dgesdd).
  package init(of matrix: PreciseMatrix) throws(LinearAlgebraError) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let count = min(rows, columns)
    try requireOpenBLAS()
    try checkSize(count, atMost: Self.largestSize)
    try checkFinite(matrix)
    var work = matrix.values
    var values = [Double](repeating: 0, count: count)
    var left = PreciseMatrix(rows: rows, columns: count)
    var right = PreciseMatrix(rows: count, columns: columns)
    if count > 0 {
      // Row-major a matrix is its transpose to LAPACK, so left and right change places.
      let code = withOpenBLAS {
        openblas_dgesdd(
          CInt(columns), CInt(rows), &work, &values, &right.values, &left.values)
      }
      try checkCode(code, of: "dgesdd")
    }
    (self.values, self.left, self.right) = (values, left, right)
  }
}

private func checkFinite(_ matrix: PreciseMatrix) throws(LinearAlgebraError) {
  guard matrix.values.allSatisfy(\.isFinite) else { throw .notFinite }
}

private func checkSize(_ size: Int, atMost limit: Int) throws(LinearAlgebraError) {
  guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
}

private func checkCode(_ code: CInt, of routine: String) throws(LinearAlgebraError) {
  guard code == 0 else { throw .noConvergence(routine: routine, code: Int(code)) }
}
