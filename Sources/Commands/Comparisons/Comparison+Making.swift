import Analysis
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// How a comparison is made.
struct ComparisonSettings {
  let components: Int
  let readOut: any Separating.Type
  let draws: Int
  let seed: UInt64
}

extension Comparison {
  /// Scores models and baselines on one trial.
  init(
    of models: Contenders, on trial: Trial, _ settings: ComparisonSettings, _ context: CallContext
  ) throws {
    let entrants = try Entrants(of: models, on: trial, settings, context)
    let scores = try entrants.scores(on: trial, settings, context)
    try Self.checkScored(scores, trial)
    (neurons, measure) = (trial.held.neuronNames, trial.measure)
    (omissions, warnings) = (entrants.omissions, models.warnings(on: trial))
    let judge = Judge(settings: settings, isCancelled: context.isCancelled)
    entries = try judge.entries(entrants.names, scores, models: models.all.count)
    duels = try judge.duels(entries)
    entrants.finish(context)
  }

  private static func checkScored(_ scores: [[Double]], _ trial: Trial) throws(Fault) {
    guard scores.allSatisfy({ $0.allSatisfy(\.isNaN) }) else { return }
    let what = if case .area = trial.measure { "rows of both classes" } else { "a spike" }
    throw Fault(
      "at least one held-out neuron must have \(what), but none has",
      at: .init("dataset", "nothing to tell"))
  }
}

/// Who takes part, and what each tells.
private struct Entrants {
  private(set) var names: [String] = []
  private var told: [Told] = []
  /// Which baselines were left out, and why.
  private var omitted: [(name: String, why: String)] = []
  private let total: Int

  init(
    of models: Contenders, on trial: Trial, _ settings: ComparisonSettings, _ context: CallContext
  ) throws {
    total = models.all.count + Rival.allCases.count
    for model in models.all {
      try add(model.name, context) { try trial.told(by: model.content, context) }
    }
    let baselines = Rivals(of: trial, components: settings.components, seed: settings.seed)
    for baseline in Rival.allCases {
      do {
        try add(free(baseline.rawValue), context) { try baselines.told(by: baseline, context) }
      } catch let fault as Fault {
        omitted.append((baseline.rawValue, fault.message))
      }
    }
  }

  private mutating func add(
    _ name: String, _ context: CallContext, _ tell: () throws -> Told
  ) throws {
    if context.isCancelled() { throw AnalysisError.interrupted }
    told.append(try tell())
    names.append(name)
    context.report(
      Progress(task: "compare", done: names.count, total: total, unit: "model", isMilestone: false))
  }

  /// Why which baselines were left out, a sentence for each reason.
  var omissions: [String] {
    var reasons: [String] = []
    for (_, why) in omitted where !reasons.contains(why) { reasons.append(why) }
    return reasons.map { why in
      let names = omitted.filter { $0.why == why }.map(\.name)
      return "\(listed(names, "and")) \(isOrAre(names.count)) left out: \(why)"
    }
  }

  /// A baseline's name, marked where a model has it.
  private func free(_ name: String) -> String {
    names.contains(name) ? free("\(name) (baseline)") : name
  }

  /// The scores of each on each neuron; read-outs are fitted on all processors.
  func scores(
    on trial: Trial, _ settings: ComparisonSettings, _ context: CallContext
  ) throws -> [[Double]] {
    let readOut = ReadOut(
      trial: trial, separator: settings.readOut, isCancelled: context.isCancelled)
    return try mappedInParallel(told.count) { index in
      Result { try trial.scores(of: readOut.answers(from: told[index]), on: trial.held) }
    }.map { try $0.get() }
  }

  func finish(_ context: CallContext) {
    context.report(Progress(task: "compare", done: total, total: total, unit: "model"))
  }
}

/// Puts scores beside each other.
private struct Judge {
  let settings: ComparisonSettings
  let isCancelled: () -> Bool

  func entries(
    _ names: [String], _ scores: [[Double]], models: Int
  ) throws(AnalysisError) -> [Comparison.Entry] {
    var entries: [Comparison.Entry] = []
    for (place, own) in scores.enumerated() {
      let mean = try Estimate(
        meanOf: own, draws: settings.draws, seed: settings.seed, isCancelled: isCancelled)
      entries.append(
        .init(
          name: names[place], isBaseline: place >= models, scores: own, mean: mean,
          behind: place == 0 ? nil : try difference(scores[0], own)))
    }
    return entries
  }

  func duels(_ entries: [Comparison.Entry]) throws(AnalysisError) -> [Comparison.Duel] {
    var duels: [Comparison.Duel] = []
    for model in entries where !model.isBaseline {
      for baseline in entries where baseline.isBaseline {
        duels.append(
          .init(
            model: model.name, baseline: baseline.name,
            difference: try difference(model.scores, baseline.scores)))
      }
    }
    return duels
  }

  private func difference(
    _ first: [Double], _ second: [Double]
  ) throws(AnalysisError) -> PairedDifference {
    try PairedDifference(
      first, over: second, draws: settings.draws, seed: settings.seed, isCancelled: isCancelled)
  }
}

extension Contenders {
  /// What models have seen of the held-out neurons, and what read-outs have.
  fileprivate func warnings(on trial: Trial) -> [String] {
    guard let held = trial.held.rows else { return [] }
    let seen = all.compactMap { model -> String? in
      guard let origin = model.content.origin else { return nil }
      let basis = Basis(of: held, fittedOn: origin)
      guard basis.seenRows > 0 || basis.seenGroups > 0 else { return nil }
      return "\(model.name) was trained on \(grouped(basis.seenRows)) of these rows and "
        + "\(basis.seenGroups) of their neurons: what it scores is not that of new neurons"
    }
    let shared = Set(trial.held.neurons).intersection(trial.training?.neurons ?? []).count
    guard shared > 0, case .area = trial.measure else { return seen }
    return seen + [
      "rows of \(counted(shared, "neuron")) are on both sides: what is scored is not new to read-outs"
    ]
  }
}
