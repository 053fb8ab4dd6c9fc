import Analysis
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// What models and baselines reach on the same held-out neurons, and who wins.
package struct Comparison: Finding {
  package static let kind = "comparison"
  /// The models in the order given, then the baselines; at least one of the former.
  let entries: [Entry]
  let neurons: [String]
  let measure: Trial.Measure
  /// Why which baselines were left out, a sentence each.
  let omissions: [String]
  /// What was seen of the neurons before, a sentence each.
  let warnings: [String]
  /// Of each model over each baseline.
  let duels: [Duel]

  struct Entry: Sendable {
    let name: String
    let isBaseline: Bool
    /// Of each neuron.
    let scores: [Double]
    let mean: Estimate
    /// By how much the first model is above it; nil of that itself.
    let behind: PairedDifference?
  }

  struct Duel: Sendable {
    let model: String
    let baseline: String
    let difference: PairedDifference
  }

  package static let fields: [Field<Comparison>] = [
    Field("table", "a row for each model and baseline, the best first: see its columns in ?compare")
    {
      try $0.table
    },
    Field("neurons", "a table of the score of each on each neuron") { try $0.scoresByNeuron },
    Field("verdicts", "who wins, a sentence for each model") { $0.verdicts },
    Field("notes", "what was left out, and which neurons models have seen") {
      $0.warnings + $0.omissions
    },
  ]

  static let columns: [(name: String, meaning: String)] = [
    ("model", "its name"),
    ("score", "the mean over neurons of the AUC, or of the correlation"),
    ("low", "the lower end of its 95 % interval over neurons (bootstrap)"),
    ("high", "the upper end"),
    ("difference", "the mean over neurons by which the first model given scores above this one"),
    ("difference_low", "the lower end of its interval"),
    ("difference_high", "the upper end"),
    ("error", "the difference's standard error"),
    ("wins", "on how many neurons the first model scores above this one"),
    ("neurons", "of how many"),
  ]

  var ranked: [Entry] {
    entries.enumerated().sorted { a, b in
      let (left, right) = (a.element.mean.value, b.element.mean.value)
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
  }

  private var table: DataTable {
    get throws(Fault) {
      let ranked = ranked
      func numbers(_ number: (Entry) -> Double?) -> DataTable.Entries {
        .numbers(ranked.map { number($0) ?? .nan })
      }
      let all: [DataTable.Entries] = [
        .texts(ranked.map(\.name)), numbers(\.mean.value),
        numbers { $0.mean.certainty.bounds?.lower }, numbers { $0.mean.certainty.bounds?.upper },
        numbers { $0.behind?.mean.value },
        numbers { $0.behind?.mean.certainty.bounds?.lower },
        numbers { $0.behind?.mean.certainty.bounds?.upper }, numbers { $0.behind?.error },
        numbers { ($0.behind?.wins).map(Double.init) },
        numbers { entry in Double(entry.scores.count { !$0.isNaN }) },
      ]
      return try DataTable(zip(Self.columns, all).map { DataTable.Column($0.name, $1) })
    }
  }

  private var scoresByNeuron: DataTable {
    get throws(Fault) {
      try DataTable(
        [.init("neuron", .texts(neurons))] + entries.map { .init($0.name, .numbers($0.scores)) })
    }
  }

  package var summary: String {
    let count = entries[0].scores.count { !$0.isNaN }
    return "\(verdicts[0]) · \(measure.name), mean over \(counted(count, "held-out neuron"))"
  }

  package var detail: [Block] {
    let rows = ranked.map { entry in
      let bounds = entry.mean.certainty.bounds
      return [
        entry.name, fixed(entry.mean.value, 3),
        bounds.map { "\(fixed($0.lower, 3)) to \(fixed($0.upper, 3))" } ?? "",
        entry.behind?.inNumbers ?? "", entry.behind?.inWins ?? "",
      ]
    }
    let header = ["", measure.name, "95 % over neurons", "\(entries[0].name) above it by", "on"]
    return [.table(Table(header: header, rows: rows, note: entries[0].mean.certainty.reason))]
      + (verdicts.dropFirst() + warnings + omissions).map { .text($0) }
  }

  /// Who wins, a sentence for each model.
  var verdicts: [String] {
    entries.filter { !$0.isBaseline }.map { model in
      verdict(of: model.name, duels.filter { $0.model == model.name })
    }
  }

  private func verdict(of model: String, _ duels: [Duel]) -> String {
    let duels = duels.sorted { $0.difference.mean.value < $1.difference.mean.value }
    guard let hardest = duels.first else {
      return "\(model): there is no baseline to compare it with"
    }
    let lost = duels.filter { $0.difference.verdict != .higher }
    let won = duels.filter { $0.difference.verdict == .higher }.map(\.baseline)
    guard let worst = lost.first else {
      return "\(model) wins over every baseline, over the best, \(hardest.inWords)"
    }
    if lost.contains(where: { $0.difference.verdict == .unknown }) {
      return "\(model): too few neurons to tell; beside \(hardest.inWords)"
    }
    let others = lost.dropFirst().map(\.baseline)
    return "\(model) does not win over \(worst.inWords)"
      + (others.isEmpty ? "" : ", nor over \(listed(others, "and"))")
      + (won.isEmpty ? "" : ", but over \(listed(won, "and"))")
  }
}

extension Comparison.Duel {
  /// As "pca (+0.077 ± 0.011, 22 of 24 neurons)".
  fileprivate var inWords: String {
    "\(baseline) (\(difference.inNumbers), \(difference.inWins) neurons)"
  }
}

extension PairedDifference {
  /// As "+0.077 ± 0.011".
  fileprivate var inNumbers: String {
    let sign = mean.value >= 0 ? "+" : ""
    return "\(sign)\(fixed(mean.value, 3))" + (error.isNaN ? "" : " ± \(fixed(error, 3))")
  }

  /// As "22 of 24".
  fileprivate var inWins: String { "\(wins) of \(groups)" }
}
