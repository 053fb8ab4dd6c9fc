import Wording

extension Tensor {
  /// `self @ other` as in NumPy: a tensor of one axis is a row on the left and a column on the
  /// right, and of more than two axes the last two are matrices, the others broadcast.
  package func matrixProduct(
    with other: Tensor, using product: CommandTable.MatrixProduct
  ) throws(Fault) -> Tensor {
    guard rank > 0, other.rank > 0 else {
      throw Fault("`@` takes tensors, but is given a single number", help: "multiply with `*`")
    }
    let left = rank == 1 ? try reshaped(to: [1] + shape) : self
    let right = other.rank == 1 ? try other.reshaped(to: other.shape + [1]) : other
    let (rows, inner) = (left.shape[left.rank - 2], left.shape[left.rank - 1])
    let columns = right.shape[right.rank - 1]
    guard right.shape[right.rank - 2] == inner else {
      throw Fault(
        "cannot take the matrix product of tensors \(Tensor.describe(shape)) and "
          + "\(Tensor.describe(other.shape)): the first has \(counted(inner, "column")), "
          + "the second \(counted(right.shape[right.rank - 2], "row"))")
    }
    let matrices = try Batches(left, right)
    var result = matrices.shape
    if rank > 1 { result.append(rows) }
    if other.rank > 1 { result.append(columns) }
    var values: [Float] = []
    values.reserveCapacity(try Tensor.room(for: result))
    try matrices.forEach { (a, b) throws(Fault) in
      values +=
        inner * rows * columns == 0
        ? Array(repeating: 0, count: rows * columns) : try product(a, b, rows, inner, columns)
    }
    return Tensor(shape: result, values: values)
  }

  /// The sum of the products of the entries of two tensors of one axis, accumulated in Double.
  package func dot(_ other: Tensor) throws(Fault) -> Double {
    guard rank == 1, shape == other.shape else {
      throw Fault(
        "a dot product takes two tensors of one axis and one length, but is given "
          + "\(Tensor.describe(shape)) and \(Tensor.describe(other.shape))")
    }
    return values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in sumOfProducts(a, b) }
    }
  }
}

/// The pairs of matrices that two tensors of two or more axes are made of.
private struct Batches {
  let shape: [Int]
  private let left: Tensor
  private let right: Tensor
  private let count: Int

  init(_ a: Tensor, _ b: Tensor) throws(Fault) {
    // Broadcasting looks at shapes alone, so that empty matrices stand in for the axes in front.
    let fronts = (Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    shape = try Broadcast(.filled(fronts.0), .filled(fronts.1)).shape
    count = try Tensor.count(of: shape)
    left = try a.broadcast(to: shape + a.shape.suffix(2))
    right = try b.broadcast(to: shape + b.shape.suffix(2))
  }

  func forEach(_ body: ([Float], [Float]) throws(Fault) -> Void) throws(Fault) {
    if count == 1 { return try body(left.values, right.values) }
    let (first, second) = (left.shape.suffix(2).reduce(1, *), right.shape.suffix(2).reduce(1, *))
    for index in 0..<count {
      try body(
        Array(left.values[index * first..<(index + 1) * first]),
        Array(right.values[index * second..<(index + 1) * second]))
    }
  }
}

/// Σ a[i] b[i] in eight interleaved Double sums: faster than one, and closer.
func sumOfProducts(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Double {
  var sums = SIMD8<Double>()
  let whole = a.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    for lane in 0..<8 { sums[lane] += Double(a[start + lane]) * Double(b[start + lane]) }
  }
  return (whole..<a.count).reduce(sums.sum()) { $0 + Double(a[$1]) * Double(b[$1]) }
}
