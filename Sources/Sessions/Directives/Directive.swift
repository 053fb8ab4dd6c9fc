/// A line that acts on the session, as `:vars`: its one declaration, from which help, completion
/// and messages come.
public struct Directive: Sendable, Equatable {
  /// The name without its colon.
  public let name: String
  /// What follows the name: words, in brackets where they may be left out, as "FILE" or "[NAME]";
  /// with "…" where more may follow.
  public let words: String
  /// What it does, in one sentence.
  public let summary: String

  public init(_ name: String, words: String = "", _ summary: String) {
    self.name = name
    self.words = words
    self.summary = summary
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
