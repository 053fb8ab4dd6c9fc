package import Files

extension SpikeEncoder {
  /// The weights by name, and as text how they were trained.
  package var file: TensorFile {
    let settings = [
      "traces": "\(training.traces)", "steps": "\(training.steps)",
      "chunks": "\(training.chunks)", "bins": "\(training.bins)",
      "learning_rate": "\(training.learningRate)", "clip": "\(training.clip)",
      "seed": "\(training.seed)", "kernels": kernels,
    ]
    return TensorFile(tensors: tensors(""), texts: settings)
  }

  /// The weights, each under its name behind a prefix.
  func tensors(_ prefix: String) -> [NamedTensor] {
    weights.map { NamedTensor(name: prefix + $0.name, shape: $0.shape, values: $0.values) }
  }

  /// Reads what `file` gives; refuses weights that are missing, of another shape or not finite, and
  /// settings that no training has.
  package init(_ file: TensorFile) throws(AutoencoderError) {
    let names = Set(EncoderNetwork.shared.weights.map(\.name))
    if let other = file.tensors.first(where: { !names.contains($0.name) }) {
      throw .tensorUnknown(name: other.name)
    }
    try self.init(file, "", training: try EncoderTraining(file))
  }

  /// Reads the weights whose names stand behind a prefix.
  init(
    _ file: TensorFile, _ prefix: String, training: EncoderTraining
  ) throws(AutoencoderError) {
    var values: [[Float]] = []
    for weight in EncoderNetwork.shared.weights {
      let name = prefix + weight.name
      guard let tensor = file[name] else { throw .tensorMissing(name: name) }
      let numbers = tensor.values
      guard tensor.shape == weight.shape, numbers.count == weight.shape.reduce(1, *) else {
        throw .tensorShape(name: name, expected: weight.shape, found: tensor.shape)
      }
      guard numbers.allSatisfy(\.isFinite) else { throw .tensorNotFinite(name: name) }
      values.append(numbers)
    }
    self.init(values, training: training, kernels: file.texts["kernels"] ?? "")
  }
}

extension EncoderTraining {
  init(_ file: TensorFile) throws(AutoencoderError) {
    func option<T>(_ name: String, _ read: (String) -> T?) throws(AutoencoderError) -> T {
      guard let value = file.texts[name].flatMap(read) else {
        throw .unreadableOption(name: name, value: file.texts[name])
      }
      return value
    }
    self.init(
      traces: try option("traces") { Int($0) }, steps: try option("steps") { Int($0) },
      chunks: try option("chunks") { Int($0) }, bins: try option("bins") { Int($0) },
      learningRate: try option("learning_rate") { Double($0) },
      clip: try option("clip") { Double($0) }, seed: try option("seed") { UInt64($0) })
    try validate()
  }
}
