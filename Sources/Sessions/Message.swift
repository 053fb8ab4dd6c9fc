public import Wording

/// What there is to say about something that went wrong: a sentence, its place, and what to do.
public struct Message: Sendable, Equatable {
  /// The text in stretches that look the same; front ends give them their colours.
  public let pieces: [TonedText]

  public init(_ pieces: [TonedText]) { self.pieces = pieces }

  /// Words alone, in which nothing commands a terminal.
  public init(_ text: String) { pieces = [TonedText(text.harmless)] }
}

extension Message: CustomStringConvertible {
  /// The words alone.
  public var description: String { pieces.map(\.text).joined() }
}

extension Message: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}
