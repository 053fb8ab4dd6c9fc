import Analysis
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// How well the spikes of a recording were found.
package struct FoundScores: DomainValue {
  package static let kind = "spike scores"
  private let scores: [SpikeScore]
  private let names: [String]
  private let rate: Double
  private let smoothing: Double
  /// Whether the bins are as long as the samples are, longer than usual.
  private let isOwnRate: Bool
  private let correlation, rank, area: Estimate

  /// Scores each neuron whose spikes are known.
  init(
    of found: Recording, against truth: Recording, rate: Double, smoothing: Double, draws: Int,
    _ context: CallContext, seed: UInt64
  ) throws {
    try Self.check(found, truth)
    let known = truth.traces.indices.filter { truth.traces[$0].spikes != nil }
    let scores = try mappedInParallel(known.count) { index in
      Result { () throws(AnalysisError) in
        if context.isCancelled() { throw .interrupted }
        let pairs = Self.pairs(known[index], found, truth, rate: rate)
        return try SpikeScore(
          found: pairs.found, truth: pairs.truth, smoothing: smoothing * rate)
      }
    }.map { try $0.get() }
    self.scores = scores
    names = known.map { truth.traces[$0].name }
    (self.rate, self.smoothing) = (rate, smoothing)
    isOwnRate = rate < SpikeBins.usualRate && rate == min(found.rate, truth.rate)
    func mean(_ score: (SpikeScore) -> Double) throws(AnalysisError) -> Estimate {
      try scores.estimate(draws: draws, seed: seed, isCancelled: context.isCancelled, of: score)
    }
    correlation = try mean(\.correlation)
    rank = try mean(\.rankCorrelation)
    area = try mean(\.areaUnderCurve)
  }

  /// Counts of one neuron in the same bins.
  static func pairs(
    _ neuron: Int, _ found: Recording, _ truth: Recording, rate: Double
  ) -> (found: [Double], truth: [Double]) {
    SpikeBins.pairs(
      found.traces[neuron].samples.map { Double($0) }, rate: found.rate,
      (truth.traces[neuron].spikes ?? []).map { Double($0) }, rate: truth.rate, at: rate)
  }

  /// Refuses what is not of the same neurons, or a recording without spikes.
  static func check(_ found: Recording, _ truth: Recording) throws(Fault) {
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
    let own = isOwnRate ? ", the recording's own rate" : ""
    return "correlation \(fixed(correlation.value, 3)), rank \(fixed(rank.value, 3)), AUC "
      + "\(fixed(area.value, 3)) at \(rounded(rate)) Hz\(own)\(smooth) · mean over "
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
