extension Tensor {
  /// Collects the entries at `offset` + Σ indexes × strides, in row-major order of `shape`.
  /// Every transposition, slice and broadcast is one of these; strides may be 0 or negative.
  func gathered(shape: [Int], strides: [Int], offset: Int = 0) throws(Fault) -> Tensor {
    let count = try Tensor.room(for: shape)
    guard count > 0 else { return Tensor(shape: shape, values: [], isTruth: isTruth) }
    let (block, outer) = Tensor.contiguousTail(shape, strides)
    // The last axis before the block is walked here, the rest by the odometer.
    let (steps, stride) = outer > 0 ? (shape[outer - 1], strides[outer - 1]) : (1, 0)
    let front = 0..<max(outer - 1, 0)
    var walk = Odometer(shape: Array(shape[front]), strides: [Array(strides[front])])
    let gathered = [Float](unsafeUninitializedCapacity: count) { target, filled in
      values.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress, var target = target.baseAddress else { return }
        for _ in 0..<count / (block * steps) {
          let from = source + offset + walk.offsets[0]
          copy(from, to: target, block: block, steps: steps, stride: stride)
          target += block * steps
          walk.advance()
        }
      }
      filled = count
    }
    return Tensor(shape: shape, values: gathered, isTruth: isTruth)
  }

  /// How many entries at the end of every walk lie side by side, and how many axes stand before.
  private static func contiguousTail(_ shape: [Int], _ strides: [Int]) -> (block: Int, outer: Int) {
    var block = 1
    var outer = shape.count
    while outer > 0, strides[outer - 1] == block || shape[outer - 1] == 1 {
      outer -= 1
      block *= shape[outer]
    }
    return (block, outer)
  }
}

private func copy(
  _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, block: Int, steps: Int,
  stride: Int
) {
  if block == 1 {
    for step in 0..<steps { target[step] = source[step * stride] }
  } else {
    for step in 0..<steps {
      (target + step * block).initialize(from: source + step * stride, count: block)
    }
  }
}

/// Walks all indexes of a shape in row-major order, keeping for each set of strides the offset.
struct Odometer {
  private let shape: [Int]
  private let strides: [[Int]]
  private var index: [Int]
  private(set) var offsets: [Int]

  init(shape: [Int], strides: [[Int]]) {
    self.shape = shape
    self.strides = strides
    index = Array(repeating: 0, count: shape.count)
    offsets = Array(repeating: 0, count: strides.count)
  }

  mutating func advance() {
    var axis = shape.count - 1
    while axis >= 0 {
      index[axis] += 1
      let wraps = index[axis] == shape[axis]
      for set in strides.indices {
        offsets[set] += wraps ? strides[set][axis] * (1 - shape[axis]) : strides[set][axis]
      }
      if !wraps { return }
      index[axis] = 0
      axis -= 1
    }
  }
}
