import Syntax

/// The language at work: the names and functions of a session, for any table of commands.
///
/// Programs are run one after the other, each checked as a whole before anything is done. Not to
/// be used from two threads at once.
package final class Evaluator {
  package let table: CommandTable
  let globals = Globals()
  /// Made anew when a run is left behind, which may still use it.
  var stack = SlotStack()
  let seeds: SeedSequence
  let settings = Settings()
  /// The values that need not be saved.
  package let savedObjects = SavedObjects()
  /// What the statement that runs, or ran last, did.
  package internal(set) var trace = StatementTrace()
  private(set) var functionNames: [String: FunctionName] = [:]

  /// The seed of a session that sets none, so that a script draws the same each time.
  package static let defaultSeed: UInt64 = 1

  package init(_ table: CommandTable, seed: UInt64 = Evaluator.defaultSeed) {
    self.table = table
    seeds = SeedSequence(seed: seed)
  }

  /// The names that have a value, in the order in which they were first met; the last value is
  /// not among them.
  package var names: [(name: String, value: Value)] {
    globals.defined.filter { $0.name != "_" }
  }

  /// The value of a name, nil where it has none; "_" is the last value.
  package subscript(name: String) -> Value? {
    get { globals[name] }
    set { globals[name] = newValue }
  }

  /// The seed that all randomness comes from.
  package var seed: UInt64 { seeds.seed }

  /// What calls of a name call, now or once it is defined.
  func functionName(_ name: String) -> FunctionName {
    if let known = functionNames[name] { return known }
    let made = FunctionName(name)
    functionNames[name] = made
    return made
  }

  /// The functions that are defined.
  var definitions: [Function] { functionNames.values.compactMap(\.function) }

  /// What the functions that are defined take, by name.
  var functions: [String: Signature] {
    functionNames.compactMapValues { $0.function?.signature }
  }

  var vocabulary: Vocabulary {
    Vocabulary(
      table: table, functions: Set(functions.keys), names: Set(globals.defined.map(\.name)))
  }
}
