package import Files
package import LinearAlgebra

/// A network that is described first and then trained: a value, which training turns into a new
/// one.
package protocol Trainable: Sendable {
  /// What a model file calls it.
  static var kind: String { get }
  /// What its training left behind; nil until trained.
  var record: TrainingRecord? { get }
  /// The options of its description, as a model file has them.
  var settings: [String: String] { get }

  /// The model trained on rows (further, where it has been trained before), or as far as it came
  /// when `isCancelled` answers true, which is asked by any of its threads, some times in a batch.
  ///
  /// The same rows, options and seed give the same bits on any number of threads, and an
  /// interrupted run that goes on with the same rows and options gives those of an unbroken one.
  ///
  /// - Parameters:
  ///   - data: [windows, bins], every number finite.
  ///   - labels: one for each row where the model is given labels.
  ///   - heldOut: rows whose loss is recorded after each epoch, at the mean latents.
  ///   - progress: called on the calling thread after each epoch, and within long ones.
  ///   - keep: called after each of these with what makes the model so far, as it would be had it
  ///     been interrupted there.
  func trained(
    on data: Matrix, given labels: [Float]?, options: TrainingOptions, heldOut: HeldOut?,
    progress: ((TrainingProgress) -> Void)?, keep: ((_ soFar: () -> Self) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> Self

  /// What such a call would be told, to be set beside what another one was told.
  func run(
    on data: Matrix, given labels: [Float]?, options: TrainingOptions, heldOut: HeldOut?
  ) throws(AutoencoderError) -> TrainingRun

  /// The model as tensors and texts, from which `init(_:)` makes the same model again.
  func file() throws(AutoencoderError) -> TensorFile
  /// A model from its tensors and texts; refuses missing, misshapen or non-finite tensors and
  /// options that cannot be read.
  init(_ file: TensorFile) throws(AutoencoderError)
}

/// What training leaves behind, beside the weights.
package struct TrainingRecord: Sendable, Equatable {
  package let columns: Int
  package let weightCount: Int
  package let seed: UInt64
  package let history: [EpochRecord]
  package let bestEpoch: Int?
  package let stoppedAtEpoch: Int?
  package let run: TrainingRun?

  init<N: Network>(_ trained: Trained<N>) {
    let state = trained.state
    columns = trained.network.columns
    weightCount = trained.network.weights.reduce(0) { $0 + $1.count }
    (seed, history, run) = (state.seed, state.history, state.run)
    (bestEpoch, stoppedAtEpoch) = (state.bestEpoch, state.stop?.epoch)
  }
}

extension Trainable {
  /// Whether the model has weights.
  package var isTrained: Bool { record != nil }
  /// The width of its windows, in bins; nil until trained.
  package var columns: Int? { record?.columns }
  /// One record for each epoch of all its training.
  package var history: [EpochRecord] { record?.history ?? [] }
  /// The seed of its last training; nil until trained.
  package var seed: UInt64? { record?.seed }
  /// The epoch in which its last training was interrupted; nil when it came to its end.
  package var stoppedAtEpoch: Int? { record?.stoppedAtEpoch }
  /// The epoch that early stopping went back to; nil without.
  package var bestEpoch: Int? { record?.bestEpoch }
  /// How many weights there are; 0 until trained.
  package var weightCount: Int { record?.weightCount ?? 0 }
  /// What its last training was told, where that was interrupted, with the epochs that are left.
  package var interruptedRun: TrainingRun? {
    guard let record, record.stoppedAtEpoch != nil, var run = record.run else { return nil }
    run.options.epochs = max(0, run.lastEpoch - record.history.count)
    return run
  }

  package func trained(
    on data: Matrix, given labels: [Float]? = nil, options: TrainingOptions = TrainingOptions(),
    heldOut: HeldOut? = nil, progress: ((TrainingProgress) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> Self {
    try trained(
      on: data, given: labels, options: options, heldOut: heldOut, progress: progress, keep: nil,
      isCancelled: isCancelled)
  }

  /// What differs in the description of another model, as "latent is 32 there and 16 here".
  package func differences(to here: Self) -> [String] {
    let (there, here) = (settings, here.settings)
    return there.keys.sorted().compactMap { name in
      there[name] == here[name]
        ? nil : "\(name) is \(there[name] ?? "") there and \(here[name] ?? "") here"
    }
  }
}

extension TrainingRun {
  /// Whether it was on just these rows and labels.
  package func isOn(_ data: Matrix, given labels: [Float]?) -> Bool {
    !data.values.isEmpty && withRows(data, labels) { fingerprint($0) == rows }
  }
}
