/// All names, functions and settings of a session as they were, and how far chance had come.
package struct Snapshot {
  fileprivate let values: [String: Value]
  fileprivate let functions: [String: Function]
  fileprivate let seeds: SeedSequence.Mark
  fileprivate let settings: Settings.Mark
}

extension Evaluator {
  /// What a program could change, as it is now; values are shared, not copied.
  package var snapshot: Snapshot {
    Snapshot(
      values: Dictionary(globals.defined.map { ($0.name, $0.value) }) { $1 },
      functions: functionNames.compactMapValues(\.function), seeds: seeds.mark,
      settings: settings.mark)
  }

  /// Makes everything what it was; names that came since have no value again.
  package func restore(_ snapshot: Snapshot) {
    for name in globals.names { globals[name] = snapshot.values[name] }
    for (name, known) in functionNames { known.function = snapshot.functions[name] }
    seeds.mark = snapshot.seeds
    settings.mark = snapshot.settings
  }
}
