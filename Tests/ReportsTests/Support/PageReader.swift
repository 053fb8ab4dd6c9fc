/// Reads a page tag by tag, and gathers what a browser would stumble over.
struct PageReader {
  private(set) var tags: [String] = []
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var attributes: [(name: String, value: String)] = []
  private(set) var problems: [String] = []
  /// All that stands between tags, unescaped.
  private(set) var text = ""

  private var open: [String] = []
  private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link"]

  init(_ html: String) {
    var rest = html.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      add(String(Substring(rest[..<start])))
      guard let end = Self.endOfTag(rest[start...]) else {
        problems.append("a tag has no end")
        break
      }
      read(String(Substring(rest[rest.index(after: start)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if !open.isEmpty { problems.append("<\(open.joined(separator: "> <"))> has no end") }
    let repeated = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys
    for id in repeated.sorted() { problems.append("the id \(id) stands twice") }
    for id in Set(references).subtracting(ids).sorted() {
      problems.append("nothing has the id \(id)")
    }
  }

  private static func endOfTag(_ text: Substring.UTF8View) -> Substring.UTF8View.Index? {
    var quote: UInt8?
    for index in text.indices {
      let byte = text[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private mutating func add(_ piece: String) {
    if piece.contains(">"), open.last != "style" {
      problems.append("a raw > in \(piece.prefix(40))")
    }
    text +=
      piece.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  private mutating func read(_ tag: String) {
    if tag.hasPrefix("!DOCTYPE") { return }
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.popLast() != name { problems.append("</\(name)> closes another element") }
      return
    }
    let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
    tags.append(name)
    for match in tag.matches(of: /([a-zA-Z:-]+)="([^"]*)"/) {
      take(String(match.output.1), String(match.output.2))
    }
    if !tag.hasSuffix("/"), !Self.void.contains(name) { open.append(name) }
  }

  private mutating func take(_ name: String, _ value: String) {
    attributes.append((name, value))
    switch name {
    case "id": ids.append(value)
    case "aria-labelledby": references += value.split(separator: " ").map(String.init)
    case "href" where value.hasPrefix("#"): references.append(String(value.dropFirst()))
    case _ where value.hasPrefix("url(#"): references.append(String(value.dropFirst(5).dropLast()))
    default: break
    }
  }
}
