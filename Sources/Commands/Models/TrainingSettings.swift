import Autoencoders
import Interpreter

/// The parameters of every command that trains a network.
enum TrainingParameters {
  static func epochs(_ usual: Int, atLeast least: Int) -> Parameter<Setting<Int>> {
    Parameter(
      "epochs", "passes over the rows", default: .usual(usual),
      in: .within(least...TrainingOptions.epochCounts.upperBound))
  }
  static let batch = Parameter(
    "batch", "rows of one step", default: Setting.usual(32),
    in: .within(TrainingOptions.batches))
  static let learningRate = Parameter(
    "learning_rate", "Adam's step size", default: Setting.usual(1e-3),
    in: .above(0, upTo: TrainingOptions.learningRates.upperBound))
  static let held = Parameter<Held?>(
    "held", "rows to watch: a dataset, or a part of the rows, by neuron", default: nil)
  static let warmUp = Parameter(
    "warmup", "epochs over which the weight of KL rises", default: Setting.usual(0),
    in: .within(TrainingOptions.warmUps))
  static let patience = Parameter<Int?>(
    "patience", "epochs without a better held-out loss before it stops", default: nil,
    in: .within(TrainingOptions.patiences))
  static let seed = Parameter<Int?>(
    "seed", "draws from the session's seed without one", default: nil)
  static let checkpoint = Parameter<String?>(
    "checkpoint", "a .safetensors file that keeps it while it goes on, and that it goes on from",
    default: nil,
    role: .output({ [$0] }, refusing: FileFormat.refusal("a checkpoint", [.safetensors])))
  static let schedule = Parameter(
    "schedule",
    "learning_rate throughout, as the peak of one cycle, or falling to 0 along a cosine",
    default: Setting.usual(Schedule.constant))
  static let clip = Parameter<Double?>(
    "clip", "the largest norm that a step's gradient keeps; none keeps any", default: nil,
    in: .above(0, upTo: TrainingOptions.clips.upperBound))
}

/// How to train, as a call says it.
struct TrainingSettings {
  var epochs: Setting<Int>
  var batch: Setting<Int>
  var learningRate: Setting<Double>
  var held: Held?
  var patience: Int?
  var warmUp = Setting.usual(0)
  var metrics: Setting<[Metric]>
  var seed: Int?
  var checkpoint: String?
  var schedule = Setting.usual(Schedule.constant)
  var clip: Double?

  /// The options: what is not said is as in the run that is gone on with, if one is.
  func options(goingOnWith run: TrainingRun?, seed: UInt64) -> TrainingOptions {
    let before = run?.options
    var options = TrainingOptions()
    options.epochs = epochs.or(before?.epochs)
    options.batch = batch.or(before?.batch)
    options.learningRate = learningRate.or(before?.learningRate)
    options.patience = patience ?? before?.patience
    options.warmUp = warmUp.or(before?.warmUp)
    options.metrics = Set(metrics.or(before.map { Array($0.metrics) }))
    options.schedule = schedule.or(before?.schedule)
    options.clip = clip ?? before?.clip
    options.seed = seed
    return options
  }
}
