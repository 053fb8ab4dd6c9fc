import Wording

/// How two tensors meet: axes are matched from the last, and one of length 1 is repeated.
struct Broadcast {
  let shape: [Int]
  let count: Int
  private let left: [Int]
  private let right: [Int]

  /// Refuses shapes that do not meet, naming both.
  init(_ a: Tensor, _ b: Tensor) throws(Fault) {
    let rank = max(a.rank, b.rank)
    var shape: [Int] = []
    for axis in 0..<rank {
      let first = axis < rank - a.rank ? 1 : a.shape[axis - rank + a.rank]
      let second = axis < rank - b.rank ? 1 : b.shape[axis - rank + b.rank]
      guard first == second || first == 1 || second == 1 else {
        throw Fault(
          "the shapes \(Tensor.describe(a.shape)) and \(Tensor.describe(b.shape)) do not fit "
            + "together",
          help: "counted from the last, two axes must be of one length or one of length 1; "
            + "here they are \(first) and \(second)")
      }
      shape.append(first == 1 ? second : first)
    }
    self.shape = shape
    count = try Tensor.room(for: shape)
    left = Broadcast.strides(of: a, in: shape) ?? []
    right = Broadcast.strides(of: b, in: shape) ?? []
  }

  /// The strides that walk a tensor as if it had `shape`: 0 where it is repeated; nil where it
  /// cannot be.
  static func strides(of tensor: Tensor, in shape: [Int]) -> [Int]? {
    guard tensor.rank <= shape.count else { return nil }
    let missing = shape.count - tensor.rank
    var result = Array(repeating: 0, count: shape.count)
    for (axis, stride) in tensor.strides.enumerated() where tensor.shape[axis] != 1 {
      guard tensor.shape[axis] == shape[axis + missing] else { return nil }
      result[axis + missing] = stride
    }
    return result
  }

  /// Calls `body` for each run along the last axis with the runs' first offsets in the result and
  /// in both tensors, the run's length, and how far each tensor moves per entry: 0 or 1.
  @inline(__always)
  func forEachRun(
    _ body: (_ start: Int, _ a: Int, _ b: Int, _ length: Int, _ aStep: Int, _ bStep: Int) -> Void
  ) {
    guard count > 0, let length = shape.last, let aStep = left.last, let bStep = right.last else {
      return
    }
    var walk = Odometer(
      shape: Array(shape.dropLast()), strides: [Array(left.dropLast()), Array(right.dropLast())])
    for start in stride(from: 0, to: count, by: length) {
      body(start, walk.offsets[0], walk.offsets[1], length, aStep, bStep)
      walk.advance()
    }
  }
}
