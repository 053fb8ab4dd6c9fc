import COpenBLAS

/// Holds OpenBLAS to one thread before its first use: results do not depend on the number of
/// cores, and the cores stay free for whoever splits work above.
private let holdToOneThread: Void = openblas_set_num_threads(1)

/// Runs work that calls BLAS or LAPACK, with OpenBLAS on one thread.
func withOneThread<Result>(_ work: () -> Result) -> Result {
  _ = holdToOneThread
  return work()
}

/// The matrix product a b, either factor transposed first if asked (sgemm); the inner sizes must
/// agree. `[a.rows, a.columns] x [b.rows, b.columns]` gives `[a.rows, b.columns]`.
package func product(
  _ a: Matrix, _ b: Matrix, transposingFirst: Bool = false, transposingSecond: Bool = false
) -> Matrix {
  let (rows, inner) = transposingFirst ? (a.columns, a.rows) : (a.rows, a.columns)
  let (innerOfSecond, columns) = transposingSecond ? (b.columns, b.rows) : (b.rows, b.columns)
  precondition(inner == innerOfSecond, "The inner sizes of a product must agree.")
  guard rows > 0, columns > 0, inner > 0 else { return Matrix(rows: rows, columns: columns) }
  let values = [Float](unsafeUninitializedCapacity: rows * columns) { result, count in
    withOneThread {
      cblas_sgemm(
        CblasRowMajor, transposingFirst ? CblasTrans : CblasNoTrans,
        transposingSecond ? CblasTrans : CblasNoTrans,
        CInt(rows), CInt(columns), CInt(inner), 1, a.values, CInt(a.columns),
        b.values, CInt(b.columns), 0, result.baseAddress, CInt(columns))
    }
    count = rows * columns
  }
  return Matrix(rows: rows, columns: columns, values: values)
}
