/// One weight as it is exchanged: its name, its shape, how it begins, and its names elsewhere.
package struct WeightShape: Sendable, Hashable {
  package var name: String
  package var shape: [Int]
  package var start: Initialiser
  /// The name in Keras' layout, where it differs.
  var keras: String?
  /// The names in PyTorch's layout, whose axes are in reverse order; of several the weight is the
  /// sum.
  var pytorch: [String]

  package init(
    _ name: String, _ shape: [Int], _ start: Initialiser, keras: String? = nil,
    pytorch: String...
  ) {
    self.name = name
    self.shape = shape
    self.start = start
    self.keras = keras
    self.pytorch = pytorch.isEmpty ? [name] : pytorch
  }

  package var count: Int { shape.reduce(1, *) }

  /// The weight with a longer name in every layout.
  func within(_ owner: String) -> WeightShape {
    guard !owner.isEmpty else { return self }
    var weight = self
    weight.name = "\(owner).\(name)"
    weight.keras = keras.map { "\(owner).\($0)" }
    weight.pytorch = pytorch.map { "\(owner).\($0)" }
    return weight
  }
}
