import Glibc
import Sessions
import Wording

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
    let isTerminal = isatty(file) == 1 && !Self.isDumb
    usesColour = isTerminal && (Self.variable("NO_COLOR") ?? "").isEmpty
    redraws = isTerminal
  }

  /// Neither colour nor redrawing.
  static let plain = Style(usesColour: false, redraws: false)

  /// Whether the terminal says that it can do nothing but print, or does not say what it is.
  static var isDumb: Bool { ["dumb", ""].contains(variable("TERM") ?? "") }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Pieces of text in the terminal's own colours.
  func toned(_ pieces: [TonedText]) -> String {
    pieces.map { toned($0.text, $0.tone) }.joined()
  }

  private func toned(_ text: String, _ tone: TonedText.Tone) -> String {
    switch tone {
    case .plain: text
    case .bold: bold(text)
    case .faint: faint(text)
    case .error: marked(text, "1;31")
    case .warning: marked(text, "1;33")
    case .place: marked(text, "34")
    case .help: marked(text, "36")
    case .series(let index): marked(text, Self.seriesColours[index % Self.seriesColours.count])
    }
  }

  /// The palette's colours that come nearest to those of the page: blue, red, green, magenta, …
  private static let seriesColours = ["34", "31", "32", "35", "33", "36", "90", "93", "91", "37"]

  func bold(_ text: String) -> String { marked(text, "1") }
  func faint(_ text: String) -> String { marked(text, "2") }

  private func marked(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
