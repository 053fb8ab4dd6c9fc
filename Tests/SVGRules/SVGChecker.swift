/// Finds what an SVG figure must not have, which XML tools and renderers let pass: bad numbers,
/// repeated ids, CSS that some renderers turn black. It needs nothing but the standard library.
package struct SVGChecker {
  /// What is wrong, one sentence each; empty for a good figure.
  package private(set) var problems: [String] = []
  /// How many elements the figure has.
  package private(set) var elementCount = 0
  /// The texts that readers see, in order.
  package private(set) var texts: [String] = []

  private var open: [String] = []
  private var ids: Set<String> = []
  private var references: Set<String> = []
  private var scanner: Scanner

  package init(_ svg: String) {
    scanner = Scanner(scalars: Array(svg.unicodeScalars))
    checkCharacters()
    readDocument()
    for id in references.subtracting(ids).sorted() { problems.append("nothing has the id \(id)") }
    if elementCount > 20_000 { problems.append("\(elementCount) elements are too many") }
  }

  /// The text of an XML document, read from front to back.
  private struct Scanner {
    let scalars: [Unicode.Scalar]
    var place = 0

    var isAtEnd: Bool { place >= scalars.count }

    mutating func next() -> Unicode.Scalar? {
      guard !isAtEnd else { return nil }
      place += 1
      return scalars[place - 1]
    }

    /// Everything up to a character, which is left.
    mutating func text(upTo stop: Unicode.Scalar) -> String {
      let start = place
      while !isAtEnd, scalars[place] != stop { place += 1 }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<place])
      return String(view)
    }

    /// The inside of a tag, after its `<` and up to its `>`, which may stand in quotes.
    mutating func tag() -> String? {
      var view = String.UnicodeScalarView()
      var quote: Unicode.Scalar?
      while let scalar = next() {
        if scalar == quote {
          quote = nil
        } else if quote == nil, scalar == "\"" || scalar == "'" {
          quote = scalar
        } else if quote == nil, scalar == ">" {
          return String(view)
        }
        view.append(scalar)
      }
      return nil
    }
  }

  private mutating func checkCharacters() {
    for scalar in scanner.scalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD: continue
      case 0..<0x20, 0xFFFE, 0xFFFF: problems.append("U+\(scalar.value) is not legal in XML")
      default: continue
      }
    }
  }

  private mutating func readDocument() {
    while !scanner.isAtEnd {
      let text = scanner.text(upTo: "<")
      check(text: text)
      guard scanner.next() != nil else { break }
      guard let tag = scanner.tag() else {
        problems.append("a tag has no end")
        return
      }
      read(tag)
    }
    if !open.isEmpty { problems.append("<\(open.joined(separator: "> <"))> has no end") }
    if elementCount == 0 { problems.append("there is no element") }
  }

  private mutating func check(text: String) {
    let isBlank = text.allSatisfy(\.isWhitespace)
    if open.isEmpty, !isBlank { problems.append("text stands outside of the root") }
    checkEntities(text)
    if open.last == "style" { checkStyle(text) }
    if open.last == "text" || open.last == "title" { texts.append(unescaped(text)) }
  }

  private mutating func read(_ tag: String) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.popLast() != name { problems.append("</\(name)> closes another element") }
      return
    }
    let isEmpty = tag.hasSuffix("/")
    let inside = isEmpty ? String(tag.dropLast()) : tag
    let name = String(inside.prefix { !$0.isWhitespace })
    let attributes = attributes(inside.dropFirst(name.count))
    if elementCount == 0 { checkRoot(name, attributes) }
    elementCount += 1
    if ["script", "foreignObject", "image", "animate", "iframe"].contains(name) {
      problems.append("<\(name)> has no place in a figure")
    }
    for (attribute, value) in attributes { check(attribute, value, of: name) }
    if !isEmpty { open.append(name) }
  }

  private mutating func attributes(_ text: Substring) -> [(String, String)] {
    var result: [(String, String)] = []
    var rest = text.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else {
        problems.append("\(rest) is no attribute")
        break
      }
      let name = String(rest[..<equals])
      let quoted = rest[rest.index(after: equals)...]
      guard let quote = quoted.first, quote == "\"" || quote == "'",
        let end = quoted.dropFirst().firstIndex(of: quote)
      else {
        problems.append("the value of \(name) has no quotes")
        break
      }
      let value = String(quoted[quoted.index(after: quoted.startIndex)..<end])
      if result.contains(where: { $0.0 == name }) { problems.append("\(name) stands twice") }
      if value.contains("<") { problems.append("a raw < stands in \(name)") }
      checkEntities(value)
      result.append((name, value))
      rest = quoted[quoted.index(after: end)...].drop(while: \.isWhitespace)
    }
    return result
  }

  private mutating func checkRoot(_ name: String, _ attributes: [(String, String)]) {
    let found = Dictionary(attributes, uniquingKeysWith: { first, _ in first })
    if name != "svg" { problems.append("the root is <\(name)>") }
    if found["xmlns"] != "http://www.w3.org/2000/svg" { problems.append("xmlns is missing") }
    for needed in ["width", "height", "viewBox", "role", "aria-labelledby"]
    where found[needed] == nil { problems.append("the root has no \(needed)") }
    for side in ["width", "height"] {
      var value = found[side] ?? ""
      if value.hasSuffix("mm") { value.removeLast(2) }
      checkNumbers(value, in: side)
    }
    references.formUnion((found["aria-labelledby"] ?? "").split(separator: " ").map(String.init))
  }

  private mutating func check(_ name: String, _ value: String, of element: String) {
    switch name {
    case "id":
      if !ids.insert(value).inserted { problems.append("the id \(value) stands twice") }
    case "style", "dominant-baseline", "textLength", "alignment-baseline", "baseline-shift":
      problems.append("\(name) is not drawn alike everywhere")
    case "href", "xlink:href":
      problems.append("\(name) points outside")
    case "clip-path", "fill", "stroke", "mask":
      checkPaint(value)
    case "d": checkNumbers(value, in: "d", allowing: "MmLlHhVvZzCcAaQq")
    case "transform": checkNumbers(value, in: name, allowing: "abcdefghijklmnopqrstuvwxyz()XY")
    case "viewBox", "points", "stroke-dasharray": checkNumbers(value, in: name)
    case "width", "height": if element != "svg" { checkSize(value, name, of: element) }
    case "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "opacity":
      checkNumbers(value, in: name)
    case "r", "font-size", "stroke-width": checkSize(value, name, of: element)
    default: break
    }
  }

  private mutating func checkSize(_ value: String, _ name: String, of element: String) {
    checkNumbers(value, in: name)
    if value.hasPrefix("-") { problems.append("\(name) of <\(element)> is negative") }
  }

  private mutating func checkPaint(_ value: String) {
    if value.hasPrefix("url(#"), value.hasSuffix(")") {
      references.insert(String(value.dropFirst(5).dropLast()))
    } else if value != "none", !isHexColour(value) {
      problems.append("\(value) is not a colour as #rrggbb")
    }
  }

  private func isHexColour(_ value: String) -> Bool {
    value.count == 7 && value.hasPrefix("#") && value.dropFirst().allSatisfy(\.isHexDigit)
  }

  /// Numbers as coordinates must be: no NaN, infinity, exponent or minus zero, few decimals.
  private mutating func checkNumbers(
    _ value: String, in name: String, allowing letters: String = ""
  ) {
    var token = ""
    func finished(_ token: String) -> String? {
      if token.isEmpty { return nil }
      let digits = token.drop { $0 == "-" }
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count > 2 || parts.contains(where: \.isEmpty) { return "\(token) is no number" }
      if parts.count == 2, parts[1].count > 3 { return "\(token) has too many decimals" }
      if token.hasPrefix("-"), digits.allSatisfy({ $0 == "0" || $0 == "." }) {
        return "\(token) is minus zero"
      }
      return nil
    }
    for character in value + " " {
      if character.isASCII, character.isNumber || character == "." {
        token.append(character)
        continue
      }
      if let problem = finished(token) { problems.append("\(name): \(problem)") }
      token = character == "-" ? "-" : ""
      if !"- ,".contains(character), !letters.contains(character) {
        problems.append("\(name): \(character) in \(value.prefix(60))")
        return
      }
    }
    let lowered = value.lowercased()
    if lowered.contains("nan") || lowered.contains("inf") {
      problems.append("\(name) is not finite")
    }
  }

  private mutating func checkStyle(_ text: String) {
    for bad in ["var(", ":root", ":where", "hsl", "@import", "url(", "@font-face"]
    where text.contains(bad) { problems.append("the style sheet has \(bad)") }
  }

  private mutating func checkEntities(_ text: String) {
    for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = piece.prefix { $0 != ";" }
      if !["amp", "lt", "gt", "quot", "#39"].contains(name) || name.count == piece.count {
        problems.append("a raw & stands before \(piece.prefix(10))")
      }
    }
  }

  private func unescaped(_ text: String) -> String {
    let names = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
    var (result, rest) = ("", Substring(text))
    while let character = rest.first {
      if let (entity, plain) = names.first(where: { rest.hasPrefix($0.key) }) {
        result += plain
        rest = rest.dropFirst(entity.count)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
