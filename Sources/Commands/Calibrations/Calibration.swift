import Analysis
import Datasets
package import Interpreter
import Wording

/// What brings a classifier's decisions to probabilities, or found spikes to counts that are right on
/// average.
package struct Calibration: Finding {
  package static let kind = "calibration"
  let subject: Subject
  let curve: CalibrationCurve
  let method: CalibrationMethod
  /// How far it comes true on each neuron, by a curve of the others.
  let reliability: ReliabilityScores
  /// The rows that the curve was fitted to; nil of recordings.
  let origin: Origin?
  /// How many neurons these are of; nil where that is not known.
  let neurons: Int?

  /// What is calibrated.
  enum Subject: Sendable {
    case classifier(any Classifying)
    /// Counts found in bins of so many Hz.
    case spikes(rate: Double)
  }

  package static let fields: [Field<Calibration>] = [
    Field("method", "platt or isotonic") { $0.method },
    Field("reliability", "how far it comes true, each neuron by a curve of the others") {
      $0.reliability
    },
    Field("brier", "of the same: the mean squared difference from what was") {
      $0.reliability.squaredError
    },
    Field("log_loss", "of the same: the mean negative log-likelihood, in nats") {
      $0.reliability.logLoss
    },
    Field("table", "of the same: a row for each bin of what was predicted") {
      try $0.reliability.table
    },
  ]

  package var summary: String { "\(method.rawValue), \(subject.words) · \(reliability.summary)" }
  package var detail: [Block] { reliability.detail }
}

extension Calibration.Subject {
  fileprivate var words: String {
    switch self {
    case .classifier(let classifier): "of \(withArticle(type(of: classifier).kind))"
    case .spikes(let rate): "of found spikes in bins of \(rounded(rate)) Hz"
    }
  }
}

/// The shape of the curve.
enum CalibrationMethod: String, Choice {
  case platt, isotonic

  /// A curve from decisions to the probability of 1.
  func curve(ofDecisions decisions: [Double], truth: [Double]) throws(AnalysisError)
    -> CalibrationCurve
  {
    switch self {
    case .platt: try .sigmoid(of: decisions, labels: truth.map { Int($0) }, positive: 1)
    case .isotonic: try .isotonic(of: decisions, truth: truth)
    }
  }

  /// A curve from found counts to counts.
  func curve(ofCounts found: [Double], truth: [Double]) throws(AnalysisError) -> CalibrationCurve {
    switch self {
    case .platt: try .power(of: found, truth: truth)
    case .isotonic: try .isotonic(of: found, truth: truth)
    }
  }
}

/// How far what was predicted comes true, knowing on what.
package struct ReliabilityScores: Finding {
  package static let kind = "reliability"
  let reliability: Reliability
  let logLoss: Double
  let basis: String
  /// Whether counts were predicted, and no probabilities.
  let areCounts: Bool

  var squaredError: Double { reliability.squaredError }

  package static let fields: [Field<ReliabilityScores>] = [
    Field(
      "brier", "the mean squared difference of what was predicted from what was (Brier 1950)"
    ) { $0.squaredError },
    Field("log_loss", "the mean negative log-likelihood, in nats; of counts Poisson's") {
      $0.logLoss
    },
    Field("error", "the mean distance of bins from what came true, weighted by their rows") {
      $0.reliability.error
    },
    Field("table", "a row for each bin: predicted, observed and n, the number of rows") {
      try $0.table
    },
    Field("basis", "what it was computed on, in words") { $0.basis },
  ]

  var table: DataTable {
    get throws(Fault) {
      let bins = reliability.bins
      return try DataTable([
        .init("predicted", .numbers(bins.map(\.predicted))),
        .init("observed", .numbers(bins.map(\.observed))),
        .init("n", .numbers(bins.map { Double($0.count) })),
      ])
    }
  }

  package var summary: String {
    "Brier \(fixed(squaredError, 4)), log loss \(fixed(logLoss, 4)), off by "
      + "\(fixed(reliability.error, 4)) · \(basis)"
  }

  package var detail: [Block] {
    let rows = reliability.bins.map {
      [fixed($0.predicted, 3), fixed($0.observed, 3), grouped($0.count)]
    }
    return [.table(Table(header: ["predicted", "observed", "n"], rows: rows))]
  }
}
