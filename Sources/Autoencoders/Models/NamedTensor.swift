/// A tensor of a model file: weights in Keras' shapes, rows first.
package struct NamedTensor: Sendable, Equatable {
  package var name: String
  package var shape: [Int]
  package var values: [Float]

  package init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// What a model file holds: tensors by name, and all else as text.
package struct ModelFile: Sendable, Equatable {
  package var tensors: [NamedTensor]
  package var options: [String: String]

  package init(tensors: [NamedTensor], options: [String: String]) {
    self.tensors = tensors
    self.options = options
  }
}

extension ModelFile {
  /// Writes weights and Adam's moments under each weight's name, and the record of training.
  init<N: Network>(_ trained: Trained<N>, options: [String: String]) {
    let (network, state) = (trained.network, trained.state)
    tensors = []
    let parts = [
      ("", state.weights.packed), ("adam.first.", state.weights.first),
      ("adam.second.", state.weights.second),
    ]
    for (prefix, packed) in parts {
      for (weight, values) in zip(network.weights, network.unpacked(packed)) {
        tensors.append(
          NamedTensor(name: prefix + weight.name, shape: weight.shape, values: values))
      }
    }
    self.options = options
    self.options["columns"] = String(columns(of: network))
    self.options["seed"] = String(state.seed)
    self.options["steps"] = String(state.weights.steps)
    self.options["history"] = state.history.map(\.text).joined(separator: ";")
  }

  private func columns<N: Network>(of network: N) -> Int { network.columns }

  /// Reads a network's weights and record; moments that are missing begin at zero.
  func trained<N: Network>(_ network: N) throws(AutoencoderError) -> Trained<N> {
    var state = TrainingState(
      packed: network.packed(try values(network, prefix: "", isRequired: true)),
      seed: try number("seed", UInt64.init))
    state.weights.first = network.packed(
      try values(network, prefix: "adam.first.", isRequired: false))
    state.weights.second = network.packed(
      try values(network, prefix: "adam.second.", isRequired: false))
    state.weights.steps = try number("steps") { Int($0).flatMap { $0 >= 0 ? $0 : nil } }
    state.history = try number("history", EpochRecord.list)
    return Trained(network, state: state)
  }

  private func values<N: Network>(
    _ network: N, prefix: String, isRequired: Bool
  ) throws(AutoencoderError) -> [[Float]] {
    let byName = Dictionary(tensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var all: [[Float]] = []
    for weight in network.weights {
      let name = prefix + weight.name
      guard let tensor = byName[name] else {
        if isRequired { throw .tensorMissing(name: name) }
        all.append(Array(repeating: 0, count: weight.count))
        continue
      }
      guard tensor.shape == weight.shape, tensor.values.count == weight.count else {
        throw .tensorShape(name: name, expected: weight.shape, found: tensor.shape)
      }
      if let place = tensor.values.firstIndex(where: { !$0.isFinite }) {
        let width = weight.shape.last ?? 1
        throw .notFinite(row: place / width, column: place % width)
      }
      all.append(tensor.values)
    }
    return all
  }

  /// An option read by a function that is nil for what it cannot read.
  func number<T>(
    _ name: String, _ read: (String) -> T?
  ) throws(AutoencoderError) -> T {
    guard let text = options[name] else { throw .unreadableOption(name: name, value: nil) }
    guard let value = read(text) else { throw .unreadableOption(name: name, value: text) }
    return value
  }

  /// A list of options as `description` and `rawValue` write them, separated by `;`.
  func list<T>(_ name: String, _ read: (String) -> T?) throws(AutoencoderError) -> [T] {
    try number(name) { text in
      let items = text.split(separator: ";").map { read(String($0)) }
      let values = items.compactMap { $0 }
      return values.count == items.count ? values : nil
    }
  }
}

extension EpochRecord {
  /// `1 loss error kl accuracy`, then the held-out four where there are any; `-` for none.
  fileprivate var text: String {
    ([String(epoch)] + training.words + (heldOut?.words ?? [])).joined(separator: " ")
  }

  fileprivate static func list(_ text: String) -> [EpochRecord]? {
    let lines = text.split(separator: ";").map { EpochRecord(text: String($0)) }
    let records = lines.compactMap { $0 }
    let isInOrder = records.enumerated().allSatisfy { $0.offset + 1 == $0.element.epoch }
    return records.count == lines.count && isInOrder ? records : nil
  }

  private init?(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 5 || words.count == 9, let epoch = Int(words[0]),
      let training = LossRecord(words: words[1..<5])
    else { return nil }
    self.init(epoch: epoch, training: training)
    guard words.count == 9 else { return }
    guard let heldOut = LossRecord(words: words[5..<9]) else { return nil }
    self.heldOut = heldOut
  }
}

extension LossRecord {
  fileprivate var words: [String] {
    [String(loss), String(reconstruction), String(kl), accuracy.map { String($0) } ?? "-"]
  }

  fileprivate init?(words: ArraySlice<String>) {
    let numbers = words.map { Double($0) }
    guard let loss = numbers[0], let error = numbers[1], let kl = numbers[2],
      numbers[3] != nil || words.last == "-"
    else { return nil }
    self.init(loss: loss, reconstruction: error, kl: kl, accuracy: numbers[3])
  }
}
