/// The sizes that text is set in, in pixels of the layout.
enum Typography: Sendable {
  /// As each style says.
  case screen
  /// Of a terminal, where names stay whole.
  case characters
  /// Three sizes, which are 6, 7 and 8 points on paper: ticks, labels and titles.
  case paper

  /// The size that stands for one of a style.
  func size(_ size: Double) -> Double {
    switch self {
    case .screen, .characters: size
    case .paper: size < 11 ? 10.5 : size < 13 ? 12.25 : 14
    }
  }

  func width(_ text: String, _ style: TextStyle) -> Double {
    textWidth(text, size: size(style.size), bold: style.isBold)
  }

  /// The text in lines that are no wider than `width`; longer words are broken.
  func wrapped(_ text: String, _ style: TextStyle, width: Double) -> [String] {
    Figures.wrapped(text, size: size(style.size), width: width, bold: style.isBold)
  }

  /// The label of an axis of some length in lines, of a very long one the beginning.
  func labelLines(_ label: String, along length: Double) -> [String] {
    let width = max(90, length)
    let lines = wrapped(label, .axisLabel, width: width)
    guard lines.count > 4 else { return lines }
    return lines[..<3] + [shortened(lines[3] + lines[4], .axisLabel, width: width)]
  }

  /// The text, or its beginning and an ellipsis where it is wider than `width`.
  func shortened(_ text: String, _ style: TextStyle, width: Double) -> String {
    Figures.shortened(text, size: size(style.size), width: width)
  }
}
