/// A top-level statement as it ran: what was written, what it showed, how it ended.
public struct Entry: Sendable {
  /// The statement exactly as written.
  public let source: String
  /// The statement with the blank lines and comments before it, and the comment that ends its line.
  public let written: String
  /// Where `written` ends in its origin's text.
  let writtenEnd: Int
  /// The name of the text it stands in: a path, "-e", "<stdin>", or "" where it was typed.
  public let origin: String
  /// Where the statement stands in its origin's text, in bytes.
  public let range: Range<Int>
  public let kind: Kind
  /// The names and functions that it may have given a value.
  public let names: [String]
  /// What it showed, in order; of very many printed lines the first.
  public internal(set) var outputs: [Output]
  /// How many outputs more there were than are kept.
  public internal(set) var omitted: Int
  public internal(set) var ending: Ending
  public internal(set) var elapsed: Duration
  /// What a script has in place of `source`; nil where that is the same.
  var amended: String?
  /// Whether `:undo` took back what it did.
  public internal(set) var isUndone: Bool

  /// What a statement is as far as the journal treats it in a way of its own.
  public enum Kind: Sendable, Equatable {
    case plain
    /// `param`, which must stand first in a script.
    case option
    /// `def` of a function of that name.
    case function(String)
    /// `for`, `while` or `if`, which may fail after having done some of its work.
    case block
    /// Text that is not a program, or whose mistakes were seen before any of it ran.
    case refused
  }

  /// Outputs that an entry keeps.
  static let mostOutputs = 10_000

  public init(
    source: String, written: String? = nil, origin: String = "", range: Range<Int>,
    writtenEnd: Int? = nil, kind: Kind = .plain, names: [String] = [], outputs: [Output] = [],
    omitted: Int = 0, ending: Ending = .done,
    elapsed: Duration = .zero, isUndone: Bool = false
  ) {
    self.source = source
    self.written = written ?? source
    self.writtenEnd = writtenEnd ?? range.upperBound
    self.origin = origin
    self.range = range
    self.kind = kind
    self.names = names
    self.outputs = outputs
    self.omitted = omitted
    self.ending = ending
    self.elapsed = elapsed
    self.isUndone = isUndone
  }
}
