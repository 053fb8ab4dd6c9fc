package import LinearAlgebra
import Memory

extension Dataset {
  /// The most entries a dataset may have: 4 GiB of `Float`.
  static let largestCount = 1 << 30

  /// Throws when so many rows and columns are more than a dataset may have, each number for itself.
  static func check(rows: Int, columns: Int) throws(DatasetError) {
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    if overflows || count > largestCount { throw .tooLarge(rows: rows, columns: columns) }
    // Beside the numbers there are spikes, and what is in the making.
    do throws(MemoryShortage) {
      try MemoryBudget.require(count, of: 6)
    } catch {
      throw .memory(error)
    }
  }

  /// Throws when so many windows do not fit in memory, of which only is kept where they begin, and so
  /// many samples that they are stretches of.
  static func check(
    windows: Int, of columns: Int, inSamples samples: Int
  ) throws(DatasetError) {
    guard windows <= largestCount else { throw .tooLarge(rows: windows, columns: columns) }
    do throws(MemoryShortage) {
      // Where a window begins, twice; its label and its neuron; what is in the making.
      try MemoryBudget.require(Double(windows) * 40 + Double(samples) * 6)
    } catch {
      throw .memory(error)
    }
  }

  /// Throws when so many of these rows do not fit in memory.
  func check(picking count: Int) throws(DatasetError) {
    data.staysStretches(count)
      ? try Self.check(windows: count, of: columns, inSamples: 0)
      : try Self.check(rows: count, columns: columns)
  }

  /// All numbers, each for itself: made where rows are windows of traces. Throws where that does not
  /// fit in memory.
  package func wholeData() throws(DatasetError) -> Matrix {
    if data.starts != nil { try Self.check(rows: rows, columns: columns) }
    let whole = data.matrix
    if let fault { throw fault }
    return whole
  }

  /// Why rows that stay in their file could not be read there; nil where all have been read.
  package var fault: DatasetError? { (data.source as? StoredRows)?.traces.fault }
}
