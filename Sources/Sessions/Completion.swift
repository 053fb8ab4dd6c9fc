import Interpreter

/// What can be typed at a place of a text.
public struct Completion: Sendable, Equatable {
  /// The bytes of the text typed so far that a candidate takes the place of.
  public let replaced: Range<Int>
  /// What can stand there, best first.
  public let candidates: [Candidate]

  /// A completion of one's own, as a front end makes it for its commands.
  public init(replaced: Range<Int>, candidates: [Candidate]) {
    self.replaced = replaced
    self.candidates = candidates
  }
}

/// One thing that can be typed.
public struct Candidate: Sendable, Equatable {
  /// What takes the place of the bytes that are replaced.
  public let text: String
  /// A few words on what it is; may be empty.
  public let summary: String
  /// Whether nothing more has to follow: false for a folder or a name that takes `(`.
  public let isComplete: Bool

  /// A candidate of one's own.
  public init(text: String, summary: String, isComplete: Bool = true) {
    self.text = text
    self.summary = summary
    self.isComplete = isComplete
  }
}

extension Session {
  /// What can be typed at a place of a text, without evaluating any of it.
  ///
  /// - Parameters:
  ///   - text: What has been typed, of any number of lines, finished or not.
  ///   - offset: The place in it, in bytes of UTF-8.
  public func completions(in text: String, at offset: Int) -> Completion {
    let found = interpreter.completions(
      in: text, at: offset, host: host, directives: sketches)
    return Completion(
      replaced: found.replaced,
      candidates: found.items.map {
        Candidate(text: $0.text, summary: $0.summary, isComplete: $0.isComplete)
      })
  }

  /// How the call that is being typed is written, and what the argument at a place is for; nil
  /// outside of calls.
  public func hint(in text: String, at offset: Int) -> String? {
    interpreter.hint(in: text, at: offset)
  }

  /// The directives, as completion takes them.
  private var sketches: [DirectiveSketch] { directives.map(\.sketch) }
}

extension Directive {
  fileprivate var sketch: DirectiveSketch {
    guard let names else { return DirectiveSketch(name, words: words, summary) }
    return DirectiveSketch(name, words: words, summary) { names().map(\.proposal) }
  }
}

extension Candidate {
  fileprivate var proposal: Proposal { Proposal(text, summary, isComplete: isComplete) }
}
