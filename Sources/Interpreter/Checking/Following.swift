/// How far loops and calls of functions are followed with what is known of their names: as a run
/// would go, and only where it surely goes.
struct Following {
  /// The functions that are walked for a call, the innermost last.
  private(set) var calls: [String] = []
  /// How many blocks wait for the one that is followed.
  private var depth = 0
  /// How many statements and items may still be followed.
  private var steps = 400
  /// How many operations may still be tried in them.
  private var trials = 400

  private static let deepest = 12
  private static let mostCalls = 5
  /// The items of a sequence that are followed one by one.
  static let mostItems = 8
  /// The items that are followed of a sequence that has more.
  static let firstItems = 3

  var isOn: Bool { depth > 0 }

  /// Whether more may be followed.
  var canGoOn: Bool { steps > 0 && trials > 0 && depth < Self.deepest }

  func canCall(_ name: String) -> Bool {
    canGoOn && calls.count < Self.mostCalls && !calls.contains(name)
  }

  /// Takes one step, where there is one left.
  mutating func step() -> Bool {
    steps -= 1
    return steps >= 0
  }

  mutating func enter(_ name: String) { calls.append(name) }

  /// Begins with operations of its own, so that what is not followed keeps its number of them.
  mutating func begin(spending outer: inout Int) {
    if !isOn { outer = trials }
    depth += 1
  }

  mutating func end(_ inner: Following, spending outer: inout Int, _ left: Int) {
    steps = inner.steps
    if isOn { outer = left } else { trials = left }
  }
}
