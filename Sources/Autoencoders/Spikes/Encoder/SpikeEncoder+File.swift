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
    return TensorFile(
      tensors: weights.map { NamedTensor(name: $0.name, shape: $0.shape, values: $0.values) },
      texts: settings)
  }

  /// Reads what `file` gives; refuses weights that are missing, of another shape or not finite, and
  /// settings that no training has.
  package init(_ file: TensorFile) throws(AutoencoderError) {
    let shapes = SpikeEncoder.start(EncoderTraining()).weights
    let names = Set(shapes.map(\.name))
    if let other = file.tensors.first(where: { !names.contains($0.name) }) {
      throw .tensorUnknown(name: other.name)
    }
    var values: [[Float]] = []
    for weight in shapes {
      guard let tensor = file[weight.name] else { throw .tensorMissing(name: weight.name) }
      guard tensor.shape == weight.shape else {
        throw .tensorShape(name: weight.name, expected: weight.shape, found: tensor.shape)
      }
      guard tensor.values.allSatisfy(\.isFinite) else {
        throw .tensorNotFinite(name: weight.name)
      }
      values.append(tensor.values)
    }
    let training = try EncoderTraining(file)
    self.init(values, training: training, kernels: file.texts["kernels"] ?? "")
  }
}

extension EncoderTraining {
  fileprivate init(_ file: TensorFile) throws(AutoencoderError) {
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
