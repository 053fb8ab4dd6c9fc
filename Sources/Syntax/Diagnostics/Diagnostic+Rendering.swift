package import Wording

extension Diagnostic {
  /// The message, the place, the lines with carets under the places, and the help.
  ///
  /// Lines of more than 100 columns are cut around the place; there is no newline at the end.
  package func rendered(in source: Source) -> String {
    toned(in: source).map(\.text).joined()
  }

  /// The same as pieces, each with its tone; on a screen of so many columns what is longer is cut or
  /// broken.
  package func toned(in source: Source, columns: Int? = nil) -> [TonedText] {
    let word = severity == .error ? "error" : "warning"
    let tone: TonedText.Tone = severity == .error ? .error : .warning
    var lines = [
      [
        TonedText(word + ":", tone), TonedText(" "),
        TonedText(message.sentence.fitted(to: columns, after: word.count + 2), .bold),
      ]
    ]
    lines += excerpt(of: source, tone, columns: columns)
    if let help {
      let text = " " + help.sentence.fitted(to: columns, after: 8)
      lines.append([TonedText("  "), TonedText("help:", .help), TonedText(text)])
    }
    return Array(lines.joined(separator: [TonedText("\n")]))
  }

  /// The place in words, then each line that has a label, once, with its carets below.
  private func excerpt(
    of source: Source, _ tone: TonedText.Tone, columns: Int?
  ) -> [[TonedText]] {
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
      let room = columns.map { max(20, $0 - gutter - 5) }
      lines += excerptLines(of: source, line, own, gutter: gutter, tone, room: room)
    }
    return lines
  }

  private func excerptLines(
    of source: Source, _ line: Int, _ labels: [PlacedLabel], gutter: Int, _ tone: TonedText.Tone,
    room: Int?
  ) -> [[TonedText]] {
    let window = LineWindow(
      of: source, line: line, around: labels.map(\.span),
      limit: min(room.map { $0 - 2 } ?? 100, 100))
    func row(_ number: String, _ text: TonedText...) -> [TonedText] {
      let blanks = String(repeating: " ", count: gutter - number.count)
      return [TonedText("  "), TonedText("\(blanks)\(number) |", .place), TonedText(" ")] + text
    }
    let code = row(String(line + source.firstLine), TonedText(window.text))
    return [code]
      + labels.flatMap { label in
        Self.remarks(of: label, in: window, room: room).map { remark in
          row(
            "", TonedText(String(repeating: " ", count: remark.column)),
            TonedText(remark.text, label.isPrimary ? tone : .place))
        }
      }
  }

  /// The carets of a label and what it says beside them, or below them where that does not fit.
  private static func remarks(
    of label: PlacedLabel, in window: LineWindow, room: Int?
  ) -> [(column: Int, text: String)] {
    let (column, width) = window.columns(of: label.span)
    let carets = String(repeating: label.isPrimary ? "^" : "-", count: max(width, 1))
    let said = label.text.remark
    if said.isEmpty { return [(column, carets)] }
    let length = displayWidth(of: said)
    guard let room, column + carets.count + 1 + length > room else {
      return [(column, carets + " " + said)]
    }
    return [(column, carets), (max(0, min(column, room - length)), said)]
  }
}

extension String {
  /// The text broken at blanks on a screen of so many columns, the first of its lines behind others.
  fileprivate func fitted(to columns: Int?, after taken: Int) -> String {
    guard let columns else { return self }
    let whole = String(repeating: "·", count: taken) + self
    return String(whole.wrapped(to: columns).dropFirst(taken))
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
