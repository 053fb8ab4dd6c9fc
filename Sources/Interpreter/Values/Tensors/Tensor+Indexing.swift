import Wording

extension Tensor {
  /// `self[…]`, one subscript per axis from the first; axes without one are taken whole.
  package func indexed(by subscripts: [Subscript]) throws(Fault) -> Tensor {
    if subscripts.count == 1, case .entries(let mask) = subscripts[0] {
      return try entries(where: mask)
    }
    guard subscripts.count <= rank else {
      throw Fault(
        "a tensor \(Tensor.describe(shape)) takes at most \(rank) "
          + "\(plural("index", rank, "indexes")), but is given \(subscripts.count)")
    }
    try refuseMixtures(subscripts)
    var view = View(self)
    var picked: (positions: [Int], axis: Int)?
    for (axis, subscription) in subscripts.enumerated() {
      if let positions = try view.take(subscription, on: axis, name: axisName(axis)) {
        picked = (positions, view.shape.count - 1)
      }
    }
    view.takeRest(from: subscripts.count)
    let taken =
      view.shape == shape && view.strides == strides
      ? self : try gathered(shape: view.shape, strides: view.strides, offset: view.offset)
    return try picked.map { pick throws(Fault) in try taken.taking(pick.positions, axis: pick.axis)
    }
      ?? taken
  }

  /// The entry or sub-tensor at a valid position of the first axis.
  package func element(_ index: Int) -> Value {
    let block = shape.dropFirst().reduce(1, *)
    if rank == 1 { return Tensor.entry(values[index], isTruth) }
    let part = Array(values[index * block..<(index + 1) * block])
    return .tensor(Tensor(shape: Array(shape.dropFirst()), values: part, isTruth: isTruth))
  }

  /// The sub-tensors at valid positions of an axis, in the order given.
  package func taking(_ positions: [Int], axis: Int) throws(Fault) -> Tensor {
    var taken = shape
    taken[axis] = positions.count
    let inner = shape[(axis + 1)...].reduce(1, *)
    var result: [Float] = []
    result.reserveCapacity(try Tensor.room(for: taken))
    values.withUnsafeBufferPointer { source in
      for outer in 0..<shape[..<axis].reduce(1, *) {
        let base = outer * shape[axis] * inner
        for position in positions {
          if inner == 1 {
            result.append(source[base + position])
          } else {
            result += source[base + position * inner..<base + (position + 1) * inner]
          }
        }
      }
    }
    return Tensor(shape: taken, values: result, isTruth: isTruth)
  }

  private func entries(where mask: Tensor) throws(Fault) -> Tensor {
    guard mask.shape == shape else {
      throw Fault(
        "a mask must have the tensor's shape \(Tensor.describe(shape)), "
          + "but is \(Tensor.describe(mask.shape))")
    }
    let kept = values.indices.filter { mask.values[$0] != 0 }.map { values[$0] }
    return Tensor(shape: [kept.count], values: kept, isTruth: isTruth)
  }

  private func axisName(_ axis: Int) -> String {
    switch (rank, axis) {
    case (1, _): "entries"
    case (_, 0): "rows"
    case (2, _): "columns"
    default: "entries of axis \(axis)"
    }
  }

  /// NumPy pairs two lists of positions with each other, and moves the axis of one to the front
  /// when a slice parts it from a single position; both surprise, so both are to be written out.
  private func refuseMixtures(_ subscripts: [Subscript]) throws(Fault) {
    let lists = subscripts.indices.filter { subscripts[$0].isList }
    let fixed = subscripts.indices.filter { subscripts[$0].isList || subscripts[$0].isItem }
    let isParted = fixed.last.map { $0 - (fixed.first ?? 0) + 1 > fixed.count } ?? false
    guard lists.count <= 1, lists.isEmpty || !isParted else {
      throw Fault(
        "a list of positions or a mask must be the only one in an index, next to its numbers",
        help: "index in two steps: a[rows][:, columns]")
    }
  }
}

extension Subscript {
  fileprivate var isItem: Bool { if case .item = self { true } else { false } }
  fileprivate var isList: Bool {
    switch self {
    case .mask, .positions, .entries: true
    case .item, .slice, .name, .names: false
    }
  }
}

/// What single positions and slices pick of a tensor, without moving an entry.
private struct View {
  private let tensor: Tensor
  private let all: [Int]
  var shape: [Int] = []
  var strides: [Int] = []
  var offset = 0

  init(_ tensor: Tensor) {
    self.tensor = tensor
    all = tensor.strides
  }

  /// Narrows an axis; a list of positions leaves it whole and is handed back, to be taken last.
  mutating func take(
    _ subscription: Subscript, on axis: Int, name: String
  ) throws(Fault) -> [Int]? {
    let length = tensor.shape[axis]
    if case .slice(let from, let to, let by) = subscription {
      let run = try Subscript.Run(from: from, to: to, by: by ?? 1, on: length)
      keep(run.count, stride: all[axis] * run.step)
      if run.count > 0 { offset += run.start * all[axis] }
      return nil
    }
    switch try subscription.positions(on: length, axis: name) {
    case .one(let position):
      offset += position * all[axis]
      return nil
    case .many(let positions):
      keep(length, stride: all[axis])
      return positions
    }
  }

  mutating func takeRest(from axis: Int) {
    for axis in axis..<tensor.rank { keep(tensor.shape[axis], stride: all[axis]) }
  }

  private mutating func keep(_ length: Int, stride: Int) {
    shape.append(length)
    strides.append(stride)
  }
}
