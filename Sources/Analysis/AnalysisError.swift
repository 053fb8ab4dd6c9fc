package import LinearAlgebra
import Wording
package import Memory

/// Why an analysis was not made.
package enum AnalysisError: Error, Sendable, Equatable {
  /// There is no row, or no score, to work on.
  case nothing(what: String)
  /// An entry is NaN or infinite; both places count from 0.
  case notFinite(row: Int, column: Int)
  /// A score or probability is NaN; its place counts from 0.
  case scoreNotANumber(index: Int)
  /// Fewer rows than the analysis needs.
  case tooFewRows(rows: Int, needed: Int)
  /// More components asked for than the data have, or fewer than one.
  case componentCount(asked: Int, most: Int)
  /// A setting outside its range, which is given in words.
  case setting(name: String, value: Double, range: String)
  /// Rows of another width than what was fitted.
  case columnCount(expected: Int, given: Int)
  /// Two lists that must be as long as each other and are not.
  case lengths(what: String, expected: Int, given: Int)
  /// Not two classes; the rows of each class there is.
  case classCount(rowsPerClass: [Int: Int])
  /// All rows that are fitted are of one class, as those of this fold, counted from 0, are held out.
  case foldLacksClass(fold: Int, only: Int)
  /// A class named in a setting that no row has.
  case unknownClass(Int)
  /// A class with fewer rows than folds.
  case smallClass(label: Int, rows: Int, folds: Int)
  /// More folds asked for than there are groups, or fewer than two.
  case foldCount(asked: Int, groups: Int)
  /// All rows lie at the same decision value: no direction to find a pattern along.
  case noSpread
  /// libsvm refused the settings, in its words.
  case solver(String)
  /// A fit whose steps still lead down after so many.
  case noOptimum(steps: Int)
  /// A decomposition failed, or there is nothing to do it with.
  case decomposition(LinearAlgebraError)
  /// More memory than is left.
  case memory(MemoryShortage)
  /// Stopped on request.
  case interrupted

  /// What is wrong, as a sentence.
  package var message: String {
    switch self {
    case .nothing(let what): "there must be at least one of the \(what), but there is none"
    case .notFinite(let row, let column):
      "data must be finite, but row \(row), column \(column) is NaN or infinite"
    case .scoreNotANumber(let index): "scores must be numbers, but score \(index) is NaN"
    case .tooFewRows(let rows, let needed):
      "there must be at least \(needed) rows, but there \(isOrAre(rows)) \(rows)"
    case .componentCount(let asked, let most):
      "the number of components must be \(ranging(from: 1, to: most)), but is \(asked)"
    case .setting(let name, let value, let range): "\(name) must be \(range), but is \(value)"
    case .columnCount(let expected, let given):
      "rows must have \(counted(expected, "column")) as at the fit, but have \(given)"
    case .lengths(let what, let expected, let given):
      "there must be \(expected) \(what), one for each row, but there are \(given)"
    case .classCount(let counts):
      "labels must have exactly two classes, but have \(counts.count)\(listing(counts))"
    case .foldLacksClass(let fold, let label):
      "the rows outside fold \(fold) must be of two classes, but all are of class \(label)"
    case .unknownClass(let label):
      "a class weight must name a class of the labels, but \(label) is none"
    case .smallClass(let label, let rows, let folds):
      "every class must have a row for each of \(folds) folds, but class \(label) has \(rows)"
    case .foldCount(let asked, let groups):
      "the number of folds must be from 2 to the number of groups (\(groups)), but is \(asked)"
    case .noSpread: "rows must differ along the weights, but all have the same decision value"
    case .solver(let words): "libsvm must accept the settings, but says: \(words)"
    case .noOptimum(let steps):
      "the fit must come to an end, but has none after \(steps) steps"
    case .decomposition(let error): error.message
    case .memory(let shortage): shortage.message
    case .interrupted: "stopped before the fit was finished"
    }
  }

  /// What to do about it, where that is known.
  package var help: String? {
    switch self {
    case .notFinite: "drop or replace such rows first"
    case .componentCount: "there are as many components as the smaller of rows and columns"
    case .classCount: "choose rows of two classes, for example windows with and without a spike"
    case .foldLacksClass: "take fewer folds, or folds by row"
    case .smallClass: "take fewer folds, or more rows of that class"
    case .foldCount(_, let groups):
      groups < 2 ? "data of one group can only be divided by row" : nil
    case .decomposition(let error): error.help
    case .memory(let shortage): shortage.help
    case .noOptimum: "bring the columns to one scale, or take a smaller C"
    case .columnCount: "prepare the rows in the same way as those that were fitted"
    case .nothing, .scoreNotANumber, .tooFewRows, .setting, .lengths, .unknownClass, .noSpread,
      .solver, .interrupted:
      nil
    }
  }

  /// How many rows each class has, for a sentence.
  private func listing(_ counts: [Int: Int]) -> String {
    guard !counts.isEmpty else { return "" }
    let shown = counts.sorted { $0.key < $1.key }.prefix(10)
    let parts = shown.map { "class \($0.key): \(counted($0.value, "row"))" }
    return " (" + parts.joined(separator: ", ") + (counts.count > 10 ? ", …" : "") + ")"
  }
}

/// Runs a decomposition; its error becomes one of this target.
func decomposing<Result>(
  _ work: () throws(LinearAlgebraError) -> Result
) throws(AnalysisError) -> Result {
  do { return try work() } catch { throw .decomposition(error) }
}

/// Loads what multiplies and decomposes matrices, before any of it is used.
func requireMatrices() throws(AnalysisError) {
  try decomposing { () throws(LinearAlgebraError) in try requireOpenBLAS() }
}

/// Throws where there is no memory to work on rows of this size in Double: some copies of them, and
/// the products of the shorter side. What only reads rows copies no more than the numbers that they
/// are stretches of.
func requireRoom(for rows: RowView, isCopied: Bool = true) throws(AnalysisError) {
  let side = Double(min(rows.rows, rows.columns))
  let numbers = isCopied ? Double(rows.rows) * Double(rows.columns) : Double(rows.numbers.count)
  do throws(MemoryShortage) {
    try MemoryBudget.require(24 * (numbers + side * side))
  } catch {
    throw .memory(error)
  }
}

/// Refuses data with NaN or infinite entries, naming the first.
func checkFinite(_ rows: some HasRows) throws(AnalysisError) {
  if let place = rows.firstNonFinite {
    throw .notFinite(row: place.row, column: place.column)
  }
}

/// Refuses a list that has not one entry for each row.
func checkLength(_ what: String, _ given: Int, expected: Int) throws(AnalysisError) {
  guard given == expected else { throw .lengths(what: what, expected: expected, given: given) }
}
