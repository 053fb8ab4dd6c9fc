package import Syntax

/// What a statement may change of a session, as it was before: names, functions, settings, and how
/// far chance has come.
package struct Bindings {
  fileprivate let values: [(name: String, value: Value?)]
  fileprivate let functions: [(name: FunctionName, function: Function?)]
  fileprivate let seeds: SeedSequence.Mark
  fileprivate let settings: Settings.Mark
}

extension Evaluator {
  /// What a statement of the top level may change, as it is now. Only such statements assign outer
  /// names.
  package func bindings(changedBy statement: Statement) -> Bindings {
    let names = Set([statement].assignedNames.map(\.name)).sorted() + ["_"]
    var functions: [(name: FunctionName, function: Function?)] = []
    if case .define(let name, _, _) = statement.kind {
      let name = functionName(name.name)
      functions = [(name, name.function)]
    }
    return Bindings(
      values: names.map { ($0, self[$0]) }, functions: functions, seeds: seeds.mark,
      settings: settings.mark)
  }

  /// What a name stands for, as it is now.
  package func bindings(ofName name: String) -> Bindings {
    Bindings(
      values: [(name, self[name])], functions: [], seeds: seeds.mark, settings: settings.mark)
  }

  /// What others tell of, as it is now.
  package func bindings(like others: Bindings) -> Bindings {
    Bindings(
      values: others.values.map { ($0.name, self[$0.name]) },
      functions: others.functions.map { ($0.name, $0.name.function) }, seeds: seeds.mark,
      settings: settings.mark)
  }

  /// Makes everything what it was. Of several statements the last is to be taken back first.
  package func restore(_ bindings: Bindings) {
    for (name, value) in bindings.values { self[name] = value }
    for (name, function) in bindings.functions { name.function = function }
    settings.mark = bindings.settings
    rewindChance(to: bindings)
  }

  /// Whether the statement may have given a value to a name, set something, or drawn.
  package func mayHaveChanged(since bindings: Bindings) -> Bool {
    !bindings.names.isEmpty || bindings.seeds != seeds.mark
      || bindings.settings != settings.mark
  }

  /// Has commands draw again what they drew since.
  package func rewindChance(to bindings: Bindings) { seeds.mark = bindings.seeds }
}

extension Bindings {
  /// The names that had a value or a function; the last value is not among them.
  package var names: [String] {
    values.filter { $0.name != "_" }.map(\.name) + functions.map(\.name.name)
  }
}

extension Evaluator {
  /// How a function of the session is called, as `half(x, by=2)`; nil where there is none.
  package func signature(ofFunction name: String) -> String? {
    functions[name]?.call(limit: .max)
  }
}
