extension Markdown {
  /// The words of the heading of the first level that a text begins with, and the text after it.
  static func title(of text: String) -> (words: String, rest: String)? {
    let document = Markdown(text)
    guard let first = document.blocks.first, first.headingLevel == 1 else { return nil }
    let rest = text.lines.dropFirst(first.lines.upperBound).joined(separator: "\n")
    return (first.plainText, rest.withoutBlankEnds)
  }
}
