import Files

extension TensorFile {
  /// A model's weights in Keras' shapes, Adam's moments under each weight's name, the best weights
  /// while early stopping runs, and the record of training as text.
  init<N: Network>(_ trained: Trained<N>, of kind: String, _ settings: [String: String]) {
    let (network, state) = (trained.network, trained.state)
    self.init(texts: settings)
    texts["model"] = kind
    texts["columns"] = String(network.columns)
    texts["seed"] = String(state.seed)
    texts["history"] = state.history.map { $0.text(network.terms) }.joined(separator: ";")
    texts["best_epoch"] = state.bestEpoch.map { String($0) }
    write(state.weights, of: network, as: "")
    if let run = state.run { write(run) }
    if let stop = state.stop { write(stop, network.terms) }
    if !network.groups.isEmpty { texts["neurons"] = network.groups.written }
    if let best = state.best {
      write(best.weights, of: network, as: "best.")
      texts["best.loss"] = String(best.loss)
      texts["best.epoch"] = String(best.epoch)
    }
  }

  private mutating func write<N: Network>(
    _ snapshot: TrainingState.Snapshot, of network: N, as prefix: String
  ) {
    tensors += Self.named(snapshot.packed, network, prefix)
    tensors += Self.named(snapshot.first, network, prefix + "adam.first.")
    tensors += Self.named(snapshot.second, network, prefix + "adam.second.")
    texts[prefix + "steps"] = String(snapshot.steps)
  }

  /// Packed numbers under the weights' names.
  static func named<N: Network>(
    _ packed: [Float], _ network: N, _ prefix: String = ""
  ) -> [NamedTensor] {
    zip(network.weights, network.unpacked(packed)).map { weight, values in
      NamedTensor(name: prefix + weight.name, shape: weight.shape, values: values)
    }
  }

  private mutating func write(_ run: TrainingRun) {
    for (name, text) in run.options.settings { texts["run." + name] = text }
    texts["run.first_epoch"] = String(run.firstEpoch)
    texts["run.last_epoch"] = String(run.lastEpoch)
    texts["run.rows"] = String(run.rows)
    texts["run.held"] = run.held.map { String($0) }
    texts["run.start"] = String(run.start)
  }

  private mutating func write(_ stop: TrainingState.Stop, _ terms: [LossTerm]) {
    texts["stop.epoch"] = String(stop.epoch)
    texts["stop.rows"] = String(stop.sums.rows)
    texts["stop.correct"] = String(stop.sums.correct)
    for (index, term) in terms.enumerated() {
      texts["stop." + term.name] = String(stop.sums.terms[index])
    }
  }
}

extension TensorFile {
  /// Reads a network's weights and record.
  func trained<N: Network>(_ network: N) throws(AutoencoderError) -> Trained<N> {
    try refuseOthers(than: network)
    var state = TrainingState(packed: [], seed: try option("seed") { UInt64($0) })
    state.weights = try snapshot(of: network, as: "")
    state.history = try option("history") { EpochRecord.list($0, network.terms) }
    state.bestEpoch = try optional("best_epoch", wholeNumber)
    if has("run.") { state.run = try run() }
    if has("stop.") { state.stop = try stop(network.terms) }
    if has("best.") {
      state.best = TrainingState.Best(
        weights: try snapshot(of: network, as: "best."),
        loss: try option("best.loss") { Double($0) }, epoch: try option("best.epoch", wholeNumber))
    }
    return Trained(network, state: state)
  }

  private func has(_ prefix: String) -> Bool { texts.keys.contains { $0.hasPrefix(prefix) } }

  /// Reads a network's weights alone: its training begins anew.
  func weights<N: Network>(of network: N) throws(AutoencoderError) -> Trained<N> {
    try refuseOthers(than: network, prefixes: [""])
    return Trained(
      network, state: TrainingState(packed: try packed(network, prefix: ""), seed: 0))
  }

  private func refuseOthers<N: Network>(
    than network: N, prefixes: [String] = Self.prefixes
  ) throws(AutoencoderError) {
    let names = Set(prefixes.flatMap { prefix in network.weights.map { prefix + $0.name } })
    if let other = tensors.first(where: { !names.contains($0.name) }) {
      throw .tensorUnknown(name: other.name)
    }
  }

  private static let prefixes = ["", "best."].flatMap {
    [$0, $0 + "adam.first.", $0 + "adam.second."]
  }

  private func snapshot<N: Network>(
    of network: N, as prefix: String
  ) throws(AutoencoderError) -> TrainingState.Snapshot {
    TrainingState.Snapshot(
      packed: try packed(network, prefix: prefix),
      first: try packed(network, prefix: prefix + "adam.first."),
      second: try packed(network, prefix: prefix + "adam.second."),
      steps: try option(prefix + "steps", wholeNumber))
  }

  private func packed<N: Network>(
    _ network: N, prefix: String
  ) throws(AutoencoderError) -> [Float] {
    let byName = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    var all: [[Float]] = []
    for weight in network.weights {
      let name = prefix + weight.name
      guard let tensor = byName[name] else { throw .tensorMissing(name: name) }
      let values = tensor.values
      guard tensor.shape == weight.shape, values.count == weight.count else {
        throw .tensorShape(name: name, expected: weight.shape, found: tensor.shape)
      }
      guard values.allSatisfy(\.isFinite) else { throw .tensorNotFinite(name: name) }
      all.append(values)
    }
    return network.packed(all)
  }

  private func run() throws(AutoencoderError) -> TrainingRun {
    var options = TrainingOptions()
    options.batch = try option("run.batch", wholeNumber)
    options.learningRate = try option("run.learning_rate") { Double($0) }
    if texts["run.patience"] != "none" {
      options.patience = try option("run.patience", wholeNumber)
    }
    options.warmUp = try option("run.warmup", wholeNumber)
    options.schedule = try option("run.schedule", or: .constant, Schedule.init(rawValue:))
    if let clip = texts["run.clip"], clip != "none" {
      options.clip = try option("run.clip") { Double($0) }
    }
    options.metrics = Set(try list("run.metrics", Metric.init(rawValue:)))
    options.seed = try option("run.seed") { UInt64($0) }
    try options.validate(hasHeldOut: true)
    return TrainingRun(
      options, firstEpoch: try option("run.first_epoch", or: 0, wholeNumber),
      lastEpoch: try option("run.last_epoch", wholeNumber),
      rows: try option("run.rows") { UInt64($0) }, held: try optional("run.held") { UInt64($0) },
      start: try option("run.start") { UInt64($0) })
  }

  private func stop(_ terms: [LossTerm]) throws(AutoencoderError) -> TrainingState.Stop {
    var sums = ShardSums(
      rows: try option("stop.rows", wholeNumber), correct: try option("stop.correct", wholeNumber))
    for (index, term) in terms.enumerated() {
      let name = "stop." + term.name
      let old = Self.oldNames[term.name].flatMap { texts[$0] == nil ? nil : $0 }
      sums.terms[index] = try option(old ?? name) { Double($0) }
    }
    return TrainingState.Stop(epoch: try option("stop.epoch", wholeNumber), sums: sums)
  }

  /// What version 0.1.0 called the sums of terms.
  private static var oldNames: [String: String] {
    ["reconstruction": "stop.error", "kl": "stop.divergence"]
  }

  /// The neurons that weights are of, in the order of these weights.
  func groups() throws(AutoencoderError) -> [String] {
    guard let text = texts["neurons"] else { return [] }
    guard let names = [String](written: text), Set(names).count == names.count else {
      throw .unreadableOption(name: "neurons", value: text)
    }
    return names
  }
}

extension [String] {
  /// Texts of any letters as one, as `3:a;b1:c`: each behind its count of letters.
  fileprivate var written: String { map { "\($0.unicodeScalars.count):\($0)" }.joined() }

  /// Reads what `written` wrote; nil for anything else.
  fileprivate init?(written text: String) {
    self.init()
    var rest = text.unicodeScalars[...]
    while let colon = rest.firstIndex(of: ":") {
      guard let count = Int(String(rest[..<colon])), count >= 0,
        let end = rest.index(colon, offsetBy: count + 1, limitedBy: rest.endIndex)
      else { return nil }
      append(String(rest[rest.index(after: colon)..<end]))
      rest = rest[end...]
    }
    guard rest.isEmpty else { return nil }
  }
}

/// A count that leaves room to count on.
private func wholeNumber(_ text: String) -> Int? {
  Int(text).flatMap { $0 >= 0 && $0 < 1 << 53 ? $0 : nil }
}

extension TensorFile {
  /// An option read by a function that is nil for what it cannot read.
  func option<T>(_ name: String, _ read: (String) -> T?) throws(AutoencoderError) -> T {
    guard let text = texts[name] else { throw .unreadableOption(name: name, value: nil) }
    guard let value = read(text) else { throw .unreadableOption(name: name, value: text) }
    return value
  }

  /// The same, and what it is in a file that does not have it.
  func option<T>(
    _ name: String, or usual: T, _ read: (String) -> T?
  ) throws(AutoencoderError) -> T {
    try optional(name, read) ?? usual
  }

  private func optional<T>(
    _ name: String, _ read: (String) -> T?
  ) throws(AutoencoderError) -> T? {
    texts[name] == nil ? nil : try option(name, read)
  }

  /// A list of options as `description` and `rawValue` write them, separated by `;`.
  func list<T>(_ name: String, _ read: (String) -> T?) throws(AutoencoderError) -> [T] {
    try option(name) { text in
      let items = text.split(separator: ";").map { read(String($0)) }
      let values = items.compactMap { $0 }
      return values.count == items.count ? values : nil
    }
  }
}
