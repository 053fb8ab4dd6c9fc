import Sessions

/// An SVG document made fit for a page that holds many.
struct EmbeddedFigure {
  /// The drawing without its style sheet, its ids beginning with a prefix.
  let svg: String
  /// The rules that its style sheet has for a dark page.
  let darkRules: [String]
  /// What it says to readers who cannot see it, as HTML; empty where it says nothing.
  let description: String

  init(_ svg: String, prefix: String) {
    var rewriter = Rewriter(Array(svg.utf8), prefix: prefix)
    rewriter.run()
    self.svg = String(decoding: rewriter.output, as: UTF8.self)
    description = String(decoding: rewriter.description, as: UTF8.self)
    let style = String(decoding: rewriter.style, as: UTF8.self)
    darkRules = style.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix(".") && $0.hasSuffix("}") }
  }
}

extension Output {
  /// What a figure says to readers who cannot see it, as plain text; nil for anything else.
  var alternative: String? {
    guard case .figure(let svg, let summary, _, _) = self else { return nil }
    let words = EmbeddedFigure(svg, prefix: "").description.withoutEntities
    return words.isEmpty ? summary : "\(summary): \(words)"
  }
}

/// Copies a drawing tag by tag, with ids and what refers to them made its own.
private struct Rewriter {
  private let input: [UInt8]
  private let prefix: [UInt8]
  private var place = 0
  private(set) var output: [UInt8] = []
  private(set) var style: [UInt8] = []
  private(set) var description: [UInt8] = []
  /// The narrowest that a figure is shown, in pixels; below, it scrolls in its box.
  private static let leastWidth = 480

  init(_ input: [UInt8], prefix: String) {
    self.input = input
    self.prefix = Array(prefix.utf8)
    output.reserveCapacity(input.count + 1_024)
  }

  mutating func run() {
    while place < input.count {
      let text = take { $0 == UInt8(ascii: "<") }
      output += text
      guard place < input.count else { break }
      let tag = takeTag()
      if tag.starts(with: Array("<style".utf8)) {
        style += take { $0 == UInt8(ascii: "<") }
        _ = takeTag()
      } else if tag.starts(with: Array("<?".utf8)) || tag.starts(with: Array("<!".utf8)) {
        continue
      } else {
        write(tag)
        if tag.starts(with: Array("<desc".utf8)) { readDescription() }
      }
    }
  }

  private mutating func readDescription() {
    description = Array(take { $0 == UInt8(ascii: "<") })
    output += description
  }

  private mutating func take(until stop: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while place < input.count, !stop(input[place]) { place += 1 }
    return input[start..<place]
  }

  /// A tag with its angle brackets; a `>` in quotes does not end it.
  private mutating func takeTag() -> ArraySlice<UInt8> {
    let start = place
    var quote: UInt8?
    while place < input.count {
      let byte = input[place]
      place += 1
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: ">") {
        break
      }
    }
    return input[start..<place]
  }

  /// Writes a tag, its quoted values one by one.
  private mutating func write(_ tag: ArraySlice<UInt8>) {
    var rest = tag
    while let open = rest.firstIndex(of: UInt8(ascii: "\"")) {
      let name = attributeName(before: open, in: rest)
      let value = rest[(open + 1)...].prefix { $0 != UInt8(ascii: "\"") }
      output += rest[...open]
      write(value, of: name)
      rest = rest[value.endIndex...]
      if let quote = rest.popFirst() { output.append(quote) }
    }
    output += rest
  }

  private func attributeName(before quote: Int, in tag: ArraySlice<UInt8>) -> String {
    let name = tag[..<quote].dropLast().reversed()
      .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t") }
    return String(decoding: name.reversed(), as: UTF8.self)
  }

  private mutating func write(_ value: ArraySlice<UInt8>, of name: String) {
    switch name {
    case "id":
      output += prefix + value
    case "viewBox":
      output += value
      addLeastWidth(value)
    case "aria-labelledby", "aria-describedby":
      let ids = value.split(separator: UInt8(ascii: " ")).map { prefix + $0 }
      output += ids.joined(separator: [UInt8(ascii: " ")])
    case "href", "xlink:href":
      output += value.first == UInt8(ascii: "#") ? [value[value.startIndex]] + prefix : []
      output += value.first == UInt8(ascii: "#") ? value.dropFirst() : value
    default:
      writeReferences(in: value)
    }
  }

  /// Closes the attribute `viewBox`, and says in another how narrow the figure may become.
  private mutating func addLeastWidth(_ viewBox: ArraySlice<UInt8>) {
    let sizes = viewBox.split(separator: UInt8(ascii: " "))
      .compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    guard sizes.count == 4, sizes[2] > 0 else { return }
    let width = Int(min(sizes[2], Double(Self.leastWidth)))
    output += Array("\" style=\"min-width:\(width)px".utf8)
  }

  /// Writes a value in which `url(#id)` may stand.
  private mutating func writeReferences(in value: ArraySlice<UInt8>) {
    let sign = Array("url(#".utf8)
    guard value.starts(with: sign) else {
      output += value
      return
    }
    output += sign + prefix + value.dropFirst(sign.count)
  }
}
