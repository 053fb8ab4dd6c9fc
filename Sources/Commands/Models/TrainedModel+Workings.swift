import Autoencoders
import Interpreter

extension TrainedModel {
  /// What its last training was told, as arguments of a call.
  ///
  /// - Parameter held: The rows that it watched, as far as they are known.
  func workings(_ held: Held?) -> [Working] {
    guard let run = record?.run else { return [] }
    let watched =
      run.watchesRows ? [Working("held", held?.part.map { Value.number($0).written })] : []
    return run.arguments.map { Working($0, $1.written) } + watched
  }
}

extension TrainingRun {
  /// Its options by the parameters of `train`; the epochs are counted over all of the training.
  fileprivate var arguments: [(String, Value)] {
    func number(_ value: Double?) -> Value { value.map { .number($0) } ?? .none }
    return [
      ("epochs", .number(Double(lastEpoch))), ("batch", .number(Double(options.batch))),
      ("learning_rate", .number(options.learningRate)),
      ("patience", number(options.patience.map(Double.init))),
      ("warmup", .number(Double(options.warmUp))), ("schedule", .text(options.schedule.rawValue)),
      ("clip", number(options.clip)),
      ("metrics", .list(options.metrics.map(\.rawValue).sorted().map { .text($0) })),
      ("seed", .number(Double(Int64(bitPattern: options.seed)))),
    ]
  }

  /// Why so many epochs alone would give other weights than it had when it was stopped; nil where
  /// they would not, but for a part of an epoch.
  var caveat: String? {
    if options.schedule != .constant { return "its step size followed a schedule of \(lastEpoch)" }
    return options.patience.map { _ in "it had not gone back to its best epoch yet" }
  }
}
