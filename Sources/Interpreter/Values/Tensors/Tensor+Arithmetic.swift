import Glibc
package import Syntax

extension Tensor {
  /// `self op other`, entry by entry, the shapes brought together by broadcasting.
  package func combined(by op: BinaryOperator, with other: Tensor) throws(Fault) -> Tensor {
    switch op {
    case .add: try zipped(with: other) { $0 + $1 }
    case .subtract: try zipped(with: other) { $0 - $1 }
    case .multiply: try zipped(with: other) { $0 * $1 }
    case .divide: try zipped(with: other) { $0 / $1 }
    case .floorDivide: try zipped(with: other) { floorDivision($0, $1).quotient }
    case .remainder: try zipped(with: other) { floorDivision($0, $1).remainder }
    case .matrixProduct: throw Fault("a matrix product is not taken entry by entry")
    }
  }

  /// `self ** exponent`, entry by entry.
  package func raised(to exponent: Tensor) throws(Fault) -> Tensor {
    if exponent.rank == 0, exponent.values[0] == 2 { return mapped { $0 * $0 } }
    return try zipped(with: exponent) { pow($0, $1) }
  }

  /// `self op other`, entry by entry, as truth values. Membership is not a comparison of entries.
  package func compared(by op: ComparisonOperator, to other: Tensor) throws(Fault) -> Tensor {
    switch op {
    case .equal: try judged(with: other) { $0 == $1 }
    case .notEqual: try judged(with: other) { $0 != $1 }
    case .less: try judged(with: other) { $0 < $1 }
    case .lessOrEqual: try judged(with: other) { $0 <= $1 }
    case .greater: try judged(with: other) { $0 > $1 }
    case .greaterOrEqual: try judged(with: other) { $0 >= $1 }
    case .isIn, .notIn: throw Fault("membership is not decided entry by entry")
    }
  }

  /// `self op other` of truth values, entry by entry.
  package func combined(by op: LogicalOperator, with other: Tensor) throws(Fault) -> Tensor {
    switch op {
    case .and: try judged(with: other) { $0 != 0 && $1 != 0 }
    case .or: try judged(with: other) { $0 != 0 || $1 != 0 }
    }
  }

  /// `not self`, entry by entry.
  package var inverted: Tensor { mapped(isTruth: true) { $0 == 0 ? 1 : 0 } }
  package var negated: Tensor { mapped { -$0 } }

  /// Each entry through `transform`.
  @inline(__always)
  func mapped(isTruth: Bool = false, _ transform: (Float) -> Float) -> Tensor {
    let count = values.count
    let mapped = [Float](unsafeUninitializedCapacity: count) { target, filled in
      values.withUnsafeBufferPointer { source in
        for index in 0..<count { target[index] = transform(source[index]) }
      }
      filled = count
    }
    return Tensor(shape: shape, values: mapped, isTruth: isTruth)
  }

  /// Where the first is not 0 the entries of `a`, else those of `b`; all three broadcast.
  package static func choosing(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(Fault) -> Tensor {
    let shape = try Broadcast(condition, a.broadcast(to: Broadcast(a, b).shape)).shape
    let condition = try condition.broadcast(to: shape).values
    let (first, second) = (try a.broadcast(to: shape).values, try b.broadcast(to: shape).values)
    let chosen = condition.indices.map { condition[$0] != 0 ? first[$0] : second[$0] }
    return Tensor(shape: shape, values: chosen, isTruth: a.isTruth && b.isTruth)
  }

  @inline(__always)
  private func judged(
    with other: Tensor, _ judge: (Float, Float) -> Bool
  ) throws(Fault) -> Tensor {
    try zipped(with: other, isTruth: true) { judge($0, $1) ? 1 : 0 }
  }

  /// Each pair of entries through `combine`: inlined for every operator, so that the common cases
  /// (one shape, or one side a single number) become vector instructions.
  @inline(__always)
  func zipped(
    with other: Tensor, isTruth: Bool = false, _ combine: (Float, Float) -> Float
  ) throws(Fault) -> Tensor {
    let plan = try Broadcast(self, other)
    let result = [Float](unsafeUninitializedCapacity: plan.count) { target, filled in
      values.withUnsafeBufferPointer { a in
        other.values.withUnsafeBufferPointer { b in
          zip(a, b, into: target, plan, isOneShape: shape == other.shape, combine)
        }
      }
      filled = plan.count
    }
    return Tensor(shape: plan.shape, values: result, isTruth: isTruth)
  }
}

@inline(__always)
private func zip(
  _ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>,
  into target: UnsafeMutableBufferPointer<Float>, _ plan: Broadcast, isOneShape: Bool,
  _ combine: (Float, Float) -> Float
) {
  let count = plan.count
  if isOneShape {
    for index in 0..<count { target[index] = combine(a[index], b[index]) }
  } else if b.count == 1 {
    let right = b[0]
    for index in 0..<count { target[index] = combine(a[index], right) }
  } else if a.count == 1 {
    let left = a[0]
    for index in 0..<count { target[index] = combine(left, b[index]) }
  } else {
    plan.forEachRun { start, i, j, length, iStep, jStep in
      for step in 0..<length {
        target[start + step] = combine(a[i + step * iStep], b[j + step * jStep])
      }
    }
  }
}
