package import Files

extension SleepPhase {
  /// The weights and, before its end, their moments by name; as text how it is trained.
  package var file: TensorFile {
    var file = encoder.file
    file.texts["simulate"] = kind.rawValue
    file.texts["done"] = "\(steps)"
    file.texts["losses"] = losses.map { "\($0)" }.joined(separator: ";")
    file.texts["sum"] = "\(sum)"
    guard !isComplete else { return file }
    for (prefix, moments) in [(Self.first, weights.first), (Self.second, weights.second)] {
      file.tensors += SpikeEncoder(packed: moments, training: training).tensors(prefix)
    }
    return file
  }

  private static var first: String { "adam.first." }
  private static var second: String { "adam.second." }

  /// Reads what `file` gives; refuses what no training leaves behind.
  package init(_ file: TensorFile) throws(AutoencoderError) {
    let training = try EncoderTraining(file)
    let done = try file.option("done") { Int($0) }
    guard (0...training.steps).contains(done) else {
      throw .unreadableOption(name: "done", value: "\(done)")
    }
    let isComplete = done == training.steps
    let prefixes = [""] + (isComplete ? [] : [Self.first, Self.second])
    let names = Set(
      prefixes.flatMap { prefix in EncoderNetwork.shared.weights.map { prefix + $0.name } })
    if let other = file.tensors.first(where: { !names.contains($0.name) }) {
      throw .tensorUnknown(name: other.name)
    }
    func packed(_ prefix: String) throws(AutoencoderError) -> [Float] {
      try SpikeEncoder(file, prefix, training: training).packed
    }
    self.init(
      training, try file.option("simulate", SimulationKind.init(rawValue:)),
      weights: TrainingState.Snapshot(
        packed: try packed(""), first: isComplete ? [] : try packed(Self.first),
        second: isComplete ? [] : try packed(Self.second), steps: done),
      kernels: file.texts["kernels"] ?? "")
    losses = try file.list("losses") { Double($0) }
    sum = try file.option("sum") { Double($0) }
    guard (losses + [sum]).allSatisfy(\.isFinite) else {
      throw .unreadableOption(name: "losses", value: file.texts["losses"])
    }
  }
}
