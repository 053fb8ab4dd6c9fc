/// Why a decomposition was not made.
package enum LinearAlgebraError: Error, Sendable, Equatable {
  /// OpenBLAS cannot be loaded; the reason is the system's.
  case noLibrary(reason: String)
  /// An entry is NaN or infinite.
  case notFinite
  /// The matrix is larger than LAPACK's 32-bit sizes can hold.
  case tooLarge(size: Int, limit: Int)
  /// LAPACK gave up; `code` is its own (`info`).
  case noConvergence(routine: String, code: Int)

  /// What is wrong, as a sentence.
  package var message: String {
    switch self {
    case .noLibrary(let reason):
      "matrix products and decompositions need OpenBLAS, which cannot be loaded: \(reason)"
    case .notFinite:
      "a matrix to decompose must be finite, but has a NaN or infinite entry"
    case .tooLarge(let size, let limit):
      "a matrix to decompose must have at most \(limit) dimensions, but has \(size)"
    case .noConvergence(let routine, let code):
      "a decomposition must converge, but LAPACK's \(routine) stopped with code \(code)"
    }
  }

  /// What to do about it.
  package var help: String? {
    switch self {
    case .noLibrary: "install it, on Debian with: apt-get install libopenblas0"
    case .notFinite: "drop or replace the rows that are not finite first"
    case .tooLarge: "take fewer columns, or fewer rows if there are more columns than rows"
    case .noConvergence: "scale the columns to similar sizes and try again"
    }
  }
}
