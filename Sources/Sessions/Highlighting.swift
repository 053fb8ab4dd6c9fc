import Syntax

/// A stretch of code that is coloured alike.
public struct Highlight: Sendable, Equatable {
  /// What a stretch of code is.
  public enum Kind: String, Sendable {
    case comment, directive, keyword, name, number, string, symbol
  }

  /// Where it stands, in bytes of UTF-8.
  public let range: Range<Int>
  public let kind: Kind
}

/// The stretches of a code that have a colour, in order and without overlap; blanks are in none.
public func highlights(in code: String) -> [Highlight] {
  highlighted(Source(name: "", text: code)).map { stretch in
    Highlight(range: stretch.span.start..<stretch.span.end, kind: Highlight.Kind(stretch.kind))
  }
}

extension Highlight.Kind {
  init(_ kind: TokenClass) {
    self =
      switch kind {
      case .comment: .comment
      case .directive: .directive
      case .keyword: .keyword
      case .name: .name
      case .number: .number
      case .string: .string
      case .symbol: .symbol
      }
  }
}
