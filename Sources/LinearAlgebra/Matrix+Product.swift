import COpenBLAS

/// Loads OpenBLAS where that has not been done; all that multiplies or decomposes matrices needs
/// it. It is held to one thread: results do not depend on the number of cores, and the cores stay
/// free for whoever splits work above.
package func requireOpenBLAS() throws(LinearAlgebraError) {
  if let reason = openblas_obstacle() { throw .noLibrary(reason: String(cString: reason)) }
}

/// Runs work that calls OpenBLAS, which must have been required before.
func withOpenBLAS<Result>(_ work: () -> Result) -> Result {
  precondition(openblas_obstacle() == nil, "OpenBLAS must be required before it is used.")
  openblas_begin()
  defer { openblas_end() }
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
    withOpenBLAS {
      openblas_sgemm(
        transposingFirst ? 1 : 0, transposingSecond ? 1 : 0, CInt(rows), CInt(columns),
        CInt(inner), a.values, CInt(a.columns), b.values, CInt(b.columns), result.baseAddress)
    }
    count = rows * columns
  }
  return Matrix(rows: rows, columns: columns, values: values)
}

/// The rows less a number for each column, times the transposed directions: `[rows, columns]` along
/// `[count, columns]` gives `[rows, count]`. On all processors, 128 rows at a time.
package func product(
  of rows: some HasRows, less means: [Double], alongRowsOf directions: Matrix
) -> Matrix {
  let rows = rows.view
  precondition(
    rows.columns == directions.columns && rows.columns == means.count,
    "The widths of rows, means and directions must agree.")
  let count = directions.rows
  guard rows.rows > 0, rows.columns > 0, count > 0 else {
    return Matrix(rows: rows.rows, columns: count)
  }
  let blocks = (rows.rows + 127) / 128
  let means = means.map { Float($0) }
  let values = [Float](unsafeUninitializedCapacity: rows.rows * count) { result, initialised in
    initialised = rows.rows * count
    guard let target = result.baseAddress else { return }
    let tasks = min(blocks, 16)
    inParallel(tasks) { task in
      let blocks = stretch(task, of: tasks, in: blocks)
      rows.eachBlock(of: 128, blocks, less: means) { range, block in
        withOpenBLAS {
          openblas_sgemm(
            0, 1, CInt(range.count), CInt(count), CInt(rows.columns), block, CInt(rows.columns),
            directions.values, CInt(rows.columns), target + range.lowerBound * count)
        }
      }
    }
  }
  return Matrix(rows: rows.rows, columns: count, values: values)
}
