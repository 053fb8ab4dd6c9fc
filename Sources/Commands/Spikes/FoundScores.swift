import Analysis
import Datasets
package import Interpreter
import Wording

/// How well the spikes of a recording were found.
package struct FoundScores: DomainValue {
  package static let kind = "spike scores"
  private let scores: [SpikeScore]
  private let names: [String]
  private let rate: Double
  private let smoothing: Double
  private let correlation, rank, area: Estimate

  /// Scores each neuron whose spikes are known.
  init(
    of found: Recording, against truth: Recording, rate: Double, smoothing: Double, draws: Int,
    _ context: CallContext, seed: UInt64
  ) throws {
    try Self.check(found, truth, rate: rate)
    var (scores, names): ([SpikeScore], [String]) = ([], [])
    for (own, trace) in zip(found.traces, truth.traces) {
      guard let spikes = trace.spikes else { continue }
      let pairs = SpikeBins.pairs(
        own.samples.map { Double($0) }, rate: found.rate, spikes.map { Double($0) },
        rate: truth.rate, at: rate)
      scores.append(
        try SpikeScore(found: pairs.found, truth: pairs.truth, smoothing: smoothing * rate))
      names.append(trace.name)
    }
    (self.scores, self.names, self.rate, self.smoothing) = (scores, names, rate, smoothing)
    func mean(_ score: (SpikeScore) -> Double) throws(AnalysisError) -> Estimate {
      try scores.estimate(draws: draws, seed: seed, isCancelled: context.isCancelled, of: score)
    }
    correlation = try mean(\.correlation)
    rank = try mean(\.rankCorrelation)
    area = try mean(\.areaUnderCurve)
  }

  private static func check(_ found: Recording, _ truth: Recording, rate: Double) throws(Fault) {
    guard truth.traces.contains(where: { $0.spikes != nil }) else {
      throw Fault(
        "a recording to score against must have spikes, but its spikes are unknown",
        at: .init("dataset", "spikes unknown"),
        help: "load spikes with the traces: load(\"x.calcium.csv\", spikes=\"x.spikes.csv\")")
    }
    guard found.traces.map(\.name) == truth.traces.map(\.name) else {
      throw Fault(
        "both must be of the same neurons in the same order, but are of "
          + "\(counted(found.traces.count, "neuron")) and \(grouped(truth.traces.count)), "
          + "or of others",
        at: .init("classifier", "of other neurons"), help: "score(spikes(recording), recording)")
    }
    let lower = min(found.rate, truth.rate)
    guard rate <= lower * (1 + 1e-6) else {
      throw Fault(
        "the rate of the bins must be at most that of what is scored (\(rounded(lower)) Hz), but is "
          + "\(rounded(rate)) Hz", at: .init("rate", "too high"))
    }
  }

  package static let fields: [Field<FoundScores>] = [
    Field("correlation", "Pearson's, the mean over neurons") { $0.correlation.value },
    Field("rank", "Spearman's, the mean over neurons") { $0.rank.value },
    Field("auc", "of telling bins with a spike, the mean over neurons") { $0.area.value },
    Field("rate", "of the bins that were scored") { Hertz($0.rate) },
    Field("smooth", "the deviation that the true counts were smoothed with") {
      Seconds($0.smoothing)
    },
    Field("neurons", "a table of the same for each neuron, with the lag that fits best") {
      try? $0.table
    },
  ]

  package var summary: String {
    let smooth = smoothing > 0 ? ", truth smoothed by \(rounded(smoothing)) s" : ""
    return "correlation \(fixed(correlation.value, 3)), rank \(fixed(rank.value, 3)), AUC "
      + "\(fixed(area.value, 3)) at \(rounded(rate)) Hz\(smooth) · mean over "
      + counted(scores.count, "neuron")
  }

  package var detail: [Block] {
    let rows = [("correlation", correlation), ("rank", rank), ("AUC", area)].map { name, estimate in
      let bounds = estimate.certainty.bounds
      return [name, fixed(estimate.value, 3)]
        + [bounds.map { "\(fixed($0.lower, 3)) to \(fixed($0.upper, 3))" } ?? ""]
    }
    return [
      .table(
        Table(
          header: ["", "score", "95 % over neurons"], rows: rows,
          note: correlation.certainty.reason))
    ]
  }

  private var table: DataTable {
    get throws(Fault) {
      func numbers(_ score: (SpikeScore) -> Double) -> DataTable.Entries {
        .numbers(scores.map(score))
      }
      return try DataTable([
        .init("neuron", .texts(names)), .init("spikes", numbers(\.spikes)),
        .init("correlation", numbers(\.correlation)), .init("rank", numbers(\.rankCorrelation)),
        .init("auc", numbers(\.areaUnderCurve)),
        .init("lag", numbers { Double($0.bestLag) / rate }),
        .init("lagged_correlation", numbers(\.bestCorrelation)),
      ])
    }
  }
}
