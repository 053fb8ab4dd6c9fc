/// Rows of numbers of one width, each a stretch of one list of numbers: those of a matrix, which
/// follow each other, or windows of traces, which may overlap. What reads rows need not know which.
package struct RowView: Sendable {
  /// The number of rows, at least 0.
  package let rows: Int
  /// The number of columns, at least 0.
  package let columns: Int
  /// The numbers that rows are stretches of; none where they are read from a source.
  package let numbers: [Float]
  /// Where each row begins among the numbers; nil where rows follow each other.
  package let starts: [UInt32]?
  /// Where the numbers are read when rows are; nil where they are in memory.
  package let source: (any RowSource)?

  /// The rows of a matrix, without a copy.
  package init(_ matrix: Matrix) {
    (rows, columns, numbers) = (matrix.rows, matrix.columns, matrix.values)
    (starts, source) = (nil, nil)
  }

  /// Stretches of a list of numbers, each within it.
  package init(of numbers: [Float], at starts: [UInt32], columns: Int) {
    precondition(
      columns >= 0 && Int(starts.max() ?? 0) + columns <= numbers.count || starts.isEmpty)
    (rows, self.columns, self.numbers, self.starts) = (starts.count, columns, numbers, starts)
    source = nil
  }

  /// Stretches of numbers that are read when rows are, each within them.
  package init(of source: any RowSource, at starts: [UInt32], columns: Int) {
    precondition(columns >= 0 && Int(starts.max() ?? 0) + columns <= source.count || starts.isEmpty)
    (rows, self.columns, numbers, self.starts) = (starts.count, columns, [], starts)
    self.source = source
  }

  /// How many numbers there are that rows are stretches of.
  package var numberCount: Int { source?.count ?? numbers.count }

  /// The same rows of other numbers, as many.
  package func replacing(_ source: any RowSource) -> RowView {
    RowView(of: source, at: starts ?? [], columns: columns)
  }

  /// Where a row begins among the numbers.
  @inlinable
  package func start(_ row: Int) -> Int { starts.map { Int($0[row]) } ?? row * columns }

  /// One row, without a copy where it is in memory.
  package func row(_ index: Int) -> ArraySlice<Float> {
    if source != nil { return selectingRows(index..<index + 1).values[...] }
    let start = start(index)
    return numbers[start..<start + columns]
  }

  /// The entry at a row and a column, both counted from 0.
  @inlinable
  package subscript(row: Int, column: Int) -> Float {
    precondition(column >= 0 && column < columns)
    return source == nil ? numbers[start(row) + column] : self.row(row)[column]
  }

  /// All numbers, row after row: copied, unless they lie so.
  package var values: [Float] { matrix.values }

  /// All rows as a matrix: copied, unless they are one already.
  package var matrix: Matrix {
    starts == nil
      ? Matrix(rows: rows, columns: columns, values: numbers) : selectingRows(0..<rows)
  }
}

/// Numbers that are not in memory, and are read where they are asked for.
package protocol RowSource: Sendable {
  /// How many there are.
  var count: Int { get }
  /// Writes so many from a place on. Can be called from any thread; where they cannot be read it writes
  /// NaN, and whoever made the source says so.
  ///
  /// - Parameter inOrder: Whether those that follow are asked for next.
  func read(
    _ count: Int, from first: Int, inOrder: Bool, into place: UnsafeMutablePointer<Float>)
  /// Whether another has the same numbers.
  func isSame(as other: any RowSource) -> Bool
  /// Stands for the numbers, in every run.
  var fingerprint: UInt64 { get }
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
  /// Writes rows to a place, one after the other.
  package func copyRows(_ rows: some Collection<Int>, to place: UnsafeMutablePointer<Float>) {
    let inOrder = source != nil && isRising(rows)
    for (index, row) in rows.enumerated() {
      copyRow(row, inOrder: inOrder, to: place + index * columns)
    }
  }

  /// Whether rows begin one behind the other.
  private func isRising(_ rows: some Collection<Int>) -> Bool {
    rows.count > 1 && zip(rows, rows.dropFirst()).allSatisfy { start($0) < start($1) }
  }

  /// Writes one row to a place.
  private func copyRow(_ row: Int, inOrder: Bool, to place: UnsafeMutablePointer<Float>) {
    precondition(row >= 0 && row < rows)
    let start = start(row)
    if let source { return source.read(columns, from: start, inOrder: inOrder, into: place) }
    numbers.withUnsafeBufferPointer { numbers in
      if let base = numbers.baseAddress { place.initialize(from: base + start, count: columns) }
    }
  }

  /// Calls a body with where some rows lie, which are read into memory for it if they are not there.
  func withPointers<R>(to range: Range<Int>, _ body: (RowPointers) -> R) -> R {
    guard source != nil else { return withPointers(body) }
    let place = UnsafeMutablePointer<Float>.allocate(capacity: max(1, range.count * columns))
    defer { place.deallocate() }
    copyRows(range, to: place)
    // Only these rows are asked for.
    return body(
      RowPointers(
        numbers: place - range.lowerBound * columns, starts: nil, rows: rows, columns: columns))
  }

  /// Calls a body with where rows lie, some rows after the other.
  package func forEachPart(_ body: (_ rows: Range<Int>, RowPointers) -> Void) {
    let step = max(1, Self.share / max(1, columns))
    for first in stride(from: 0, to: rows, by: step) {
      let range = first..<min(first + step, rows)
      withPointers(to: range) { body(range, $0) }
    }
  }

  /// Calls a body with where the rows lie; none where they are read from a source.
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
