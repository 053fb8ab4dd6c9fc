import Files

/// Whose names and shapes weights have in a file that another program reads.
package enum WeightLayout: String, Sendable, CaseIterable {
  /// `encoder.0.kernel`, `.recurrent_kernel`, `.bias`: kernels [inputs, units], gates i, f, c, o.
  case keras
  /// `encoder.0.weight_ih_l0`, `.weight_hh_l0`, `.bias_ih_l0`, `.bias_hh_l0` of an LSTM, `.weight`
  /// and `.bias` of a dense layer: transposed, gates i, f, g, o, the two biases added up.
  case pytorch
}

extension TensorFile {
  /// Weights of this program, by the names and in the shapes of a layout.
  func weights(in layout: WeightLayout) -> TensorFile {
    TensorFile(
      tensors: owners.flatMap { owner -> [NamedTensor] in
        switch layout {
        case .keras: parts(of: owner).map { $0.renamed("recurrent", "recurrent_kernel") }
        case .pytorch: isRecurrent(owner) ? torchLSTM(owner) : torchDense(owner)
        }
      })
  }

  /// Weights of either layout by the names and in the shapes of this program; others as they are.
  func inOwnLayout() throws(AutoencoderError) -> TensorFile {
    let names = Set(tensors.map(\.lastName))
    guard names.contains("weight") || names.contains("weight_ih_l0") else {
      return TensorFile(tensors: tensors.map { $0.renamed("recurrent_kernel", "recurrent") })
    }
    var own = TensorFile()
    for owner in owners { own.tensors += try fromTorch(owner) }
    return own
  }

  /// What weights belong to, in order: `encoder.0`, `latent.mean`, ….
  private var owners: [String] {
    var seen: Set<String> = []
    return tensors.map(\.owner).filter { seen.insert($0).inserted }
  }

  private func parts(of owner: String) -> [NamedTensor] { tensors.filter { $0.owner == owner } }
  private func isRecurrent(_ owner: String) -> Bool { self[owner + ".recurrent"] != nil }

  private func torchLSTM(_ owner: String) -> [NamedTensor] {
    parts(of: owner).flatMap { part -> [NamedTensor] in
      switch part.lastName {
      case "kernel": return [part.transposed.named(owner + ".weight_ih_l0")]
      case "recurrent": return [part.transposed.named(owner + ".weight_hh_l0")]
      default:
        var zeros = part.named(owner + ".bias_hh_l0")
        zeros.values = part.values.map { _ in 0 }
        return [part.named(owner + ".bias_ih_l0"), zeros]
      }
    }
  }

  private func torchDense(_ owner: String) -> [NamedTensor] {
    parts(of: owner).map {
      $0.lastName == "kernel" ? $0.transposed.named(owner + ".weight") : $0
    }
  }

  private func fromTorch(_ owner: String) throws(AutoencoderError) -> [NamedTensor] {
    var own: [NamedTensor] = []
    for part in parts(of: owner) {
      switch part.lastName {
      case "weight", "weight_ih_l0": own.append(part.transposed.named(owner + ".kernel"))
      case "weight_hh_l0": own.append(part.transposed.named(owner + ".recurrent"))
      case "bias_ih_l0": own.append(try summed(part, with: owner + ".bias_hh_l0"))
      case "bias_hh_l0": continue
      default: own.append(part)
      }
    }
    return own
  }

  /// PyTorch's two biases of an LSTM as the one that they amount to.
  private func summed(
    _ bias: NamedTensor, with name: String
  ) throws(AutoencoderError) -> NamedTensor {
    guard let second = self[name] else { throw .tensorMissing(name: name) }
    guard second.shape == bias.shape else {
      throw .tensorShape(name: name, expected: bias.shape, found: second.shape)
    }
    var sum = bias.named(bias.owner + ".bias")
    sum.values = zip(bias.values, second.values).map { $0 + $1 }
    return sum
  }
}

extension NamedTensor {
  /// The name after the last point, and what stands before it.
  fileprivate var lastName: String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
  fileprivate var owner: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? "" }

  fileprivate func named(_ name: String) -> NamedTensor {
    var copy = self
    copy.name = name
    return copy
  }

  fileprivate func renamed(_ last: String, _ other: String) -> NamedTensor {
    lastName == last ? named(owner + "." + other) : self
  }

  /// Rows as columns; anything but two axes of numbers as it is.
  fileprivate var transposed: NamedTensor {
    let values = values
    guard shape.count == 2, values.count == shape[0] * shape[1] else { return self }
    let (rows, columns) = (shape[0], shape[1])
    var copy = self
    copy.shape = [columns, rows]
    copy.values = (0..<columns).flatMap { column in
      (0..<rows).map { values[$0 * columns + column] }
    }
    return copy
  }
}
