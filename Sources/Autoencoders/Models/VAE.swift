package import LinearAlgebra

/// A variational autoencoder (Kingma & Welling 2014), described or trained: a value, which training
/// turns into a new one.
package struct VAE: Trainable {
  package static let kind = "vae"
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

  package var record: TrainingRecord? { trained.map { TrainingRecord($0) } }
  /// The weight that the divergence has beside a sum of squares: kl * bins / 2; nil until trained.
  package var beta: Double? { columns.map { description.beta(columns: $0) } }
  /// The noise deviation per bin at which the loss bounds the likelihood; nil until trained.
  package var sigma: Double? {
    columns.map { description.variance(columns: $0).squareRoot() }
  }

  package func trained(
    on data: Matrix, given labels: [Float]?, options: TrainingOptions, heldOut: HeldOut?,
    progress: ((TrainingProgress) -> Void)?, keep: ((_ soFar: () -> VAE) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> VAE {
    VAE(
      try begun(on: data, labels, options, heldOut).trained(
        on: data, labels: labels, options, heldOut: heldOut, progress: progress,
        keep: keep.map { keep in { soFar in keep { VAE(soFar()) } } },
        isCancelled: isCancelled))
  }

  package func run(
    on data: Matrix, given labels: [Float]?, options: TrainingOptions, heldOut: HeldOut?
  ) throws(AutoencoderError) -> TrainingRun {
    try begun(on: data, labels, options, heldOut)
      .run(on: data, labels: labels, options, heldOut: heldOut)
  }

  /// The network as it is, or with fresh weights, for rows that are checked first.
  private func begun(
    on data: Matrix, _ labels: [Float]?, _ options: TrainingOptions, _ heldOut: HeldOut?
  ) throws(AutoencoderError) -> Trained<VAENetwork> {
    try options.validate(hasHeldOut: heldOut != nil)
    let given = description.isGivenLabels
    try checkData(data, labels: labels, columns: columns, isGivenLabels: given)
    if let heldOut {
      try checkData(
        heldOut.data, labels: heldOut.labels, columns: data.columns, isGivenLabels: given)
    }
    if let trained { return trained }
    let network = try VAENetwork(description, columns: data.columns)
    return Trained(network, seed: options.seed)
  }

  /// The trained network, or the error that there is none.
  func requireTrained() throws(AutoencoderError) -> Trained<VAENetwork> {
    guard let trained else { throw .notTrained }
    return trained
  }
}
