import Autoencoders
import Datasets
import Figures
import Interpreter

// The library's closed sets, as the texts that parameters take. Each switch is complete, so a new
// case in the library does not go unnoticed here.

/// How windows are scaled.
enum Normalisation: String, Choice {
  case window, trace, none

  var kind: Dataset.Normalisation {
    switch self {
    case .window: .window
    case .trace: .trace
    case .none: .none
    }
  }
}

/// What stays together in a split.
enum SplitBy: String, Choice {
  case neuron, row

  var kind: Dataset.SplitUnit {
    switch self {
    case .neuron: .neuron
    case .row: .row
    }
  }
}

extension Indicator: Choice {}
extension Feature: Choice {}
extension Activation: Choice {}
extension Metric: Choice {}
extension WeightLayout: Choice {}

/// The formats that recordings are read in.
struct FormatName: Bindable {
  let rawValue: String
  static let all = RecordingFormat.all.map(\.name)
  static var valueType: ValueType { .choice(all) }

  static func bind(_ value: Value) throws(Mismatch) -> FormatName {
    guard case .text(let name) = value, all.contains(name) else {
      throw Mismatch(
        expected: "one of " + all.map { "\"\($0)\"" }.joined(separator: ", "), found: value)
    }
    return FormatName(rawValue: name)
  }

  var value: Value { .text(rawValue) }
}

/// A model's extra input.
enum Given: String, Choice { case label }

/// How an svm compares rows.
enum KernelName: String, Choice { case linear, rbf }

/// What a walk along a classifier follows.
enum WalkBy: String, Choice { case weights, pattern }
