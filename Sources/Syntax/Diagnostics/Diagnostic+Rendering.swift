extension Diagnostic {
  /// How a diagnostic looks.
  package enum Style: Sendable {
    case plain
    /// With colours, as terminals understand them.
    case ansi
  }

  /// The message, the place, the lines with carets under the places, and the help.
  ///
  /// Lines of more than about 100 columns are cut around the place; there is no newline at the end.
  package func rendered(in source: Source, style: Style) -> String {
    let paint = Paint(isColoured: style == .ansi)
    let word = severity == .error ? "error" : "warning"
    let colour = severity == .error ? Paint.red : Paint.yellow
    var lines = [paint(word + ":", colour) + " " + paint(printable(message), Paint.bold)]
    lines += excerpt(of: source, paint, colour)
    if let help { lines.append("  " + paint("help:", Paint.cyan) + " " + printable(help)) }
    return lines.joined(separator: "\n")
  }

  /// The place in words, then each line that has a label, once, with its carets below.
  private func excerpt(of source: Source, _ paint: Paint, _ colour: String) -> [String] {
    guard let primary = labels.first else { return [] }
    let place = source.position(of: primary.span.start)
    var lines = ["  \(printable(source.name)):\(place.line):\(place.column)"]
    guard !source.utf8.isEmpty else { return lines }
    let placed = labels.enumerated().map { order, label in
      PlacedLabel(label, isPrimary: order == 0, in: source)
    }
    let shown = Set(placed.map(\.line)).sorted()
    let gutter = String((shown.last ?? 0) + source.firstLine).count
    for line in shown {
      let own = placed.filter { $0.line == line }
      lines += excerptLines(of: source, line, own, gutter: gutter, paint, colour)
    }
    return lines
  }

  private func excerptLines(
    of source: Source, _ line: Int, _ labels: [PlacedLabel], gutter: Int, _ paint: Paint,
    _ colour: String
  ) -> [String] {
    let window = LineWindow(of: source, line: line, around: labels.map(\.span))
    let number = String(line + source.firstLine)
    let indent = String(repeating: " ", count: gutter - number.count)
    var lines = ["  " + paint("\(indent)\(number) |", Paint.blue) + " " + window.text]
    for label in labels {
      let (column, width) = window.columns(of: label.span)
      let blanks = String(repeating: " ", count: column)
      let carets = String(repeating: label.isPrimary ? "^" : "-", count: max(width, 1))
      let text = label.text.isEmpty ? carets : carets + " " + printable(label.text)
      let bar = "  " + paint(String(repeating: " ", count: gutter) + " |", Paint.blue)
      lines.append(bar + " " + blanks + paint(text, label.isPrimary ? colour : Paint.blue))
    }
    return lines
  }
}

/// Text on one line, without what a terminal would obey; of a very long one the two ends.
private func printable(_ text: String) -> String {
  guard text.utf8.count > 1_000 else { return text.map(shown).joined() }
  return (text.prefix(400) + "…" + text.suffix(400)).map(shown).joined()
}

/// A label on the line where it begins.
private struct PlacedLabel {
  let line: Int
  let span: Span
  let text: String
  let isPrimary: Bool

  init(_ label: Diagnostic.Label, isPrimary: Bool, in source: Source) {
    line = source.lineIndex(of: min(max(label.span.start, 0), source.utf8.count))
    let bounds = source.lineSpan(line)
    let start = min(max(label.span.start, bounds.start), bounds.end)
    span = Span(start: start, end: min(max(label.span.end, start), bounds.end))
    text = label.text
    self.isPrimary = isPrimary
  }
}

/// Colours around a text, or none.
private struct Paint {
  static let red = "1;31"
  static let yellow = "1;33"
  static let blue = "34"
  static let cyan = "36"
  static let bold = "1"

  let isColoured: Bool

  func callAsFunction(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
