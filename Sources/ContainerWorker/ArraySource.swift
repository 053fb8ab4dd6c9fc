import Containers

/// A file whose arrays are listed and read.
protocol ArraySource {
  func nodes() throws(Complaint) -> [Node]
  /// The sizes of an array, that first which runs slowest.
  func shape(of path: String) throws(Complaint) -> [Int]
  /// Hands over the numbers of a part that has some, piece by piece.
  func read<Number: Readable>(
    _ part: Part, _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint)
}

/// The numbers that can be asked for.
protocol Readable: BinaryFloatingPoint, BitwiseCopyable {}
extension Float: Readable {}
extension Double: Readable {}

/// A part of an array that is there.
struct Part {
  let slab: Slab
  /// The sizes of the whole array.
  let shape: [Int]
  let ranges: [Range<Int>]

  init(_ slab: Slab, of source: any ArraySource) throws(Complaint) {
    self.slab = slab
    shape = try source.shape(of: slab.path)
    ranges = slab.ranges.isEmpty ? shape.map { 0..<$0 } : slab.ranges
    guard ranges.count == shape.count, zip(ranges, shape).allSatisfy({ $0.upperBound <= $1 }) else {
      throw Complaint("\(slab.path) is not as it was listed: the file has changed meanwhile")
    }
  }

  var isEmpty: Bool { ranges.contains { $0.isEmpty } }

  /// How many numbers there are for each place of the first dimension.
  var width: Int { ranges.dropFirst().reduce(1) { $0 * $1.count } }
  /// How many there are in the file.
  var rowCount: Int { shape.dropFirst().reduce(1, *) }

  /// The ranges of the first dimension that make pieces of about so many numbers, which end where a
  /// multiple of rows does: no chunk of so many is taken apart twice.
  func pieces(of numbers: Int, rows: Int = 1) -> [Range<Int>] {
    let first = ranges.first ?? 0..<1
    let step = max(1, numbers / max(1, width) / rows) * rows
    let start = (first.lowerBound / step + 1) * step
    let ends = stride(from: start, to: first.upperBound, by: step) + [first.upperBound]
    return zip([first.lowerBound] + ends, ends).map { $0..<$1 }
  }

  /// Where the numbers of the part are in a row of the file: stretches without a gap.
  private var stretches: [Range<Int>] {
    zip(shape, ranges).dropFirst().reduce([0..<1]) { found, axis in
      let (size, range) = axis
      return found.flatMap { stretch in
        range == 0..<size
          ? [stretch.lowerBound * size..<stretch.upperBound * size]
          : stretch.map { $0 * size + range.lowerBound..<$0 * size + range.upperBound }
      }
    }
  }

  /// Hands over what is the part's of whole rows.
  func give<Number: Readable>(
    _ rows: UnsafeBufferPointer<Number>,
    _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint) {
    if width == rowCount { return try give(rows) }
    let stretches = stretches
    var taken: [Number] = []
    taken.reserveCapacity(rows.count / max(1, rowCount) * width)
    for row in stride(from: 0, to: rows.count, by: rowCount) {
      for stretch in stretches {
        taken += rows[row + stretch.lowerBound..<row + stretch.upperBound]
      }
    }
    try taken.withGiven(give)
  }

  /// The same of a list.
  func give<Number: Readable>(
    _ rows: [Number], _ give: (UnsafeBufferPointer<Number>) throws(Complaint) -> Void
  ) throws(Complaint) {
    try rows.withGiven { (rows) throws(Complaint) in try self.give(rows, give) }
  }
}

extension Array where Element: Readable {
  /// Hands over the list's memory.
  fileprivate func withGiven(
    _ give: (UnsafeBufferPointer<Element>) throws(Complaint) -> Void
  ) throws(Complaint) {
    var complaint: Complaint?
    withUnsafeBufferPointer { numbers in
      do throws(Complaint) { try give(numbers) } catch { complaint = error }
    }
    if let complaint { throw complaint }
  }
}
