extension Tensor {
  /// One number of all entries, or of the entries along one axis, which then falls away.
  package func reduced(by reduction: Reduction, axis index: Int? = nil) throws(Fault) -> Value {
    guard let index else {
      try reduction.check(count: values.count)
      try requireRoom(copies: reduction.copies)
      let number = values.withUnsafeBufferPointer { reduction($0) }
      if reduction.isTruth { return .bool(number != 0) }
      let isEntry = reduction == .least || reduction == .greatest
      return .number(isEntry ? Double(decimal: Float(number)) : number)
    }
    let axis = try axis(index)
    var rest = shape
    let length = rest.remove(at: axis)
    if try Tensor.count(of: rest) > 0 { try reduction.check(count: length) }
    try requireRoom(copies: 1)
    let lanes = Lanes(of: self, along: axis)
    let numbers = lanes.map { Float(reduction($0)) }
    return Tensor(shape: rest, values: numbers, isTruth: reduction.isTruth).simplified
  }

  /// The sums of the entries up to each one: along an axis, or of all entries in their order.
  package func accumulated(axis index: Int? = nil) throws(Fault) -> Tensor {
    try requireRoom(copies: 2)
    return try reordered(along: index) { numbers in
      var sum = 0.0
      for index in numbers.indices {
        sum += Double(numbers[index])
        numbers[index] = Float(sum)
      }
    }
  }

  /// The entries in rising or falling order, NaN last: along an axis, or all of them.
  package func sorted(axis index: Int? = -1, descending: Bool = false) throws(Fault) -> Tensor {
    try requireRoom(copies: 3)
    let sorted = try reordered(along: index) { numbers in
      sortNumbers(numbers)
      guard descending else { return }
      let count = numbers.firstIndex(where: \.isNaN) ?? numbers.count
      var present = UnsafeMutableBufferPointer(rebasing: numbers[..<count])
      present.reverse()
    }
    return Tensor(shape: sorted.shape, values: sorted.values, isTruth: isTruth)
  }

  /// The distinct entries in rising order, NaN once and last.
  package var unique: Tensor {
    var kept: [Float] = []
    for value in values.sortedNumbers() where kept.last != value {
      if value.isNaN, kept.last?.isNaN == true { break }
      kept.append(value)
    }
    return Tensor(shape: [kept.count], values: kept, isTruth: isTruth)
  }

  /// The positions of true entries of a tensor of one axis.
  package func positionsWhereTrue() throws(Fault) -> [Int] {
    try requireRoom(copies: 3)
    guard rank == 1 else {
      throw Fault("where(condition) takes a tensor of one axis, but is \(Tensor.describe(shape))")
    }
    return values.indices.filter { values[$0] != 0 }
  }

  /// Each lane along an axis changed in place; without an axis all entries are one lane.
  private func reordered(
    along index: Int?, _ change: (UnsafeMutableBufferPointer<Float>) -> Void
  ) throws(Fault) -> Tensor {
    guard let index else {
      var all = values
      all.withUnsafeMutableBufferPointer { change($0) }
      return Tensor(all)
    }
    return Lanes(of: self, along: try axis(index)).changed(change)
  }
}

/// The entries along one axis side by side: what reductions and sorting work on.
private struct Lanes {
  private let shape: [Int]
  private let values: [Float]
  private let length: Int
  private let outer: Int
  private let inner: Int

  init(of tensor: Tensor, along axis: Int) {
    shape = tensor.shape
    length = shape[axis]
    outer = shape[..<axis].reduce(1, *)
    inner = shape[(axis + 1)...].reduce(1, *)
    values =
      inner == 1
      ? tensor.values
      : tensor.swapped(
        outer: outer, length, inner, shape: shape
      ).values
  }

  func map(_ reduce: (UnsafeBufferPointer<Float>) -> Float) -> [Float] {
    values.withUnsafeBufferPointer { all in
      (0..<outer * inner).map { lane in
        reduce(UnsafeBufferPointer(rebasing: all[lane * length..<(lane + 1) * length]))
      }
    }
  }

  func changed(_ change: (UnsafeMutableBufferPointer<Float>) -> Void) -> Tensor {
    var changed = values
    changed.withUnsafeMutableBufferPointer { all in
      for lane in 0..<outer * inner {
        change(UnsafeMutableBufferPointer(rebasing: all[lane * length..<(lane + 1) * length]))
      }
    }
    let lanes = Tensor(shape: shape, values: changed)
    return inner == 1 ? lanes : lanes.swapped(outer: outer, inner, length, shape: shape)
  }
}
