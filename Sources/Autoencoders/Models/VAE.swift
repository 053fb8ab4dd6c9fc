package import LinearAlgebra

/// A variational autoencoder (Kingma & Welling 2014), described or trained: a value, which training
/// turns into a new one.
package struct VAE: Sendable {
  /// The options.
  package let description: VAEDescription
  var trained: Trained<VAENetwork>?

  /// An untrained model; it gets its width and its weights from the data it is trained on.
  package init(_ description: VAEDescription = VAEDescription()) throws(AutoencoderError) {
    try description.validate()
    self.description = description
  }

  init(_ trained: Trained<VAENetwork>) {
    self.description = trained.network.description
    self.trained = trained
  }

  /// Whether the model has weights.
  package var isTrained: Bool { trained != nil }
  /// The width of its windows, in bins; nil until trained.
  package var columns: Int? { trained?.network.columns }
  /// One record for each epoch of all its training.
  package var history: [EpochRecord] { trained?.state.history ?? [] }
  /// The seed of its last training; nil until trained.
  package var seed: UInt64? { trained?.state.seed }
  /// The epoch in which its last training was interrupted; nil when it came to its end.
  package var stoppedAtEpoch: Int? { trained?.state.stoppedAtEpoch }
  /// The epoch that early stopping went back to; nil without.
  package var bestEpoch: Int? { trained?.state.bestEpoch }
  /// How many weights there are; 0 until trained.
  package var weightCount: Int {
    trained?.network.weights.reduce(0) { $0 + $1.count } ?? 0
  }

  /// The weight that the divergence has beside a sum of squares: kl * bins / 2; nil until trained.
  package var beta: Double? { columns.map { description.beta(columns: $0) } }
  /// The noise deviation per bin at which the loss bounds the likelihood; nil until trained.
  package var sigma: Double? {
    columns.map { description.variance(columns: $0).squareRoot() }
  }

  /// The model trained on rows (further, where it has been trained before), or as far as it came
  /// when `isCancelled` answers true, which is asked before each batch.
  ///
  /// The same rows, options and seed give the same bits on any number of threads, and an
  /// interrupted run that goes on with the same rows, batch and seed gives those of an unbroken one.
  ///
  /// - Parameters:
  ///   - data: [windows, bins], every number finite.
  ///   - labels: one for each row where the description is given labels.
  ///   - heldOut: rows whose loss is recorded after each epoch, at the mean latents.
  ///   - progress: called on the calling thread after each epoch, and within long ones.
  package func trained(
    on data: Matrix, given labels: [Float]? = nil, options: TrainingOptions = TrainingOptions(),
    heldOut: HeldOut? = nil, progress: ((TrainingProgress) -> Void)? = nil,
    isCancelled: (() -> Bool)? = nil
  ) throws(AutoencoderError) -> VAE {
    try options.validate(hasHeldOut: heldOut != nil)
    let given = description.isGivenLabels
    try checkData(data, labels: labels, columns: columns, isGivenLabels: given)
    if let heldOut {
      try checkData(
        heldOut.data, labels: heldOut.labels, columns: data.columns, isGivenLabels: given)
    }
    var next: Trained<VAENetwork>
    if let trained {
      next = trained
    } else {
      let network = try VAENetwork(description, columns: data.columns)
      next = Trained(network, seed: options.seed)
    }
    try next.train(
      on: data, labels: labels, options, heldOut: heldOut, progress: progress,
      isCancelled: isCancelled)
    return VAE(next)
  }

  /// The trained network, or the error that there is none.
  func requireTrained() throws(AutoencoderError) -> Trained<VAENetwork> {
    guard let trained else { throw .notTrained }
    return trained
  }
}
