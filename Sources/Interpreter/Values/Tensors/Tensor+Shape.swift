import Wording

extension Tensor {
  /// The same entries in another shape; one length may be -1 and follows from the others.
  package func reshaped(to wanted: [Int]) throws(Fault) -> Tensor {
    guard wanted.filter({ $0 == -1 }).count <= 1 else {
      throw Fault("only one length of a shape may be -1")
    }
    let known = try Tensor.count(of: wanted.filter { $0 != -1 })
    var shape = wanted
    if let open = wanted.firstIndex(of: -1), known > 0 {
      shape[open] = values.count / known
    }
    guard !shape.contains(-1), try Tensor.count(of: shape) == values.count else {
      throw Fault(
        "a tensor \(Tensor.describe(self.shape)) has \(values.count) "
          + "\(plural("entry", values.count, "entries")), which cannot be laid out as "
          + Tensor.describe(wanted))
    }
    return Tensor(shape: shape, values: values, isTruth: isTruth)
  }

  /// The axes in the order given, reversed where none is.
  package func transposed(_ order: [Int]? = nil) throws(Fault) -> Tensor {
    var axes: [Int] = []
    for index in order ?? shape.indices.reversed() { axes.append(try axis(index)) }
    guard axes.sorted() == Array(shape.indices) else {
      throw Fault("the order of the axes must name each of the \(rank) axes once")
    }
    if axes == [1, 0] { return swapped(outer: 1, shape[0], shape[1], shape: shape.reversed()) }
    let strides = strides
    return try gathered(shape: axes.map { shape[$0] }, strides: axes.map { strides[$0] })
  }

  /// Swaps two neighbouring groups of axes, seen as [outer, first, second]. Done in tiles, since
  /// a column read at a time would take a line of cache for every entry.
  func swapped(outer: Int, _ first: Int, _ second: Int, shape: [Int]) -> Tensor {
    let swapped = [Float](unsafeUninitializedCapacity: values.count) { target, filled in
      values.withUnsafeBufferPointer { source in
        for matrix in 0..<outer {
          let base = matrix * first * second
          swapTiles(source, target, base, first, second)
        }
      }
      filled = values.count
    }
    return Tensor(shape: shape, values: swapped, isTruth: isTruth)
  }

  /// Repeats axes of length 1 (and adds axes in front) until the shape is `wanted`.
  package func broadcast(to wanted: [Int]) throws(Fault) -> Tensor {
    if wanted == shape { return self }
    guard let strides = Broadcast.strides(of: self, in: wanted) else {
      throw Fault(
        "a tensor \(Tensor.describe(shape)) cannot be repeated to \(Tensor.describe(wanted))")
    }
    return try gathered(shape: wanted, strides: strides)
  }

  /// The given tensors one after the other along an axis on which alone they may differ.
  package static func concatenating(_ parts: [Tensor], axis index: Int = 0) throws(Fault) -> Tensor
  {
    guard let first = parts.first else {
      throw Fault("there must be at least one tensor to put together")
    }
    let axis = try first.axis(index)
    var total = 0
    for part in parts {
      var expected = first.shape
      if axis < part.rank { expected[axis] = part.shape[axis] }
      guard part.shape == expected else {
        throw Fault(
          "tensors to be put together along axis \(axis) must agree in all other axes, but are "
            + "\(describe(first.shape)) and \(describe(part.shape))")
      }
      total += part.shape[axis]
    }
    var shape = first.shape
    shape[axis] = total
    var values: [Float] = []
    values.reserveCapacity(try room(for: shape))
    for outer in 0..<shape[..<axis].reduce(1, *) {
      for part in parts {
        let run = part.shape[axis...].reduce(1, *)
        values += part.values[outer * run..<(outer + 1) * run]
      }
    }
    return Tensor(shape: shape, values: values, isTruth: parts.allSatisfy(\.isTruth))
  }

  /// The given tensors of one shape side by side along a new axis.
  package static func stacking(_ parts: [Tensor], axis index: Int = 0) throws(Fault) -> Tensor {
    var widened: [Tensor] = []
    for part in parts {
      guard index >= -part.rank - 1, index <= part.rank else {
        throw Fault("a new axis must stand between 0 and \(part.rank), but is \(index)")
      }
      var shape = part.shape
      shape.insert(1, at: index < 0 ? index + part.rank + 1 : index)
      widened.append(Tensor(shape: shape, values: part.values, isTruth: part.isTruth))
    }
    return try concatenating(widened, axis: index)
  }
}

private func swapTiles(
  _ source: UnsafeBufferPointer<Float>, _ target: UnsafeMutableBufferPointer<Float>, _ base: Int,
  _ rows: Int, _ columns: Int
) {
  let tile = 16
  for row in stride(from: 0, to: rows, by: tile) {
    let lastRow = min(row + tile, rows)
    for column in stride(from: 0, to: columns, by: tile) {
      for j in column..<min(column + tile, columns) {
        for i in row..<lastRow {
          target[base + j * rows + i] = source[base + i * columns + j]
        }
      }
    }
  }
}
