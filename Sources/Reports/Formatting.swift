public import Sessions

/// A script, or the code in a Markdown document, and the layout that it is to have.
public struct Formatting {
  /// What there is.
  public let text: [UInt8]
  /// The same as it is to be.
  public let result: [UInt8]

  /// Whether nothing is to be changed.
  public var isDone: Bool { text == result }

  /// Reads a file, as a document where its name ends in ".md".
  public init(of path: String) throws {
    let text = try Reports.contents(of: path)
    if path.hasSuffix(".md") {
      self.init(text: text, result: formattingCode(in: text))
    } else {
      try self.init(text, name: path)
    }
  }

  /// Takes the text of a script.
  public init(_ text: [UInt8], name: String) throws(FormattingFault) {
    self.init(text: text, result: Array(try formatted(text, name: name).utf8))
  }

  private init(text: [UInt8], result: [UInt8]) { (self.text, self.result) = (text, result) }
}

/// A document with its `vae` code laid out; code with mistakes, as lessons have it, stays as it is.
private func formattingCode(in document: [UInt8]) -> [UInt8] {
  var text = document
  let lines = lineRanges(document)
  for fence in Markdown(String(decoding: document, as: UTF8.self)).blocks.reversed() {
    guard let (info, code) = fence.fence, info.split(separator: " ").first == "vae",
      let first = lines[code.clamped(to: lines.indices)].first,
      let last = lines[code.clamped(to: lines.indices)].last
    else { continue }
    let range = first.lowerBound..<last.upperBound
    if let laidOut = try? formatted(Array(document[range]), name: "", isTyped: true) {
      text.replaceSubrange(range, with: laidOut.utf8)
    }
  }
  return text
}
