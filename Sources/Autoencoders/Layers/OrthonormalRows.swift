import LinearAlgebra

/// Normal rows made orthonormal one after the other (modified Gram and Schmidt), each a matrix row
/// of doubles.
///
/// A row loses its share of each row before it, in order. Rows are drawn in blocks: a block's rows
/// lose what they share with finished rows on all processors, some at a time, so that a finished
/// row is fetched from memory once for them. The bits are those of one row after the other.
struct OrthonormalRows {
  let count: Int
  let length: Int
  private var rows: [[Double]] = []

  /// Rows drawn together, and those of them that one thread takes.
  private static let block = 64
  private static let taken = 8

  /// Draws `count` rows, at most as many as they are long; throws `interrupted` once the watch is
  /// cancelled.
  static func drawn(
    _ count: Int, length: Int, from random: inout RandomStream, _ watch: inout StartWatch
  ) throws(AutoencoderError) -> [[Double]] {
    var basis = OrthonormalRows(count: count, length: length)
    while basis.rows.count < count {
      let known = basis.rows.count
      try basis.addBlock(from: &random, watch)
      try watch.advance(by: (basis.rows.count - known) * length)
    }
    return basis.rows
  }

  private init(count: Int, length: Int) { (self.count, self.length) = (count, length) }

  private mutating func addBlock(
    from random: inout RandomStream, _ watch: StartWatch
  ) throws(AutoencoderError) {
    var drawn: [[Double]] = []
    for _ in 0..<min(Self.block, count - rows.count) {
      drawn.append((0..<length).map { _ in random.normal() })
    }
    try clear(&drawn, watch)
    let first = rows.count
    for var row in drawn {
      for other in rows[first...] { row.lose(shareOf: other) }
      let norm = row.dot(row).squareRoot()
      if norm > 1e-6 { rows.append(row.map { $0 / norm }) }
    }
  }

  /// Takes from drawn rows what they share with the finished ones, so many of these at a time.
  private func clear(
    _ drawn: inout [[Double]], _ watch: StartWatch
  ) throws(AutoencoderError) {
    let step = max(1, (1 << 23) / max(1, length * Self.block / 8))
    for first in stride(from: 0, to: rows.count, by: step) {
      try watch.look()
      let finished = rows[first..<min(rows.count, first + step)]
      let size = length * drawn.count * finished.count < 1 << 16 ? drawn.count : Self.taken
      let before = drawn
      drawn = mappedInParallel((before.count + size - 1) / size) { task in
        var part = Array(before[task * size..<min(before.count, (task + 1) * size)])
        for other in finished {
          for index in part.indices { part[index].lose(shareOf: other) }
        }
        return part
      }.flatMap(\.self)
    }
  }
}

extension [Double] {
  /// Subtracts the part that lies along a row of norm 1.
  fileprivate mutating func lose(shareOf other: [Double]) {
    let share = dot(other)
    let count = count
    withUnsafeMutableBufferPointer { row in
      other.withUnsafeBufferPointer { other in
        for index in 0..<count { row[index] -= share * other[index] }
      }
    }
  }

  fileprivate func dot(_ other: [Double]) -> Double {
    withUnsafeBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        var sums = SIMD8<Double>()
        let whole = a.count & ~7
        for start in stride(from: 0, to: whole, by: 8) {
          for lane in 0..<8 { sums[lane] += a[start + lane] * b[start + lane] }
        }
        return (whole..<a.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
      }
    }
  }
}
