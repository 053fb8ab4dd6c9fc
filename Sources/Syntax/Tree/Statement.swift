/// One step of a program.
package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    /// `:name word "word"`; `?name` is `:help name`. Only where `ParseMode` is `prompt`.
    case directive(name: Identifier, words: [Word])
    /// `param name = literal  # comment`
    case param(Identifier, Expression, comment: String?)
    case define(Identifier, [Parameter], body: [Statement])
    case `for`([Identifier], Expression, body: [Statement])
    case `while`(Expression, body: [Statement])
    /// `if`, any number of `else if`, and the last `else`.
    case `if`([(condition: Expression, body: [Statement])], otherwise: [Statement]?)
    case assert(Expression, message: Expression?)
    case `return`(Expression?)
    case `break`
    case `continue`
    /// One name takes the value; several take a list of as many.
    case assign([Identifier], Expression)
    /// A value on its own, which is shown.
    case value(Expression)
  }

  package let kind: Kind
  package let span: Span
  /// Whether a `;` follows, which hides the value.
  package var isHidden: Bool

  init(_ kind: Kind, _ span: Span, isHidden: Bool = false) {
    self.kind = kind
    self.span = span
    self.isHidden = isHidden
  }
}

/// A word of a directive: its text without quotes.
package struct Word: Sendable, Hashable {
  package let text: String
  package let span: Span
}

/// A parameter of a `def`.
package struct Parameter: Sendable {
  package let name: Identifier
  package let `default`: Expression?
}
