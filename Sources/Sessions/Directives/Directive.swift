/// A line that acts on the session, as `:vars`: its one declaration, from which help, completion
/// and messages come.
public struct Directive: Sendable, Equatable {
  /// The name without its colon.
  public let name: String
  /// What may follow the name, as "FILE" or "[NAME]"; may be empty.
  public let words: String
  /// What it does, in one sentence.
  public let summary: String

  public init(_ name: String, words: String = "", _ summary: String) {
    self.name = name
    self.words = words
    self.summary = summary
  }
}
