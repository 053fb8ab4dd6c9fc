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

extension Evaluator {
  /// The names that stood for something else, or for nothing, in the order in which they were first
  /// met; the last value is not among them.
  package func names(changedSince snapshot: Snapshot) -> [String] {
    let values = globals.names.filter { name in
      switch (globals[name], snapshot.values[name]) {
      case (nil, nil): false
      case (let now?, let then?): !now.isSame(as: then)
      default: true
      }
    }
    let functions = functionNames.filter { $1.function !== snapshot.functions[$0] }.keys.sorted()
    return values.filter { $0 != "_" } + functions
  }
}

extension Value {
  /// Whether it is the very same object, or plain content that reads the same.
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.object(let a), .object(let b)): a === b
    case (.tensor(let a), .tensor(let b)): a.shape == b.shape && a.values == b.values
    default: summary == other.summary
    }
  }
}
