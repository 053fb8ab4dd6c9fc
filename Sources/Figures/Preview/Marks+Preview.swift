import Wording

// Marks that say more as characters of their own than as dots.

extension PointsMark {
  /// A dot for each point; where they are few, or colour does not tell the classes, their shapes.
  func preview(in area: PlotArea, on canvas: inout Canvas) {
    let total = classes.map(\.x.count).reduce(0, +)
    let hasShapes = canvas.style != .coloured && classes.count > 1
    let isFew = total * 8 < canvas.columns * canvas.rows
    let longest = classes.map(\.x.count).max() ?? 0
    for index in 0..<longest {
      for group in classes where index < min(group.x.count, group.y.count) {
        guard let point = area.place(group.x[index], group.y[index]) else { continue }
        let tone = Paint.series(group.index).tone()
        if canvas.isPlain {
          canvas.set(point, tone, character: Paint.series(group.index).character ?? "*")
        } else if hasShapes || isFew {
          let cell = canvas.cell(at: point)
          let shape = Symbol(index: usesCircles && !hasShapes ? 0 : group.index)
          canvas.put(shape.character, column: cell.column, row: cell.row, tone)
        } else {
          canvas.set(point, tone)
        }
      }
    }
  }
}

extension Symbol {
  /// The shape as a character.
  var character: Character {
    switch self {
    case .circle: "●"
    case .triangle: "▲"
    case .square: "■"
    case .diamond: "◆"
    case .ring: "○"
    case .cross: "×"
    case .plus: "+"
    case .tip: "▼"
    }
  }
}

/// Characters from light to dark, for values that a page would colour.
struct Shades {
  let style: Preview.Style

  private var characters: [Character] { Array(style == .plain ? " .:-=+*#%@" : " ░▒▓█") }

  /// The character for a share from 0 to 1.
  func character(_ share: Double) -> Character {
    let place = min(1, max(0, share)) * Double(characters.count - 1)
    return characters[Int(place.rounded())]
  }

  /// How a value looks: around a centre, colour tells the side.
  func look(_ share: Double, isDiverging: Bool) -> (Character, TonedText.Tone) {
    guard isDiverging, style == .coloured else { return (character(share), .plain) }
    return (character(abs(share - 0.5) * 2), .series(share < 0.5 ? 0 : 1))
  }

  /// All of them, from one end of the values to the other.
  func scale(isDiverging: Bool) -> TextLine {
    var line = TextLine()
    let count = isDiverging && style == .coloured ? 2 * characters.count - 1 : characters.count
    for index in 0..<count {
      let look = look(Double(index) / Double(count - 1), isDiverging: isDiverging)
      line.append(String(look.0), look.1)
    }
    return line
  }
}

extension CellsMark {
  /// The mean of the cells behind each character, as a shade.
  func preview(in area: PlotArea, on canvas: inout Canvas) {
    let shades = Shades(style: canvas.style)
    let width = canvas.cell(at: Point(area.frame.right, 0)).column + 1
    for row in 0..<canvas.rows {
      let above = Self.span(row, of: canvas.rows, over: rows)
      for column in 0..<width {
        let beside = Self.span(column, of: width, over: columns)
        guard let share = mean(above, beside).flatMap(scale.place) else {
          canvas.put("·", column: column, row: row, .faint)
          continue
        }
        let look = shades.look(share, isDiverging: scale.map == .diverging)
        canvas.put(look.0, column: column, row: row, look.1)
      }
    }
  }

  /// The entries that fall to one of so many places; at least one.
  private static func span(_ index: Int, of count: Int, over entries: Int) -> Range<Int> {
    let first = min(entries - 1, index * entries / count)
    return first..<max(first + 1, (index + 1) * entries / count)
  }

  private func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> Double? {
    let found = rows.flatMap { row in columns.map { values[row * self.columns + $0] } }
      .filter(\.isFinite)
    return found.isEmpty ? nil : found.sum / Double(found.count)
  }
}

extension ColourBar {
  /// The shades between the values that they stand for.
  func line(_ style: Preview.Style, indent: Int) -> TextLine {
    var line = TextLine()
    line.pad(to: indent)
    line.append(significant(scale.extent.lower) + " ", .faint)
    line.cells += Shades(style: style).scale(isDiverging: scale.map == .diverging).cells
    line.append(" " + significant(scale.extent.upper), .faint)
    if !label.isEmpty { line.append("  " + label, .faint) }
    return line
  }
}

extension TableMark {
  /// Each count with its share of the row, on a shade of that share.
  func preview(in area: PlotArea, on canvas: inout Canvas) {
    let shades = Shades(style: canvas.style)
    let width = canvas.cell(at: Point(area.frame.right, 0)).column + 1
    for (row, cells) in counts.enumerated() {
      let total = cells.reduce(0, +)
      let rows = Self.places(row, of: counts.count, over: canvas.rows)
      for (column, count) in cells.enumerated() {
        let columns = Self.places(column, of: counts.count, over: width)
        let share = total > 0 ? Double(count) / Double(total) : 0
        for y in rows {
          for x in columns.dropLast(1) {
            canvas.put(shades.character(share * 0.75), column: x, row: y, .series(0))
          }
        }
        let percent = total > 0 ? rounded(share * 100, decimals: 1) + " %" : "no rows"
        let texts = columns.count >= 10 && rows.count >= 2 ? ["\(count)", percent] : ["\(count)"]
        for (line, text) in texts.enumerated() {
          let y = rows.lowerBound + max(0, (rows.count - texts.count) / 2) + line
          let padded = " \(text) "
          let x = columns.lowerBound + max(0, (columns.count - 1 - padded.count) / 2)
          for (offset, character) in padded.enumerated() where offset < columns.count - 1 {
            canvas.put(character, column: x + offset, row: y, line == 0 ? .bold : .plain)
          }
        }
      }
    }
  }

  private static func places(_ index: Int, of count: Int, over length: Int) -> Range<Int> {
    let first = index * length / count
    return first..<max(first + 1, (index + 1) * length / count)
  }
}

extension DiagramMark {
  /// The boxes as a list in the order of the arrows, under the names that they have together.
  func block(_ style: Preview.Style) -> TextBlock {
    let sorted = boxes.sorted { ($0.frame.x, $0.frame.y) < ($1.frame.x, $1.frame.y) }
    let width = sorted.map { TextLine($0.name).width }.max() ?? 0
    var lines: [TextLine] = []
    var open: String?
    for (index, box) in sorted.enumerated() {
      let bracket = brackets.first { $0.left <= box.frame.x && box.frame.x < $0.right }
      if index > 0, box.frame.x > sorted[index - 1].frame.x {
        lines.append(TextLine(style == .plain ? "    |" : "    ↓", .faint))
      }
      if bracket?.name != open, let bracket { lines.append(TextLine(bracket.name, .faint)) }
      open = bracket?.name
      var line = TextLine("  ")
      line.append(box.name, box.isStrong ? .bold : box.paint.tone())
      line.pad(to: width + 4)
      line.append(box.details.joined(separator: " · "))
      lines.append(line)
    }
    return TextBlock(lines: lines)
  }
}
