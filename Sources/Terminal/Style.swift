import Glibc

/// How text may look where it goes: colours from the terminal's own palette, or none.
public struct Style: Sendable {
  public let usesColour: Bool
  /// Whether a line may be drawn again in place.
  public let redraws: Bool

  public init(usesColour: Bool, redraws: Bool) {
    self.usesColour = usesColour
    self.redraws = redraws
  }

  /// What suits an open file: colour and redrawing on a terminal, unless NO_COLOR or TERM=dumb.
  public init(of file: Int32) {
    let isTerminal = isatty(file) == 1 && Self.variable("TERM") != "dumb"
    usesColour = isTerminal && (Self.variable("NO_COLOR") ?? "").isEmpty
    redraws = isTerminal
  }

  /// Neither colour nor redrawing.
  static let plain = Style(usesColour: false, redraws: false)

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  func bold(_ text: String) -> String { marked(text, "1") }
  func faint(_ text: String) -> String { marked(text, "2") }

  private func marked(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
