import Files
import LinearAlgebra

/// What a call of training was told, and on what: enough to know it again.
package struct TrainingRun: Sendable, Equatable {
  /// Its options; `epochs` counts from where it began.
  package var options: TrainingOptions
  /// The epochs before it, counted over all of the model's training.
  var firstEpoch: Int
  /// The last epoch that it was to reach, counted over all of the model's training.
  package var lastEpoch: Int
  /// Stands for the rows and labels, for those held out, and for what it began from; 0 for a
  /// model that was not trained before.
  var rows: UInt64
  var held: UInt64?
  var start: UInt64

  /// Whether there were rows held out.
  package var watchesRows: Bool { held != nil }

  init(
    _ options: TrainingOptions, firstEpoch: Int, lastEpoch: Int, rows: UInt64, held: UInt64?,
    start: UInt64
  ) {
    (self.options, self.firstEpoch, self.lastEpoch) = (options, firstEpoch, lastEpoch)
    (self.rows, self.held, self.start) = (rows, held, start)
    // The result depends neither on the threads nor on where the epochs are counted from.
    self.options.threads = nil
    self.options.epochs = 0
  }

  /// Whether an epoch that was begun in another run can be ended in this one.
  func sharesSteps(with other: TrainingRun) -> Bool {
    rows == other.rows && options.batch == other.options.batch
      && options.seed == other.options.seed
  }

  /// The same run, had it begun where another did.
  func beginning(as other: TrainingRun) -> TrainingRun {
    var run = self
    (run.start, run.firstEpoch) = (other.start, other.firstEpoch)
    return run
  }

  /// What differs in another run, as "batch is 32 there and 64 here"; empty for the same run.
  package func differences(to here: TrainingRun) -> [String] {
    func difference(_ name: String, _ there: String, _ here: String) -> String? {
      there == here ? nil : "\(name) is \(there) there and \(here) here"
    }
    let settings = zip(options.settings, here.options.settings).map {
      difference($0.name, $0.text, $1.text)
    }
    let rest = [
      difference("the last epoch", "\(lastEpoch)", "\(here.lastEpoch)"),
      rows == here.rows ? nil : "the rows are others",
      held == here.held ? nil : "the held-out rows are others",
    ]
    let all = (settings + rest).compactMap { $0 }
    return all.isEmpty && start != here.start ? ["the model to begin with is another"] : all
  }
}

extension TrainingOptions {
  /// All that the result depends on, as text by the names of the language.
  var settings: [(name: String, text: String)] {
    [
      ("batch", "\(batch)"), ("learning_rate", "\(learningRate)"),
      ("patience", patience.map { "\($0)" } ?? "none"), ("warmup", "\(warmUp)"),
      ("schedule", schedule.rawValue), ("clip", clip.map { "\($0)" } ?? "none"),
      ("metrics", metrics.map(\.rawValue).sorted().joined(separator: ";")),
      ("seed", "\(seed)"),
    ]
  }
}

extension TrainingState {
  /// The run that training from here would be: the interrupted one where that goes on.
  func nextRun(on data: DataRows, _ options: TrainingOptions, heldOut: DataRows?) -> TrainingRun {
    let run = TrainingRun(
      options, firstEpoch: history.count, lastEpoch: history.count + options.epochs,
      rows: fingerprint(data),
      held: heldOut.map(fingerprint), start: fingerprintOfWeights)
    guard let before = self.run, stop != nil, run.beginning(as: before) == before else {
      return run
    }
    return before
  }

  private var fingerprintOfWeights: UInt64 {
    var sum = CheckSum()
    sum.add(UInt64(history.count))
    weights.packed.withUnsafeBytes { sum.add($0) }
    weights.first.withUnsafeBytes { sum.add($0) }
    return sum.value
  }
}

/// A number that differs between different rows or labels.
func fingerprint(_ data: DataRows) -> UInt64 {
  var sum = CheckSum()
  sum.add(UInt64(data.rows))
  let windows = data.windows
  if let source = data.source {
    // To read all rows takes as long as to learn from some of them.
    sum.add(source.source?.fingerprint ?? 0)
    for start in source.starts ?? [] { sum.add(UInt64(start)) }
    sum.add(UInt64(windows.columns))
  } else if let numbers = windows.contiguous {
    sum.add(numbers, count: windows.rows * windows.columns)
  } else {
    sum.add(pieces: windows.rows, of: windows.columns) { windows[$0] }
  }
  if let labels = data.labels { sum.add(labels, count: data.rows) }
  return sum.value
}
