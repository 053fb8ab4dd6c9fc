/// A stretch of text that looks the same throughout.
public struct TonedText: Sendable, Equatable {
  public var text: String
  public var tone: Tone

  /// How text is to look where there is colour.
  public enum Tone: Sendable, Equatable {
    case plain, bold, faint
    /// The word that says what kind of message it is, and what points at the place.
    case error, warning
    /// Line numbers and other places, and what is said beside them.
    case place
    /// What to do about it.
    case help
    /// The colour of a series by its place in the palette, from 0 to 9.
    case series(Int)
  }

  public init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    self.tone = tone
  }
}
