/// Numbers in any number of dimensions, Float32, the last axis varying fastest, with NumPy's
/// meanings for arithmetic, broadcasting, indexing and reductions.
package struct Tensor: Sendable {
  /// The length of each axis; empty for a single number.
  package let shape: [Int]
  /// The entries, row-major; their count is the product of `shape`.
  package let values: [Float]
  /// True where the entries are truth values (0 or 1), the outcome of a comparison.
  package let isTruth: Bool
  package let provenance: Provenance?

  /// A tensor of `shape` over `values`, whose count must be the product of the shape.
  package init(
    shape: [Int], values: [Float], isTruth: Bool = false, provenance: Provenance? = nil
  ) {
    precondition(shape.reduce(1, *) == values.count, "a tensor's shape must hold its values")
    self.shape = shape
    self.values = values
    self.isTruth = isTruth
    self.provenance = provenance
  }

  /// A tensor of one axis.
  package init(_ values: [Float]) { self.init(shape: [values.count], values: values) }

  /// A tensor of truth values of one axis.
  package init(_ truths: [Bool]) {
    self.init(shape: [truths.count], values: truths.map { $0 ? 1 : 0 }, isTruth: true)
  }

  func made(by provenance: Provenance) -> Tensor {
    Tensor(shape: shape, values: values, isTruth: isTruth, provenance: provenance)
  }
}

extension Tensor {
  /// The most entries that a tensor may have: 2^28, 1 GB.
  package static let largest = 1 << 28
  /// The most axes.
  static let deepest = 32

  /// How many axes there are.
  package var rank: Int { shape.count }

  /// The entries of a tensor of that shape, for one that is about to be made; a shape that is
  /// negative or too large, or that there is no memory for, is refused.
  package static func room(for shape: [Int]) throws(Fault) -> Int {
    let count = try count(of: shape)
    try Interpreter.requireRoom(for: count, of: MemoryLayout<Float>.size)
    return count
  }

  /// The entries of a tensor of that shape; a shape that is negative or too large is refused.
  package static func count(of shape: [Int]) throws(Fault) -> Int {
    guard shape.count <= deepest else {
      throw Fault("a tensor must have at most \(deepest) axes, but is to have \(shape.count)")
    }
    // An empty axis counts as one entry here, so that no product of lengths can overflow later.
    var count = 1
    for length in shape {
      guard length >= 0 else {
        throw Fault("the length of an axis must be 0 or more, but is \(length)")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: max(length, 1))
      guard length <= largest, !overflow, product <= largest else {
        throw Fault(
          "a tensor must have at most \(largest) entries, but is to be \(describe(shape))",
          help: "that many numbers do not fit into memory; work on parts")
      }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }

  /// A tensor of that shape with the same number everywhere.
  package static func filled(_ shape: [Int], with number: Float = 0) throws(Fault) -> Tensor {
    Tensor(shape: shape, values: Array(repeating: number, count: try room(for: shape)))
  }

  /// A shape in words: "3 × 4"; "of one number" for no axes.
  package static func describe(_ shape: [Int]) -> String {
    shape.isEmpty ? "of one number" : shape.map(String.init).joined(separator: " × ")
  }

  /// The axis that `index` names, counted from the end where it is negative.
  package func axis(_ index: Int) throws(Fault) -> Int {
    guard index >= -rank, index < rank else {
      guard rank > 0 else { throw Fault("a single number has no axes, but is given one") }
      throw Fault(
        "a tensor \(Self.describe(shape)) has no axis \(index): axes run from \(-rank) to "
          + "\(rank - 1)")
    }
    return index < 0 ? index + rank : index
  }

  /// How far apart in `values` the neighbours along each axis are.
  var strides: [Int] {
    var strides = Array(repeating: 1, count: rank)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// A number or a truth value where there are no axes, else the tensor.
  package var simplified: Value { rank == 0 ? Tensor.entry(values[0], isTruth) : .tensor(self) }

  static func entry(_ value: Float, _ isTruth: Bool) -> Value {
    isTruth ? .bool(value != 0) : .number(Double(decimal: value))
  }
}

extension Double {
  /// The number that a Float32 entry is written as: the entry 0.1 gives 0.1, not
  /// 0.10000000149011612, so that an entry equals the number it was made from.
  package init(decimal entry: Float) {
    let exact = Double(entry)
    if !entry.isFinite || (exact == exact.rounded() && abs(exact) < 1e7) {
      self = exact
    } else {
      self = Double(entry.description) ?? exact
    }
  }
}
