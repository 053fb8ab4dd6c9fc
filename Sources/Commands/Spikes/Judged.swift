import Datasets
import Interpreter

/// What is judged, by scores or for a calibration, and against what.
enum Judged {
  case classifier(any Classifying, Dataset)
  case spikes(found: Recording, truth: Recording)

  /// Refuses a classifier beside a recording, or found spikes beside rows; `done` says what is done
  /// to them by `command`.
  init(
    _ found: Either<AnyClassifier, Recording>, _ truth: Either<Dataset, Recording>, _ done: String,
    by command: String
  ) throws(Fault) {
    switch (found, truth) {
    case (.first(let classifier), .first(let rows)): self = .classifier(classifier.content, rows)
    case (.second(let found), .second(let truth)): self = .spikes(found: found, truth: truth)
    case (.first, .second):
      throw Fault(
        "a classifier is \(done) on labelled rows, but this is a recording",
        at: .init("dataset", "a recording"), help: "cut it: windows(recording)")
    case (.second, .first):
      throw Fault(
        "found spikes are \(done) against the recording with its spikes, but these are rows",
        at: .init("dataset", "rows"), help: "\(command)(spikes(recording), recording)")
    }
  }

  func scores(
    rate: Double?, smoothing: Double, draws: Int, _ context: CallContext, seed: UInt64
  ) throws -> Either<Scores, FoundScores> {
    switch self {
    case .classifier(let classifier, let rows):
      .first(try Scores(classifier, rows, draws: draws, context, seed: seed))
    case .spikes(let found, let truth):
      .second(
        try FoundScores(
          of: found, against: truth, rate: try Recording.binRate(rate, of: [found, truth]),
          smoothing: smoothing, draws: draws, context, seed: seed))
    }
  }
}
