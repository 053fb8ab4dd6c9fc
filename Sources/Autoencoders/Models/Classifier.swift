package import LinearAlgebra

/// A supervised network of two classes: a value, which training turns into a new one.
package struct Classifier: Sendable {
  /// The options.
  package let description: ClassifierDescription
  var trained: Trained<ClassifierNetwork>?

  /// An untrained network; it gets its width and its weights from the data it is trained on.
  package init(
    _ description: ClassifierDescription = ClassifierDescription()
  ) throws(AutoencoderError) {
    try description.validate()
    self.description = description
  }

  /// Whether the network has weights.
  package var isTrained: Bool { trained != nil }
  /// The width of its windows, in bins; nil until trained.
  package var columns: Int? { trained?.network.columns }
  /// One record for each epoch of all its training; `reconstruction` is the cross-entropy in nats.
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

  /// The network trained on rows and their labels, 0 or 1 (further, where it has been trained
  /// before); seeds, threads, interruption and held-out rows as in `VAE.trained`.
  package func trained(
    on data: Matrix, labels: [Float], options: TrainingOptions = TrainingOptions(),
    heldOut: HeldOut? = nil, progress: ((TrainingProgress) -> Void)? = nil,
    isCancelled: (() -> Bool)? = nil
  ) throws(AutoencoderError) -> Classifier {
    try options.validate(hasHeldOut: heldOut != nil)
    try check(data, labels, columns: columns)
    if let heldOut { try check(heldOut.data, heldOut.labels, columns: data.columns) }
    var next: Trained<ClassifierNetwork>
    if let trained {
      next = trained
    } else {
      let network = try ClassifierNetwork(description, columns: data.columns)
      next = Trained(network, seed: options.seed)
    }
    try next.train(
      on: data, labels: labels, options, heldOut: heldOut, progress: progress,
      isCancelled: isCancelled)
    var result = self
    result.trained = next
    return result
  }

  private func check(
    _ data: Matrix, _ labels: [Float]?, columns: Int?
  ) throws(AutoencoderError) {
    try checkData(data, labels: labels, columns: columns, isGivenLabels: true)
    for (row, value) in (labels ?? []).enumerated() where value != 0 && value != 1 {
      throw .labelNotBinary(row: row, value: value)
    }
  }

  /// The logit of each row: above 0 where class 1 is the likelier.
  package func decision(_ data: Matrix) throws(AutoencoderError) -> [Float] {
    guard let trained else { throw .notTrained }
    try checkData(data, labels: nil, columns: columns, isGivenLabels: false)
    let network = trained.network
    return filled(data.rows) { decisions in
      withRows(data, nil) { rows in
        trained.forEachShard(of: rows) { shard, memory in
          let logits = network.logits(shard, memory)
          for row in 0..<shard.count {
            decisions[shard.first + row] = logits[row * network.logitStride]
          }
        }
      }
    }
  }
}
