import Files

/// Whose names and shapes weights have in a file that another program reads.
package enum WeightLayout: String, Sendable, CaseIterable {
  /// `encoder.0.kernel`, `.recurrent_kernel`, `.bias`: kernels [inputs, units], gates i, f, c, o.
  case keras
  /// `encoder.0.weight_ih_l0`, `.weight_hh_l0`, `.bias_ih_l0`, `.bias_hh_l0` of an LSTM, `.weight`
  /// and `.bias` of other layers: axes in reverse order, gates i, f, g, o, the two biases added up.
  case pytorch
}

extension TensorFile {
  /// Weights of this program by the names and in the shapes of a layout; of several names that a
  /// weight is the sum of, the first gets all and the others zeros.
  init(weights: [[Float]], as shapes: [WeightShape], in layout: WeightLayout) {
    self.init(
      tensors: zip(shapes, weights).flatMap { shape, values -> [NamedTensor] in
        let own = NamedTensor(name: shape.name, shape: shape.shape, values: values)
        switch layout {
        case .keras: return [own.named(shape.keras ?? shape.name)]
        case .pytorch:
          let other = own.reversed
          return shape.pytorch.enumerated().map { place, name in
            place == 0 ? other.named(name) : other.zeroed.named(name)
          }
        }
      })
  }

  /// Weights by the names and in the shapes of this program, whichever layout the file has them in;
  /// tensors that belong to no weight as they are.
  func inOwnLayout(_ shapes: [WeightShape]) throws(AutoencoderError) -> TensorFile {
    var (own, taken): ([NamedTensor], Set<String>) = ([], [])
    for shape in shapes {
      let known = [shape.name, shape.keras].compactMap { $0 }.first { self[$0] != nil }
      let names = known.map { [$0] } ?? shape.pytorch
      guard let weight = try summed(names) else { continue }
      own.append((known == nil ? weight.reversed : weight).named(shape.name))
      taken.formUnion(names)
    }
    return TensorFile(tensors: own + tensors.filter { !taken.contains($0.name) })
  }

  /// The sum of the tensors of these names; nil where the first is missing.
  private func summed(_ names: [String]) throws(AutoencoderError) -> NamedTensor? {
    guard let name = names.first, var sum = self[name] else { return nil }
    for other in names.dropFirst() {
      guard let part = self[other] else { throw .tensorMissing(name: other) }
      guard part.shape == sum.shape else {
        throw .tensorShape(name: other, expected: sum.shape, found: part.shape)
      }
      sum.values = zip(sum.values, part.values).map { $0 + $1 }
    }
    return sum
  }
}

extension NamedTensor {
  fileprivate func named(_ name: String) -> NamedTensor {
    var copy = self
    copy.name = name
    return copy
  }

  fileprivate var zeroed: NamedTensor {
    var copy = self
    copy.values = values.map { _ in 0 }
    return copy
  }

  /// The axes in reverse order: of two, rows as columns.
  fileprivate var reversed: NamedTensor {
    let values = values
    guard shape.count > 1, values.count == shape.reduce(1, *) else { return self }
    var copy = self
    copy.shape = shape.reversed()
    copy.values = (0..<values.count).map { index in
      // `index` counts in the new order; the first new axis is the last old one.
      var (rest, place, step) = (index, 0, values.count)
      var strides: [Int] = []
      for size in shape {
        step /= size
        strides.append(step)
      }
      for (size, stride) in zip(shape, strides) {
        place += rest % size * stride
        rest /= size
      }
      return values[place]
    }
    return copy
  }
}
