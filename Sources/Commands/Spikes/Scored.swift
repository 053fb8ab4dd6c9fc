import Datasets
import Interpreter

/// What is scored, and against what.
enum Scored {
  case classifier(any Classifying, Dataset)
  case spikes(found: Recording, truth: Recording, rate: Double, smoothing: Double)

  /// Refuses a classifier beside a recording, or found spikes beside rows.
  init(
    _ found: Either<AnyClassifier, Recording>, _ truth: Either<Dataset, Recording>, rate: Double,
    smoothing: Double
  ) throws(Fault) {
    switch (found, truth) {
    case (.first(let classifier), .first(let rows)): self = .classifier(classifier.content, rows)
    case (.second(let found), .second(let truth)):
      self = .spikes(found: found, truth: truth, rate: rate, smoothing: smoothing)
    case (.first, .second):
      throw Fault(
        "a classifier is scored on labelled rows, but this is a recording",
        at: .init("dataset", "a recording"), help: "cut it: windows(recording)")
    case (.second, .first):
      throw Fault(
        "found spikes are scored against the recording with its spikes, but these are rows",
        at: .init("dataset", "rows"), help: "score(spikes(recording), recording)")
    }
  }

  func scores(
    draws: Int, _ context: CallContext, seed: UInt64
  ) throws -> Either<Scores, FoundScores> {
    switch self {
    case .classifier(let classifier, let rows):
      .first(try Scores(classifier, rows, draws: draws, context, seed: seed))
    case .spikes(let found, let truth, let rate, let smoothing):
      .second(
        try FoundScores(
          of: found, against: truth, rate: rate, smoothing: smoothing, draws: draws, context,
          seed: seed))
    }
  }
}
