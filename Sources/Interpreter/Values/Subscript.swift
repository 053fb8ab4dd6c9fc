/// What stands for one axis between `[` and `]`.
package enum Subscript: Sendable {
  case item(Int)
  case slice(from: Int?, to: Int?, by: Int?)
  /// The positions where a tensor of truth values is true; its length must be the axis's.
  case mask([Bool])
  case positions([Int])

  /// The positions that this picks on an axis of `count` entries, negative ones counted from the
  /// end, out of range an error for single positions and cut off for slices, as in NumPy.
  package func positions(on count: Int, axis: String) throws(Fault) -> Selection {
    switch self {
    case .item(let index):
      return .one(try Self.position(index, on: count, axis: axis))
    case .slice(let from, let to, let by):
      return .many(try Self.positions(from: from, to: to, by: by ?? 1, count: count))
    case .mask(let mask):
      guard mask.count == count else {
        throw Fault("the mask has \(mask.count) entries, but there are \(count) \(axis)")
      }
      return .many(mask.indices.filter { mask[$0] })
    case .positions(let indices):
      var found: [Int] = []
      found.reserveCapacity(indices.count)
      for index in indices { found.append(try Self.position(index, on: count, axis: axis)) }
      return .many(found)
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

  private static func position(_ index: Int, on count: Int, axis: String) throws(Fault) -> Int {
    guard index >= -count, index < count else {
      let valid = count == 0 ? "there are none" : "indexes run from \(-count) to \(count - 1)"
      throw Fault("index \(index) is outside the \(count) \(axis): \(valid)")
    }
    return index < 0 ? index + count : index
  }

  private static func positions(
    from: Int?, to: Int?, by step: Int, count: Int
  ) throws(Fault) -> [Int] {
    guard step != 0 else { throw Fault("the step of a slice must not be 0") }
    // Out of range, even by Int.min, is cut to the ends before any sum is made.
    func clamped(_ index: Int, _ low: Int, _ high: Int) -> Int {
      min(max(index < 0 ? max(index, -count - 1) + count : index, low), high)
    }
    if step > 0 {
      let start = clamped(from ?? 0, 0, count)
      let stop = clamped(to ?? count, 0, count)
      return start < stop ? Array(stride(from: start, to: stop, by: min(step, count))) : []
    }
    let start = from.map { clamped($0, -1, count - 1) } ?? count - 1
    let stop = to.map { clamped($0, -1, count - 1) } ?? -1
    return start > stop ? Array(stride(from: start, to: stop, by: max(step, -count - 1))) : []
  }
}
