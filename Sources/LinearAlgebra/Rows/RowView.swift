/// Rows of numbers of one width, each a stretch of one list of numbers: those of a matrix, which
/// follow each other, or windows of traces, which may overlap. What reads rows need not know which.
package struct RowView: Sendable {
  /// The number of rows, at least 0.
  package let rows: Int
  /// The number of columns, at least 0.
  package let columns: Int
  /// The numbers that rows are stretches of.
  package let numbers: [Float]
  /// Where each row begins among the numbers; nil where rows follow each other.
  package let starts: [UInt32]?

  /// The rows of a matrix, without a copy.
  package init(_ matrix: Matrix) {
    (rows, columns, numbers, starts) = (matrix.rows, matrix.columns, matrix.values, nil)
  }

  /// Stretches of a list of numbers, each within it.
  package init(of numbers: [Float], at starts: [UInt32], columns: Int) {
    precondition(
      columns >= 0 && Int(starts.max() ?? 0) + columns <= numbers.count || starts.isEmpty)
    (rows, self.columns, self.numbers, self.starts) = (starts.count, columns, numbers, starts)
  }

  /// Where a row begins among the numbers.
  @inlinable
  package func start(_ row: Int) -> Int { starts.map { Int($0[row]) } ?? row * columns }

  /// One row, without a copy.
  package func row(_ index: Int) -> ArraySlice<Float> {
    let start = start(index)
    return numbers[start..<start + columns]
  }

  /// The entry at a row and a column, both counted from 0.
  @inlinable
  package subscript(row: Int, column: Int) -> Float {
    precondition(column >= 0 && column < columns)
    return numbers[start(row) + column]
  }

  /// All numbers, row after row: copied, unless they lie so.
  package var values: [Float] { matrix.values }

  /// All rows as a matrix: copied, unless they are one already.
  package var matrix: Matrix {
    starts == nil
      ? Matrix(rows: rows, columns: columns, values: numbers) : selectingRows(0..<rows)
  }
}

/// What can be read row by row.
package protocol HasRows {
  var view: RowView { get }
}

extension RowView: HasRows {
  package var view: RowView { self }
}

extension Matrix: HasRows {
  package var view: RowView { RowView(self) }
}

extension RowView: Equatable {
  /// Whether both have the same rows, wherever these lie.
  package static func == (a: RowView, b: RowView) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    return (0..<a.rows).allSatisfy { a.row($0) == b.row($0) }
  }
}

/// Where rows lie in memory, as long as their view holds it there.
package struct RowPointers {
  @usableFromInline let numbers: UnsafePointer<Float>
  @usableFromInline let starts: UnsafePointer<UInt32>?
  package let rows: Int
  package let columns: Int

  /// The first number of a row.
  @inlinable
  package subscript(row: Int) -> UnsafePointer<Float> {
    numbers + (starts.map { Int($0[row]) } ?? row * columns)
  }

  /// All numbers, where rows follow each other; nil where they do not.
  package var contiguous: UnsafePointer<Float>? { starts == nil ? numbers : nil }
}

extension RowView {
  /// Calls a body with where the rows lie.
  package func withPointers<R, E: Error>(
    _ body: (RowPointers) throws(E) -> R
  ) throws(E) -> R {
    // An empty list may have no address; any valid one will do where nothing is read.
    let some = numbers.isEmpty ? [0] : numbers
    return try some.withUnsafeBufferPointer { numbers throws(E) in
      guard let base = numbers.baseAddress else { preconditionFailure("A list has an address.") }
      guard let starts else {
        return try body(RowPointers(numbers: base, starts: nil, rows: rows, columns: columns))
      }
      return try starts.withUnsafeBufferPointer { starts throws(E) in
        try body(
          RowPointers(numbers: base, starts: starts.baseAddress, rows: rows, columns: columns))
      }
    }
  }
}
