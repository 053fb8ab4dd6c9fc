package import Wording

extension Diagnostic {
  /// The message, the place, the lines with carets under the places, and the help.
  ///
  /// Lines of more than about 100 columns are cut around the place; there is no newline at the end.
  package func rendered(in source: Source) -> String {
    toned(in: source).map(\.text).joined()
  }

  /// The same as pieces, each with its tone.
  package func toned(in source: Source) -> [TonedText] {
    let word = severity == .error ? "error" : "warning"
    let tone: TonedText.Tone = severity == .error ? .error : .warning
    var lines = [
      [TonedText(word + ":", tone), TonedText(" "), TonedText(message.sentence, .bold)]
    ]
    lines += excerpt(of: source, tone)
    if let help {
      lines.append([TonedText("  "), TonedText("help:", .help), TonedText(" " + help.sentence)])
    }
    return Array(lines.joined(separator: [TonedText("\n")]))
  }

  /// The place in words, then each line that has a label, once, with its carets below.
  private func excerpt(of source: Source, _ tone: TonedText.Tone) -> [[TonedText]] {
    guard let primary = labels.first else { return [] }
    let place = source.position(of: primary.span.start)
    var lines = [[TonedText("  \(source.name.sentence):\(place.line):\(place.column)")]]
    guard !source.utf8.isEmpty else { return lines }
    let placed = labels.enumerated().map { order, label in
      PlacedLabel(label, isPrimary: order == 0, in: source)
    }
    let shown = Set(placed.map(\.line)).sorted()
    let gutter = String((shown.last ?? 0) + source.firstLine).count
    for line in shown {
      let own = placed.filter { $0.line == line }
      lines += excerptLines(of: source, line, own, gutter: gutter, tone)
    }
    return lines
  }

  private func excerptLines(
    of source: Source, _ line: Int, _ labels: [PlacedLabel], gutter: Int, _ tone: TonedText.Tone
  ) -> [[TonedText]] {
    let window = LineWindow(of: source, line: line, around: labels.map(\.span))
    func row(_ number: String, _ text: TonedText...) -> [TonedText] {
      let blanks = String(repeating: " ", count: gutter - number.count)
      return [TonedText("  "), TonedText("\(blanks)\(number) |", .place), TonedText(" ")] + text
    }
    let code = row(String(line + source.firstLine), TonedText(window.text))
    return [code]
      + labels.map { label in
        let (column, width) = window.columns(of: label.span)
        let carets = String(repeating: label.isPrimary ? "^" : "-", count: max(width, 1))
        let text = label.text.isEmpty ? carets : carets + " " + label.text.remark
        return row(
          "", TonedText(String(repeating: " ", count: column)),
          TonedText(text, label.isPrimary ? tone : .place))
      }
  }
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
