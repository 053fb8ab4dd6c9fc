package import Autoencoders
import Datasets
import Figures
package import Interpreter

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

/// How the baseline of ΔF/F is found.
enum BaselineName: String, Choice {
  case percentile, maximin

  /// The baseline in a window; a percentile that a maximin baseline has no use for is refused.
  func kind(_ percentile: Double?, _ window: Seconds) throws(Fault) -> Baseline {
    switch self {
    case .percentile: return .percentile(percentile ?? 8, seconds: window.seconds)
    case .maximin:
      guard percentile == nil else {
        throw Fault(
          "a maximin baseline takes no percentile", at: .init("percentile", "of no use"),
          help: "baseline=\"percentile\" takes it")
      }
      return .maximin(seconds: window.seconds)
    }
  }
}

/// What stays together in a split.
enum SplitBy: String, Choice {
  case neuron, row, time

  var kind: Dataset.SplitUnit {
    switch self {
    case .neuron: .neuron
    case .row: .row
    case .time: .time
    }
  }
}

extension Indicator: Choice {}
extension TimeUnit: Choice {}
extension DecimalMark: Choice {}
extension Orientation: Choice {}
extension Metric: Choice {}
extension Schedule: Choice {}
extension SimulationKind: Choice {}
extension WeightLayout: Choice {}

extension Feature: Choice {
  package static func bind(_ value: Value) throws(Mismatch) -> Feature {
    if case .text("statistics") = value {
      throw Mismatch(
        expected: "a feature of bins", found: value,
        help: "these are of whole traces: cross(encode(model, rows), statistics(recording)) sets "
          + "them beside rows")
    }
    return Feature(rawValue: try oneOf(allCases.map(\.rawValue), value)) ?? .level
  }
}

/// The formats that recordings are read in, and what each of them is.
package let recordingFormats = RecordingFormat.all.map { (name: $0.name, summary: $0.summary) }

/// The formats that recordings are read in.
struct FormatName: Bindable {
  let rawValue: String
  static let all = recordingFormats.map(\.name)
  /// What each of them is.
  static let sentences = recordingFormats.map { "\($0.name) is \($0.summary)" }
    .joined(separator: "; ")
  static var valueType: ValueType { .choice(all) }

  static func bind(_ value: Value) throws(Mismatch) -> FormatName {
    FormatName(rawValue: try oneOf(all, value))
  }

  var value: Value { .text(rawValue) }
}

/// A model's extra input.
enum Given: String, Choice { case label }

/// How an svm compares rows.
enum KernelName: String, Choice { case linear, rbf }

/// What a walk along a classifier follows.
enum WalkBy: String, Choice { case weights, pattern }

extension LikelihoodKind: Bindable {
  private static var names: [String] { all.map(\.name) }
  package static var valueType: ValueType { .choice(names) }

  package static func bind(_ value: Value) throws(Mismatch) -> LikelihoodKind {
    LikelihoodKind(try oneOf(names, value)) ?? .usual
  }

  package var value: Value { .text(name) }
}
