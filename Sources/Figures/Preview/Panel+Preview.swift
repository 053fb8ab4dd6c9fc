import Wording

/// The size of a panel's plot area in characters.
struct PlotSize: Equatable {
  var columns: Int
  var rows: Int
}

extension Panel {
  /// The size that the panel has on the page, a character for 8 × 16 pixels.
  var naturalSize: PlotSize {
    PlotSize(columns: Int((width / 8).rounded(.up)), rows: Int((height / 16).rounded(.up)))
  }

  /// The columns that stand beside the plot area.
  func columnsBeside(_ size: PlotSize, _ style: Preview.Style) -> Int {
    gutter(axes(of: size, style).y) + roomRight
  }

  /// The rows above and below the plot area.
  var rowsAround: Int {
    var rows = title.isEmpty ? 0 : 1
    if !subtitle.isEmpty { rows += 1 }
    if !y.label.isEmpty { rows += 1 }
    if x.showsTicks { rows += x.showsLine ? 2 : 1 }
    if !x.label.isEmpty { rows += 1 }
    if colourBar != nil { rows += 1 }
    return rows
  }

  /// The panel with a plot area of some characters.
  func block(_ size: PlotSize, _ style: Preview.Style) -> TextBlock {
    if let diagram = marks.lazy.compactMap({ $0 as? DiagramMark }).first {
      return diagram.block(style)
    }
    let axes = axes(of: size, style)
    let gutter = gutter(axes.y)
    let canvas = drawn(size, style)
    var lines = heading(axes, gutter, width: gutter + size.columns + roomRight)
    let ticks = rowTicks(axes.y, canvas)
    for row in 0..<canvas.rows {
      var line = TextLine()
      line.pad(to: gutter - 1 - (ticks[row].map { TextLine($0).width } ?? 0) - 1)
      if let label = ticks[row] { line.append(label, .faint) }
      line.pad(to: gutter - 1)
      line.append(edge(isTick: ticks[row] != nil, style), .faint)
      line.cells += canvas.line(row).cells
      lines.append(line)
    }
    lines += footing(axes, gutter, size, canvas)
    return TextBlock(lines: lines)
  }

  private var roomRight: Int {
    Int(((marks.map { $0.rightRoom(beside: width, in: .characters) }.max() ?? 0) / 8).rounded(.up))
  }

  private func axes(
    of size: PlotSize, _ style: Preview.Style
  ) -> (x: ResolvedAxis, y: ResolvedAxis) {
    let canvas = Canvas(columns: size.columns, rows: size.rows, style: style)
    return axes(at: canvas.frame(columns: size.columns), in: .characters)
  }

  private func drawn(_ size: PlotSize, _ style: Preview.Style) -> Canvas {
    var canvas = Canvas(columns: size.columns + roomRight, rows: size.rows, style: style)
    let frame = canvas.frame(columns: size.columns)
    let axes = axes(at: frame, in: .characters)
    let area = PlotArea(frame: frame, x: axes.x.scale, y: axes.y.scale)
    for mark in marks { mark.preview(in: area, on: &canvas) }
    return canvas
  }

  /// The columns left of the plot area: tick labels, a blank and the axis.
  private func gutter(_ axis: ResolvedAxis) -> Int {
    guard y.showsTicks else { return 1 }
    return 2 + (axis.ticks.map { TextLine(Self.short($0.label)).width }.max() ?? 0)
  }

  private static func short(_ label: String) -> String {
    label.count > 16 ? label.prefix(15) + "…" : label
  }

  private func heading(
    _ axes: (x: ResolvedAxis, y: ResolvedAxis), _ gutter: Int, width: Int
  ) -> [TextLine] {
    var lines: [TextLine] = []
    func add(_ text: String, _ tone: TonedText.Tone, at column: Int) {
      guard !text.isEmpty else { return }
      var line = TextLine()
      line.pad(to: column)
      line.append(text, tone)
      lines.append(line.cut(to: width))
    }
    add(title, .plain, at: gutter)
    add(subtitle, .faint, at: gutter)
    add(axes.y.label, .faint, at: max(0, min(gutter, 2) - 1))
    return lines
  }

  /// The label beside each row that has a tick; the first of several keeps the row.
  private func rowTicks(_ axis: ResolvedAxis, _ canvas: Canvas) -> [String?] {
    var labels = [String?](repeating: nil, count: canvas.rows)
    guard y.showsTicks else { return labels }
    for tick in axis.ticks {
      let row = canvas.cell(at: Point(0, axis.scale(tick.value))).row
      if labels.indices.contains(row), labels[row] == nil { labels[row] = Self.short(tick.label) }
    }
    return labels
  }

  private func edge(isTick: Bool, _ style: Preview.Style) -> String {
    guard y.showsLine else { return " " }
    if style == .plain { return isTick ? "+" : "|" }
    return isTick ? "┤" : "│"
  }

  /// The axis below with its labels, and the key to colours.
  private func footing(
    _ axes: (x: ResolvedAxis, y: ResolvedAxis), _ gutter: Int, _ size: PlotSize, _ canvas: Canvas
  ) -> [TextLine] {
    var lines: [TextLine] = []
    if x.showsTicks {
      let footer = AxisFooter(axes.x, gutter: gutter, columns: size.columns, canvas: canvas)
      if x.showsLine { lines.append(footer.rule) }
      lines += [footer.labels] + footer.key
    }
    if !axes.x.label.isEmpty {
      var line = TextLine()
      line.pad(to: gutter + max(0, (size.columns - TextLine(axes.x.label).width) / 2))
      line.append(axes.x.label, .faint)
      lines.append(line.cut(to: max(gutter + size.columns + roomRight, 12)))
    }
    if let colourBar { lines.append(colourBar.line(canvas.style, indent: gutter)) }
    return lines
  }
}

/// The line of a horizontal axis with its ticks, and their labels, none over another.
private struct AxisFooter {
  var rule = TextLine()
  var labels = TextLine()
  /// The names of categories that do not fit under their places.
  var key: [TextLine] = []

  init(_ axis: ResolvedAxis, gutter: Int, columns: Int, canvas: Canvas) {
    let isPlain = canvas.isPlain
    rule.pad(to: gutter - 1)
    rule.append(isPlain ? "+" : "└", .faint)
    rule.append(String(repeating: isPlain ? "-" : "─", count: columns), .faint)
    labels.pad(to: gutter + columns)
    let place = columns / max(axis.ticks.count, 1)
    let names = axis.ticks.map(\.label)
    let isKeyed = axis.isCategorical && names.contains { TextLine($0).width > max(place - 1, 1) }
    var free = 0
    for (index, tick) in axis.ticks.enumerated() {
      let column = canvas.cell(at: Point(axis.scale(tick.value), 0)).column
      guard (0..<columns).contains(column) else { continue }
      if !axis.isCategorical { rule.write(isPlain ? "+" : "┬", at: gutter + column, .faint) }
      let label = isKeyed ? "\(index)" : tick.label
      let width = TextLine(label).width
      // The last label stands a little to the left rather than out of the panel.
      let start = max(0, min(gutter + column - width / 2, gutter + columns - width))
      guard start >= free, !label.isEmpty else { continue }
      labels.write(label, at: start, .faint)
      free = start + width + 1
    }
    if isKeyed { key = Self.key(names, indent: gutter, width: gutter + columns) }
  }

  private static func key(_ names: [String], indent: Int, width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      let text = "\(index) \(name)"
      if var last = lines.last, last.width + 3 + TextLine(text).width <= width {
        last.append(" · " + text, .faint)
        lines[lines.count - 1] = last
      } else {
        var line = TextLine()
        line.pad(to: indent)
        line.append(text, .faint)
        lines.append(line)
      }
    }
    return lines
  }
}

extension ResolvedAxis {
  fileprivate var isCategorical: Bool { if case .categories = axis.kind { true } else { false } }
}
