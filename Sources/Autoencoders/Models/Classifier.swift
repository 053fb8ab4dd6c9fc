package import LinearAlgebra

/// A supervised network of two classes: a value, which training turns into a new one.
package struct Classifier: Trainable {
  package static let kind = "classifier"
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

  package var record: TrainingRecord? { trained.map { TrainingRecord($0) } }

  init(_ trained: Trained<ClassifierNetwork>) {
    self.description = trained.network.description
    self.trained = trained
  }

  /// The labels are 0 or 1; the history's `reconstruction` is the cross-entropy in nats.
  package func trained(
    on data: Matrix, given labels: [Float]?, options: TrainingOptions, heldOut: HeldOut?,
    progress: ((TrainingProgress) -> Void)?, keep: ((_ soFar: () -> Classifier) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> Classifier {
    Classifier(
      try begun(on: data, labels, options, heldOut).trained(
        on: data, labels: labels, options, heldOut: heldOut, progress: progress,
        keep: keep.map { keep in { soFar in keep { Classifier(soFar()) } } },
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
  ) throws(AutoencoderError) -> Trained<ClassifierNetwork> {
    try options.validate(hasHeldOut: heldOut != nil)
    try check(data, labels, columns: columns)
    if let heldOut { try check(heldOut.data, heldOut.labels, columns: data.columns) }
    if let trained { return trained }
    let network = try ClassifierNetwork(description, columns: data.columns)
    return Trained(network, seed: options.seed)
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
