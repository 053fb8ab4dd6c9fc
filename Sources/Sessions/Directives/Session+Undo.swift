import Interpreter

/// A statement that can be taken back.
struct Undoable {
  let bindings: Bindings
  /// Its index in the journal.
  let entry: Int

  /// How many are kept: each holds on to the values that were replaced.
  static let most = 20
}
