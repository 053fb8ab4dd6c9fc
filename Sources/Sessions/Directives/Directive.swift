/// A line that acts on the session, as `:vars`: its one declaration, from which help, completion
/// and messages come.
public struct Directive: Sendable {
  /// The name without its colon.
  public let name: String
  /// What follows the name: words, in brackets where they may be left out, with a bar between those
  /// of which one is meant, and "…" where more may follow. Completion knows "FILE", "NAME",
  /// "COMMAND" and "TOPIC"; words of small letters are typed as they stand.
  public let words: String
  /// What it does, in one sentence.
  public let summary: String
  /// What "NAME" can be where it is not a name that has a value.
  public let names: (@Sendable () -> [Candidate])?

  public init(
    _ name: String, words: String = "", _ summary: String,
    names: (@Sendable () -> [Candidate])? = nil
  ) {
    self.name = name
    self.words = words
    self.summary = summary
    self.names = names
  }

  /// How it is typed, as ":save FILE".
  public var usage: String {
    ([":" + name] + (words.isEmpty ? [] : [words])).joined(separator: " ")
  }

  /// How few words may follow its name, and how many; nil where that is not limited.
  var wordCounts: (lowerBound: Int, upperBound: Int?) {
    let all = words.split(separator: " ")
    return (all.count { !$0.hasPrefix("[") }, words.hasSuffix("…") ? nil : all.count)
  }
}

/// Why a directive cannot be followed.
struct DirectiveFault: Error {
  let message: String
  /// The word that it is about, counted from 0; nil for the directive's name.
  var word: Int?
  var label = ""
  var help: String?
}
