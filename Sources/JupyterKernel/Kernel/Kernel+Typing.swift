import Files
import Reports
import Sessions

/// What helps while a cell is typed. Places in it are counted in characters of Unicode.
extension Kernel {
  static let isOk: (String, JSON?) = ("status", .text("ok"))

  /// What the kernel says of itself.
  static var information: JSON {
    .members([
      (
        "banner",
        .text("vae \(Session.version) · ?name explains a command, :help lists what there is")
      ),
      ("help_links", .list([])), ("implementation", .text("vae")),
      ("implementation_version", .text(Session.version)),
      ("language_info", Notebook.languageInfo(version: Session.version)),
      ("protocol_version", .text(KernelMessage.version)), isOk,
    ])
  }

  /// Tab: what can stand at the cursor.
  func completion(_ content: JSON) -> JSON {
    let place = Place(content)
    let found = session.completions(in: place.code, at: place.byte)
    let start = place.character(at: found.replaced.lowerBound)
    let end = place.character(at: found.replaced.upperBound)
    let kinds = found.candidates.map { $0.described(from: start, to: end) }
    return .members([
      ("cursor_end", .number(Double(end))), ("cursor_start", .number(Double(start))),
      ("matches", .texts(found.candidates.map(\.text))),
      ("metadata", .members([("_jupyter_types_experimental", .list(kinds))])), Self.isOk,
    ])
  }

  /// Shift-Tab: what there is to say about the name at the cursor, or the call around it.
  func inspection(_ content: JSON) -> JSON {
    let place = Place(content)
    let page = session.explanation(in: place.code, at: place.byte)
    return .members([
      ("data", page.map { .named(["text/plain": $0]) } ?? .object([])),
      ("found", .bool(page != nil)), ("metadata", .object([])), Self.isOk,
    ])
  }

  /// Whether a text can run, and where the next line of one that cannot begins.
  static func completeness(_ content: JSON) -> JSON {
    let code = content["code"]?.text ?? ""
    if Session.isIncomplete(code) {
      return .named(["status": "incomplete", "indent": indent(after: code)])
    }
    return .named(["status": Session.isMistaken(code) ? "invalid" : "complete"])
  }

  /// The blanks that the line after a text begins with: two more where something was opened.
  private static func indent(after code: String) -> String {
    let line = code.split(separator: "\n").last ?? ""
    let isOpened = line.last { !$0.isWhitespace }.map { "{([".contains($0) } ?? false
    return String(line.prefix { $0 == " " }) + (isOpened ? "  " : "")
  }
}

/// A cursor in a cell.
private struct Place {
  let code: String
  /// Where it stands, in bytes of UTF-8.
  let byte: Int

  init(_ content: JSON) {
    let code = content["code"]?.text ?? ""
    let character = content["cursor_pos"]?.count ?? .max
    self.code = code
    byte = code.unicodeScalars.prefix(character).reduce(0) { $0 + UTF8.width($1) }
  }

  /// How many characters stand before a byte.
  func character(at byte: Int) -> Int {
    String(decoding: code.utf8.prefix(byte), as: UTF8.self).unicodeScalars.count
  }
}

extension Candidate {
  /// What JupyterLab shows of it.
  fileprivate func described(from start: Int, to end: Int) -> JSON {
    .members([
      ("end", .number(Double(end))), ("signature", .text(summary)),
      ("start", .number(Double(start))), ("text", .text(text)), ("type", .text(kind)),
    ])
  }

  private var kind: String {
    if text.hasSuffix("=") { return "parameter" }
    if text.hasSuffix("/") { return "path" }
    return text.hasSuffix("(") ? "function" : "value"
  }
}
