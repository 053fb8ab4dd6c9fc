package import Memory

/// What can be wrong with a description, with data or with a training run.
package enum AutoencoderError: Error, Sendable, Equatable {
  /// An option has a value that it cannot have.
  case invalidOption(name: String, mustBe: String, value: String)
  /// There is nothing to work on.
  case noRows
  /// The model has not been trained yet, so it has no weights.
  case notTrained
  /// Data or latent vectors of another width than the model's.
  case wrongWidth(of: String, expected: Int, found: Int)
  /// A number that is missing or infinite, counted from 0.
  case notFinite(row: Int, column: Int)
  /// A row whose latents leave the range of numbers, counted from 0.
  case latentsNotFinite(row: Int)
  /// A model that is given labels was called without them.
  case labelsMissing
  /// A model that is not given labels was called with some.
  case labelsUnexpected
  /// A model with weights of neurons was called with rows whose neurons are not known.
  case groupsMissing
  /// Not one label for each row.
  case wrongLabelCount(expected: Int, found: Int)
  /// A label of a classifier that is neither 0 nor 1.
  case labelNotBinary(row: Int, value: Float)
  /// Early stopping was asked for without held-out rows.
  case patienceWithoutHeldOut
  /// A model of more numbers than can be held.
  case tooLarge(what: String, count: Double, limit: Double)
  /// More memory than is left.
  case memory(MemoryShortage)
  /// Stopped by the caller before there was anything to keep.
  case interrupted
  /// The loss left the range of numbers, in this epoch.
  case diverged(epoch: Int)
  /// A tensor that a model file must have is not there.
  case tensorMissing(name: String)
  /// A tensor of a model file has another shape than the description says.
  case tensorShape(name: String, expected: [Int], found: [Int])
  /// A tensor of a model file that the model has no use for.
  case tensorUnknown(name: String)
  /// A tensor of a model file with numbers that are missing or infinite.
  case tensorNotFinite(name: String)
  /// An option of a model file is missing or cannot be read.
  case unreadableOption(name: String, value: String?)
}

extension AutoencoderError {
  /// What is wrong, as a sentence.
  package var message: String {
    switch self {
    case .invalidOption(let name, let mustBe, let value):
      "\(name) must be \(mustBe), but is \(value)"
    case .noRows: "the data must have at least one row and one column, but have none"
    case .notTrained: "the model must be trained first, but has no weights yet"
    case .wrongWidth(let what, let expected, let found):
      "\(what) must have \(expected) columns as the model does, but have \(found)"
    case .notFinite(let row, let column):
      "every number must be finite, but row \(row), column \(column) is not"
    case .latentsNotFinite(let row):
      "the latents of row \(row) leave the range of numbers"
    case .labelsMissing: "the model is given labels, so it must get one for each row, but got none"
    case .labelsUnexpected: "the model is not given labels, but got some"
    case .groupsMissing:
      "the model learns something of each neuron, so it must be known which one a row is of"
    case .wrongLabelCount(let expected, let found):
      "there must be one label for each of the \(expected) rows, but there are \(found)"
    case .labelNotBinary(let row, let value):
      "a label must be 0 or 1, but that of row \(row) is \(value)"
    case .patienceWithoutHeldOut: "patience needs held-out rows to watch, but there are none"
    case .tooLarge(let what, let count, let limit):
      "the \(what) must be at most \(limit.formatted) numbers, but would be \(count.formatted)"
    case .memory(let shortage): shortage.message
    case .interrupted: "stopped before the training began"
    case .diverged(let epoch): "the loss must stay finite, but did not in epoch \(epoch)"
    case .tensorMissing(let name): "the model must have a tensor \(name), but has none"
    case .tensorShape(let name, let expected, let found):
      "tensor \(name) must have shape \(expected), but has \(found)"
    case .tensorUnknown(let name): "the model must have no tensor \(name), but the file has"
    case .tensorNotFinite(let name): "every number of tensor \(name) must be finite, but is not"
    case .unreadableOption(let name, let value):
      value.map { "the model's option \(name) must be readable, but is \"\($0)\"" }
        ?? "the model must have the option \(name), but has not"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .notTrained: "train it on a dataset"
    case .notFinite: "leave out or fill the missing values first"
    case .latentsNotFinite: "scale the rows as those that the model was trained on"
    case .labelsMissing: "give labels, or describe the model without them"
    case .labelsUnexpected: "describe the model with given labels to use them"
    case .groupsMissing: "cut windows from a recording, or take likelihood=\"gaussian\""
    case .patienceWithoutHeldOut: "hold out a share of the rows"
    case .memory(let shortage): shortage.help
    case .tooLarge: "use fewer units, fewer latents or shorter windows"
    case .diverged: "try a smaller learning rate, a smaller kl weight, or scaled data"
    case .wrongWidth: "cut the windows with the settings that the model was trained with"
    case .interrupted, .invalidOption, .noRows, .wrongLabelCount, .labelNotBinary, .tensorMissing,
      .tensorShape,
      .tensorUnknown, .tensorNotFinite, .unreadableOption:
      nil
    }
  }
}

extension Double {
  /// In the shortest form: whole numbers without a point.
  fileprivate var formatted: String {
    rounded() == self && abs(self) < 1e15 ? String(Int64(self)) : String(self)
  }
}
