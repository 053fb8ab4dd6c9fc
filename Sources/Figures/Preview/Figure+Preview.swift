import Wording

extension Figure {
  private static let gap = 2
  /// Plot areas narrower than this do not stand beside each other.
  private static let leastColumns = 14
  private static let leastRows = 3

  func block(columns: Int, rows: Int, style: Preview.Style) -> TextBlock {
    var lines = head(columns, style)
    switch content {
    case .panels(let panels, let count):
      lines += grid(panels, count, columns, max(rows - lines.count, 6), style)
    case .figures(let figures, let count):
      lines += nested(figures, count, columns, rows, style)
    }
    if !sharedX.isEmpty {
      var line = TextLine()
      let body = lines.map(\.width).max() ?? 0
      line.pad(to: max(0, (body - TextLine(sharedX).width) / 2))
      line.append(sharedX, .faint)
      lines.append(line)
    }
    return TextBlock(lines: lines)
  }

  /// Title, note, legend, and the label that all panels share; in ASCII also what it shows.
  private func head(_ columns: Int, _ style: Preview.Style) -> [TextLine] {
    var lines = Self.wrapped(title, columns).map { TextLine($0, .bold) }
    lines += Self.wrapped(note, columns).map { TextLine($0, .faint) }
    if style == .plain { lines += Self.wrapped(description, columns).map { TextLine($0) } }
    var width = columns
    for entry in legend {
      let text = entry.line(style)
      if width + 3 + text.width > columns {
        lines.append(text)
      } else {
        lines[lines.count - 1].append("   ")
        lines[lines.count - 1].cells += text.cells
      }
      width = lines[lines.count - 1].width
    }
    if !sharedY.isEmpty { lines.append(TextLine(sharedY, .faint)) }
    return lines
  }

  private static func wrapped(_ text: String, _ columns: Int) -> [String] {
    lines(of: text.split { $0 == " " || $0 == "\n" }) { TextLine($0).width <= columns }
  }

  /// The panels in rows; columns that do not fit stand below the others as a band of their own.
  private func grid(
    _ panels: [Panel], _ count: Int, _ columns: Int, _ rows: Int, _ style: Preview.Style
  ) -> [TextLine] {
    let count = min(max(count, 1), max(panels.count, 1))
    let perBand = Self.columnsThatFit(panels, count, columns, style)
    let bands = stride(from: 0, to: count, by: perBand).map { first in
      Self.band(panels, count, first..<min(first + perBand, count))
    }
    let all = bands.flatMap { $0 }
    let around = all.map { row in row.map(\.rowsAround).max() ?? 0 }
    let natural = all.flatMap { $0 }.map(\.naturalSize.rows).max() ?? 1
    let least = min(Self.leastRows, natural)
    // The rows of panels that fit, and how high each then is.
    var shown = all.count
    while shown > 1, around[..<shown].reduce(0, +) + shown * least > rows { shown -= 1 }
    let free = rows - around[..<shown].reduce(0, +) - (shown < all.count ? 1 : 0)
    let height = min(max(free / shown, least), max(natural, least))
    var lines = all[..<shown].flatMap { Self.row($0, columns, height, style).lines }
    let hidden = all[shown...].joined().count
    if hidden > 0 {
      lines.append(TextLine("\(hidden) of \(panels.count) panels are not shown here", .faint))
    }
    return lines
  }

  /// Some columns of panels, row by row, with ticks where none stand beside or below any more.
  private static func band(_ panels: [Panel], _ count: Int, _ range: Range<Int>) -> [[Panel]] {
    stride(from: 0, to: panels.count, by: count).map { start in
      range.compactMap { column in
        guard start + column < panels.count else { return nil }
        var panel = panels[start + column]
        if column == range.lowerBound, !panels[start].y.ticksAreHidden { panel.y.showsTicks = true }
        return panel
      }
    }.filter { !$0.isEmpty }
  }

  private static func columnsThatFit(
    _ panels: [Panel], _ count: Int, _ columns: Int, _ style: Preview.Style
  ) -> Int {
    let widest =
      panels.prefix(count * 2).map { panel in
        let least = min(leastColumns, panel.naturalSize.columns)
        return least + panel.columnsBeside(PlotSize(columns: least, rows: leastRows), style)
      }.max() ?? columns
    return min(count, max(1, (columns + gap) / (widest + gap)))
  }

  private static func row(
    _ panels: [Panel], _ columns: Int, _ height: Int, _ style: Preview.Style
  ) -> TextBlock {
    let beside = panels.map {
      $0.columnsBeside(PlotSize(columns: $0.naturalSize.columns, rows: height), style)
    }
    let free = columns - beside.reduce(0, +) - gap * (panels.count - 1)
    let width = max(free / max(panels.count, 1), 4)
    return .row(
      panels.map { panel in
        let natural = panel.naturalSize
        let size = PlotSize(
          columns: min(width, natural.columns), rows: min(height, max(natural.rows, 1)))
        return panel.block(size, style)
      }, gap: gap)
  }

  /// Whole figures, side by side where they fit.
  private func nested(
    _ figures: [Figure], _ count: Int, _ columns: Int, _ rows: Int, _ style: Preview.Style
  ) -> [TextLine] {
    let beside = min(max(1, count), max(1, columns / 36), max(1, figures.count))
    let width = (columns - Self.gap * (beside - 1)) / beside
    var lines: [TextLine] = []
    for start in stride(from: 0, to: figures.count, by: beside) {
      let blocks = figures[start..<min(start + beside, figures.count)].map { figure in
        var block = figure.block(columns: width, rows: min(rows, 16), style: style)
        block.lines = block.lines.map { $0.cut(to: width) }
        if !block.lines.isEmpty { block.lines[0].pad(to: width) }
        return block
      }
      if start > 0 { lines.append(TextLine()) }
      lines += TextBlock.row(blocks, gap: Self.gap, isTopLevel: true).lines
    }
    return lines
  }
}

extension Axis {
  /// Whether there are no ticks to show anywhere, as around a diagram.
  fileprivate var ticksAreHidden: Bool { !showsTicks }
}

extension LegendEntry {
  /// The mark as it is drawn, and its name.
  func line(_ style: Preview.Style) -> TextLine {
    var line = TextLine()
    switch swatch {
    case .line(let stroke):
      let character = stroke.paint.character ?? "-"
      let dash = stroke.dash.isEmpty ? "──" : "╌╌"
      line.append(
        style == .plain ? String(repeating: character, count: 2) : dash, stroke.paint.tone())
    case .point(let index):
      let paint = Paint.series(index)
      let shape = style == .plain ? paint.character ?? "*" : Symbol(index: index).character
      line.append(String(shape), paint.tone())
    case .area(let paint, _), .block(let paint):
      line.append(style == .plain ? String(paint.character ?? "#") : "▇▇", paint.tone())
    case .tick(let paint): line.append(style == .plain ? "|" : "╵", paint.tone())
    }
    line.append(" " + name)
    return line
  }
}
