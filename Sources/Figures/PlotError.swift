import Wording

/// Why numbers cannot be drawn.
package enum PlotError: Error, Equatable, Sendable {
  /// There is nothing to draw: `what` has no entries.
  case noRows(what: String)
  /// Two inputs that go together have different counts.
  case lengthsDiffer(what: String, count: Int, other: String, otherCount: Int)
  /// Every entry of `what` is NaN or infinite.
  case noFiniteValue(what: String)
  /// A setting lies outside its range.
  case outOfRange(what: String, range: String, value: String)
  /// There is more of `what` than a figure can show.
  case tooMany(what: String, count: Int, limit: Int)
  /// A label has no name.
  case unnamedClass(label: Int, names: Int)

  /// The sentence that says what is wrong.
  package var message: String {
    switch self {
    case .noRows(let what):
      "\(what) must have at least one entry, but is empty"
    case .lengthsDiffer(let what, let count, let other, let otherCount):
      "\(what) must be as many as \(other) (\(otherCount)), but is \(count)"
    case .noFiniteValue(let what):
      "\(what) must hold at least one finite number, but all are NaN or infinite"
    case .outOfRange(let what, let range, let value):
      "\(what) must be \(range), but is \(value)"
    case .tooMany(let what, let count, let limit):
      "\(what) must be at most \(limit), but is \(count)"
    case .unnamedClass(let label, let names):
      "every label must be \(ranging(from: 0, to: names - 1)) to have a name, but one is \(label)"
    }
  }

  /// What to do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .noRows: "check the selection that made it"
    case .lengthsDiffer: "give one entry for each row of the other"
    case .noFiniteValue: "look at the rows with describe, or drop those that are not finite"
    case .outOfRange: nil
    case .tooMany: "select fewer first"
    case .unnamedClass: "name every class, or leave the names out"
    }
  }
}
