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

  /// The text in lines that are no wider than `width`, of a very long one the beginning; longer
  /// words are broken.
  func wrapped(
    _ text: String, _ style: TextStyle, width: Double, atMost most: Int = .max
  ) -> [String] {
    let lines = Figures.wrapped(text, size: size(style.size), width: width, bold: style.isBold)
    guard lines.count > most else { return lines }
    return lines[..<(most - 1)]
      + [shortened(lines[most - 1] + " " + lines[most], style, width: width)]
  }

  /// The label of an axis of some length in lines, of a very long one the beginning.
  func labelLines(_ label: String, along length: Double) -> [String] {
    wrapped(label, .axisLabel, width: max(shortest(along: label), length), atMost: 4)
  }

  /// The length of axis that a label needs: that of its longest word, of a very long one a part.
  func shortest(along label: String) -> Double {
    min(90, label.split(separator: " ").map { width(String($0), .axisLabel) }.max() ?? 0)
  }

  /// The text, or its beginning and an ellipsis where it is wider than `width`.
  func shortened(_ text: String, _ style: TextStyle, width: Double) -> String {
    Figures.shortened(text, size: size(style.size), width: width, bold: style.isBold)
  }
}
