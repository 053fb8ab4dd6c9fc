import Files
import Sessions

/// A request about a document.
struct Asked {
  let document: TextDocument
  let uri: String
  let params: JSON
  let draft: Draft

  init(_ document: TextDocument, _ uri: String, _ params: JSON, _ session: Session) {
    (self.document, self.uri, self.params) = (document, uri, params)
    draft = Draft(document.text, name: uri, in: session)
  }

  /// The byte that is asked about.
  var offset: Int { params["position"].flatMap(document.offset) ?? 0 }
}

/// What can be asked about a document.
enum Question {
  typealias Answer = @Sendable (Asked) throws(Refusal) -> JSON

  static let all: [String: Answer] = [
    "textDocument/completion": completions, "textDocument/hover": hover,
    "textDocument/signatureHelp": signature, "textDocument/definition": definition,
    "textDocument/references": references, "textDocument/documentHighlight": highlights,
    "textDocument/documentSymbol": symbols, "textDocument/formatting": formatting,
    "textDocument/prepareRename": renamed, "textDocument/rename": rename,
  ]

  private static let completions: Answer = { (asked) throws(Refusal) in
    let found = asked.draft.completions(at: asked.offset)
    let range = asked.document.json(found.replaced)
    let items = found.candidates.enumerated().map { index, candidate in
      let edit = JSON.members([("range", range), ("newText", .text(candidate.text))])
      return JSON.members([
        ("label", .text(candidate.text)), ("kind", .number(candidate.kind)),
        ("detail", candidate.summary.isEmpty ? nil : .text(candidate.summary)),
        ("sortText", .text(sorted(index))), ("filterText", .text(candidate.text)),
        ("textEdit", edit),
      ])
    }
    return .members([("isIncomplete", .bool(true)), ("items", .list(items))])
  }

  /// A text that sorts as a number of four digits.
  private static func sorted(_ index: Int) -> String {
    let digits = "\(min(index, 9999))"
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static let hover: Answer = { (asked) throws(Refusal) in
    guard let (range, text) = asked.draft.explanation(at: asked.offset) else { return .null }
    let contents = JSON.members([("kind", .text("markdown")), ("value", .text(text))])
    return .members([("contents", contents), ("range", asked.document.json(range))])
  }

  private static let signature: Answer = { (asked) throws(Refusal) in
    guard let call = asked.draft.call(at: asked.offset) else { return .null }
    let parameters = call.parameters.map { label, explanation in
      JSON.members([("label", .text(label)), ("documentation", .text(explanation))])
    }
    let signature = JSON.members([
      ("label", .text(call.label)), ("documentation", .text(call.summary)),
      ("parameters", .list(parameters)),
    ])
    // None is the one after the last.
    let active = call.active ?? parameters.count
    return .members([
      ("signatures", .list([signature])), ("activeSignature", .number(0)),
      ("activeParameter", .number(Double(active))),
    ])
  }

  private static let formatting: Answer = { (asked) throws(Refusal) in
    guard let text = asked.draft.laidOut else {
      throw .failed("the script has mistakes, and cannot be laid out before they are mended")
    }
    guard text != asked.document.text else { return .list([]) }
    let edit = JSON.members([("range", asked.document.whole), ("newText", .text(text))])
    return .list([edit])
  }
}

extension Candidate {
  /// The protocol's number for what it is: 3 a function, 5 a parameter, 17 a file, 19 a folder, 14 a
  /// keyword or another word.
  fileprivate var kind: Double {
    switch text.last {
    case "(", ")": 3
    case "=": 5
    case "/": 19
    case "\"", "'": 17
    default: summary.isEmpty ? 14 : 6
    }
  }
}
