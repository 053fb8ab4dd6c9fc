import Foundation
import Testing

/// Sentences that no conversation with a session in memory can bring about, each with what would.
private let unsaid: [String: String] = [
  "a source must be at most": "a text of 16 MB",
  "a source must be UTF-8": "bytes, where a prompt has text",
  "the program is too long": "a million statements",
  "more errors are not shown": "a hundred mistakes",
  "failed and does not say why": "a command that throws a foreign error",
  "this failed and does not say why": "a field that throws a foreign error",
  "directives work at the prompt only": "the parser says it first",
  "a matrix product is not taken": "never asked of it",
  "membership is not decided": "never asked of it",
  "an option of a script": "options on the command line",
  "the script has no param": "options on the command line",
  "param * must be": "options on the command line",
  "a text must be at most": "half a gigabyte",
  "correlate takes * × * products": "an hour",
  "here is a NUL byte": "bytes, where a prompt has text",
  "directives are for the prompt": "a script",
  "\"else\" has no \"if\"": "a script; the prompt says more",
  "*() needs *, but has *": "a command of a program that embeds the language",
  "correlate takes two tensors": "never asked of it",
  "the number of bins must be": "the command's own limits say it first",
  "the edges of a histogram": "never asked of it",
  "a quantile must be": "the command's own limits say it first",
  "the order of the axes": "never asked of it",
  "cannot be repeated to": "never asked of it",
  "at least one tensor to put together": "the command says it first",
  "a new axis must stand": "never asked of it",
  "* is there already": "a file that another program wrote",
  "there is no session to bring back": "the folder of sessions, which differs",
]

/// What may be said to someone, as it stands in the sources: a pattern for each sentence.
private struct Sentence: CustomTestStringConvertible {
  let testDescription: String
  private let pieces: [String]

  /// Reads a string literal whose interpolations stand for anything.
  init(literal: Substring) {
    var pieces = [""]
    var depth = 0
    var rest = literal
    while let character = rest.popFirst() {
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character == "\\", let escaped = rest.popFirst() {
        if escaped == "(" {
          depth = 1
          pieces.append("")
        } else {
          pieces[pieces.count - 1].append(escaped)
        }
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    self.pieces = pieces
    testDescription = pieces.joined(separator: "*")
  }

  func isSaid(in text: String) -> Bool {
    var place = text.startIndex
    for piece in pieces where !piece.isEmpty {
      guard let found = text.range(of: piece, range: place..<text.endIndex) else { return false }
      place = found.upperBound
    }
    return true
  }

  /// The sentences that are the first argument of a call in the files below a folder.
  static func all(of call: String, below folder: String) throws -> [Sentence] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: folder)
    let paths = try #require(FileManager.default.enumerator(atPath: root.path))
    var sentences: [Sentence] = []
    for case let path as String in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      sentences += literals(after: call, in: text).map(Sentence.init)
    }
    return sentences
  }

  /// The string literals that stand first in the brackets of a call.
  private static func literals(after call: String, in text: String) -> [Substring] {
    var literals: [Substring] = []
    for match in text.ranges(of: call + "(") {
      let isWord = text[..<match.lowerBound].last.map { $0.isLetter || $0 == "." } ?? false
      var rest = text[match.upperBound...].drop { $0.isWhitespace }
      if rest.hasPrefix("message: ") { rest = rest.dropFirst(9) }
      guard !isWord, rest.first == "\"" else { continue }
      literals.append(literal(rest.dropFirst()))
    }
    return literals
  }

  /// The text up to the quote that ends a literal, with the interpolations in it.
  private static func literal(_ text: Substring) -> Substring {
    var depth = 0
    var place = text.startIndex
    while place < text.endIndex {
      switch text[place] {
      case "\\":
        place = text.index(after: place)
        if text[place] == "(" { depth += 1 }
      case "(" where depth > 0: depth += 1
      case ")" where depth > 0: depth -= 1
      case "\"" where depth == 0: return text[..<place]
      default: break
      }
      place = text.index(after: place)
    }
    return text
  }
}

@Suite("Every kind of error has been seen in a conversation")
struct SentenceTests {
  private static let calls = [
    ("Sentence", "Sources/Syntax/Diagnostics"), ("Complaint", "Sources/Interpreter"),
    ("Fault", "Sources/Interpreter/Values"), ("DirectiveFault", "Sources/Sessions"),
  ]

  @Test("Of the text, of the checker, of values, of directives", arguments: calls)
  func said(call: String, folder: String) throws {
    let messages = try Transcript.names.flatMap { name in
      try String(contentsOf: Transcript.folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("error: ") }.map(String.init)
    }
    let sentences = try Sentence.all(of: call, below: folder)
    #expect(sentences.count >= 10)
    for sentence in sentences {
      let name = sentence.testDescription
      if unsaid.keys.contains(where: { name.contains($0) }) { continue }
      #expect(messages.contains(where: sentence.isSaid), "no transcript says: \(name)")
    }
  }
}
