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

  func made(by provenance: Provenance) -> Tensor {
    Tensor(shape: shape, values: values, isTruth: isTruth, provenance: provenance)
  }
}
