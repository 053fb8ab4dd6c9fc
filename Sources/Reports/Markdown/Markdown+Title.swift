extension Markdown {
  /// The words of the heading of the first level that a text begins with, and the text after it.
  static func title(of text: String) -> (words: String, rest: String)? {
    let document = Markdown(text)
    guard let first = document.blocks.first, first.headingLevel == 1 else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (first.plainText, lines.dropFirst(first.lines.upperBound).joined(separator: "\n"))
  }
}
