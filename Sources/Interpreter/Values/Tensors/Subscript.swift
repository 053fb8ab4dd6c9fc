import Wording

/// What stands for one axis between `[` and `]`.
package enum Subscript: Sendable {
  case item(Int)
  case slice(from: Int?, to: Int?, by: Int?)
  /// The positions where a tensor of truth values is true; its length must be the axis's.
  case mask([Bool])
  case positions([Int])
  /// Single entries of a tensor, where a tensor of truth values of its shape is true.
  case entries(Tensor)
  /// A record's field, or a table's column.
  case name(String)
  /// Columns of a table.
  case names([String])

  /// The positions that this picks on an axis of `count` entries, negative ones counted from the
  /// end, out of range an error for single positions and cut off for slices, as in NumPy.
  package func positions(on count: Int, axis: String) throws(Fault) -> Selection {
    switch self {
    case .item(let index):
      return .one(try Self.position(index, on: count, axis: axis))
    case .slice(let from, let to, let by):
      let run = try Run(from: from, to: to, by: by ?? 1, on: count)
      return .many((0..<run.count).map { run.start + $0 * run.step })
    case .mask(let mask):
      guard mask.count == count else {
        throw Fault(
          "the mask has \(mask.count) \(plural("entry", mask.count, "entries")), but there are \(count) \(axis)"
        )
      }
      return .many(mask.indices.filter { mask[$0] })
    case .positions(let indices):
      var found: [Int] = []
      found.reserveCapacity(indices.count)
      for index in indices { found.append(try Self.position(index, on: count, axis: axis)) }
      return .many(found)
    case .entries(let mask):
      throw Fault(
        "a mask \(Tensor.describe(mask.shape)) picks single entries of a tensor, "
          + "but here it must pick \(axis)",
        help: "a mask of one axis picks \(axis)")
    case .name(let name):
      throw Fault("\"\(name)\" picks a field of a record, but here it must pick \(axis)")
    case .names:
      throw Fault("a list of names picks columns of a table, but here it must pick \(axis)")
    }
  }

  /// One position keeps no axis; several keep it.
  package enum Selection: Sendable, Equatable {
    case one(Int)
    case many([Int])

    package var positions: [Int] {
      switch self {
      case .one(let position): [position]
      case .many(let positions): positions
      }
    }
  }

  /// The positions of a slice: `count` of them from `start`, each `step` further.
  struct Run: Equatable {
    var start: Int
    var step: Int
    var count: Int
  }

  static func position(_ index: Int, on count: Int, axis: String) throws(Fault) -> Int {
    guard index >= -count, index < count else {
      let valid = count == 0 ? "there are none" : "indexes run from \(-count) to \(count - 1)"
      throw Fault("index \(index) is outside the \(count) \(axis): \(valid)")
    }
    return index < 0 ? index + count : index
  }
}

extension Subscript.Run {
  /// What `from:to:by` picks of `count` entries, by Python's rules.
  init(from: Int?, to: Int?, by step: Int, on count: Int) throws(Fault) {
    guard step != 0 else { throw Fault("the step of a slice must not be 0") }
    // Out of range, even by Int.min, is cut to the ends before any sum is made.
    func clamped(_ index: Int, _ low: Int, _ high: Int) -> Int {
      min(max(index < 0 ? max(index, -count - 1) + count : index, low), high)
    }
    let low = step > 0 ? 0 : -1
    let high = step > 0 ? count : count - 1
    let start = from.map { clamped($0, low, high) } ?? (step > 0 ? low : high)
    let stop = to.map { clamped($0, low, high) } ?? (step > 0 ? high : low)
    // A step beyond the end takes the first alone, and so does one of just that length.
    let stride = min(max(step, -count - 1), count + 1)
    let span = step > 0 ? stop - start : start - stop
    self.init(
      start: start, step: stride, count: span > 0 ? (span - 1) / abs(stride) + 1 : 0)
  }
}
