package import Files
package import LinearAlgebra

/// A variational autoencoder (Kingma & Welling 2014), described or trained.
package typealias VAE = TrainedModel<VAEDescription>
/// A supervised network of two classes, described or trained; its first term is the cross-entropy
/// in nats.
package typealias Classifier = TrainedModel<ClassifierDescription>

/// A network that is described first and then trained: a value, which training turns into a new
/// one.
package struct TrainedModel<Description: ModelDescription>: Sendable {
  /// What a model file calls it.
  package static var kind: String { Description.kind }
  /// The options.
  package let description: Description
  /// The weights and what training left behind; nil until trained.
  var trained: Trained<Description.Net>?

  /// An untrained model; it gets its width and its weights from the data it is trained on.
  package init(_ description: Description) throws(AutoencoderError) {
    try description.validate()
    self.description = description
  }

  init(_ description: Description, _ trained: Trained<Description.Net>) {
    (self.description, self.trained) = (description, trained)
  }

  /// The trained network, or the error that there is none.
  func requireTrained() throws(AutoencoderError) -> Trained<Description.Net> {
    guard let trained else { throw .notTrained }
    return trained
  }
}

extension TrainedModel {
  /// The model trained on rows (further, where it has been trained before), or as far as it came
  /// when `isCancelled` answers true, which is asked by any of its threads, some times in a batch.
  /// Throws `interrupted` where it does so before the first step.
  ///
  /// The same rows, options and seed give the same bits on any number of threads, and an
  /// interrupted run that goes on with the same rows and options gives those of an unbroken one.
  ///
  /// - Parameters:
  ///   - heldOut: rows whose loss is recorded after each epoch, at the mean latents.
  ///   - starting: called on the calling thread while many first weights are drawn.
  ///   - progress: called on the calling thread after each epoch, and within long ones.
  ///   - keep: called after each of these with what makes the model so far, as it would be had it
  ///     been interrupted there.
  package func trained(
    on rows: ModelRows, options: TrainingOptions = TrainingOptions(), heldOut: ModelRows? = nil,
    starting: ((_ done: Int, _ total: Int) -> Void)? = nil,
    progress: ((TrainingProgress) -> Void)? = nil, keep: ((_ soFar: () -> Self) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> Self {
    let description = description
    return Self(
      description,
      try begun(on: rows, options, heldOut, starting, isCancelled).trained(
        on: rows, options, heldOut: heldOut, progress: progress,
        keep: keep.map { keep in { soFar in keep { Self(description, soFar()) } } },
        isCancelled: isCancelled))
  }

  /// The same for a matrix of rows [windows, bins] and their labels.
  package func trained(
    on data: some HasRows, given labels: [Float]? = nil,
    options: TrainingOptions = TrainingOptions(),
    heldOut: ModelRows? = nil, progress: ((TrainingProgress) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> Self {
    try trained(
      on: ModelRows(data, labels: labels), options: options, heldOut: heldOut, progress: progress,
      isCancelled: isCancelled)
  }

  /// What such a call would be told, to be set beside what another one was told.
  package func run(
    on rows: ModelRows, options: TrainingOptions, heldOut: ModelRows?,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> TrainingRun {
    try begun(on: rows, options, heldOut, nil, isCancelled).run(on: rows, options, heldOut: heldOut)
  }

  /// The network as it is, or with fresh weights, for rows that are checked first.
  private func begun(
    on rows: ModelRows, _ options: TrainingOptions, _ heldOut: ModelRows?,
    _ starting: ((_ done: Int, _ total: Int) -> Void)?, _ isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> Trained<Description.Net> {
    try options.validate(hasHeldOut: heldOut != nil)
    try check(rows, columns: columns)
    if let heldOut { try check(heldOut, columns: rows.data.columns) }
    let neurons = description.needsGroups ? rows.neurons : []
    if let trained { return try trained.extended(to: neurons, description) }
    let network = try description.network(columns: rows.data.columns, groups: neurons)
    try requireRoom(forNumbers: network.trainingNumbers(options, rows: rows.data.rows))
    var watch = StartWatch(
      total: network.weights.reduce(0) { $0 + $1.count }, report: starting,
      isCancelled: isCancelled)
    return try Trained(network, seed: options.seed, &watch)
  }

  private func check(_ rows: ModelRows, columns: Int?) throws(AutoencoderError) {
    try checkData(rows.data, columns: columns)
    try description.check(labels: rows.labels, rows: rows.data.rows)
    if description.needsGroups, rows.groups == nil { throw .groupsMissing }
  }
}

extension TrainedModel {
  /// The model as tensors and texts, from which `init(_:)` makes the same model again.
  package func file() throws(AutoencoderError) -> TensorFile {
    TensorFile(try requireTrained(), of: Self.kind, description.settings)
  }

  /// A model from its tensors and texts; refuses missing, misshapen or non-finite tensors and
  /// options that cannot be read.
  package init(_ file: TensorFile) throws(AutoencoderError) {
    _ = try file.option("model") { $0 == Self.kind ? $0 : nil }
    let description = try Description(file)
    let network = try description.network(
      columns: try file.option("columns") { Int($0) }, groups: try file.groups())
    self.init(description, try file.trained(network))
  }

  /// The same model with the weights of a file, by their names in any layout; its training begins
  /// anew from them.
  package func replacingWeights(from file: TensorFile) throws(AutoencoderError) -> Self {
    let network = try requireTrained().network
    return Self(description, try file.inOwnLayout(network.weights).weights(of: network))
  }

  /// The weights alone, by the names and in the shapes of a layout.
  package func weights(in layout: WeightLayout) throws(AutoencoderError) -> TensorFile {
    let trained = try requireTrained()
    return TensorFile(
      weights: trained.network.unpacked(trained.state.weights.packed),
      as: trained.network.weights, in: layout)
  }

  /// What differs in the description of another model, as "latent is 32 there and 16 here".
  package func differences(to here: Self) -> [String] {
    let (there, here) = (description.settings, here.description.settings)
    return there.keys.sorted().compactMap { name in
      there[name] == here[name]
        ? nil : "\(name) is \(there[name] ?? "") there and \(here[name] ?? "") here"
    }
  }
}

extension Classifier {
  /// The logit of each row: above 0 where class 1 is the likelier.
  package func decision(_ data: some HasRows) throws(AutoencoderError) -> [Float] {
    let data = data.view
    let trained = try requireTrained()
    try checkData(data, columns: columns)
    let network = trained.network
    return filled(data.rows) { decisions in
      trained.forEachShard(of: ModelRows(data)) { shard, memory in
        let logits = network.logits(shard, memory)
        for row in 0..<shard.count {
          decisions[shard.first + row] = logits[row * network.logitStride]
        }
      }
    }
  }
}
