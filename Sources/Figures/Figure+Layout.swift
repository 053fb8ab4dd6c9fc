extension Figure {
  /// The gap between panels, and between figures in a grid.
  private static let gap = 16.0
  /// The least width that a title is given.
  private static let leastWidth = 240.0

  /// Where the parts of a figure go, from its own top left corner.
  struct Layout {
    var width: Double
    var height: Double
    var head: Head
    var places: [Frame]
    /// The middle of the panels, for labels that they share.
    var body: Frame
    /// The labels that the panels share, in lines.
    var shared: (x: [String], y: [String])
    /// What of the width and of the height is of plots, and not of what stands around them.
    var plots: (width: Double, height: Double)
  }

  /// The lines above the panels.
  struct Head {
    var title: [String] = []
    var note: [String] = []
    var legend: [[(entry: LegendEntry, x: Double)]] = []
    var height = 0.0
  }

  func layout(in typography: Typography) -> Layout {
    switch content {
    case .panels(let panels, let columns):
      let cells = panels.map {
        Cell(width: $0.width, height: $0.height, edges: $0.edges(in: typography))
      }
      return layout(cells, columns: columns, typography)
    case .figures(let figures, let columns):
      let cells = figures.map { figure in
        let layout = figure.layout(in: typography)
        return Cell(width: layout.width, height: layout.height, edges: Edges())
      }
      return layout(cells, columns: columns, typography)
    }
  }

  private struct Cell {
    var width: Double
    var height: Double
    var edges: Edges
  }

  private func layout(_ cells: [Cell], columns: Int, _ typography: Typography) -> Layout {
    let columns = min(max(1, columns), max(1, cells.count))
    let rows = (cells.count + columns - 1) / columns
    func widest(_ column: Int, _ value: (Cell) -> Double) -> Double {
      stride(from: column, to: cells.count, by: columns).map { value(cells[$0]) }.max() ?? 0
    }
    func tallest(_ row: Int, _ value: (Cell) -> Double) -> Double {
      cells[(row * columns)..<min(cells.count, (row + 1) * columns)].map(value).max() ?? 0
    }
    let lefts = (0..<columns).map { column in widest(column) { $0.edges.left } }
    let widths = (0..<columns).map { column in widest(column) { $0.width } }
    let rights = (0..<columns).map { column in widest(column) { $0.edges.right } }
    let tops = (0..<rows).map { row in tallest(row) { $0.edges.top } }
    let heights = (0..<rows).map { row in tallest(row) { $0.height } }
    let bottoms = (0..<rows).map { row in tallest(row) { $0.edges.bottom } }

    let rowsHeight = tops.sum + heights.sum + bottoms.sum + gapAbove * Double(rows - 1)
    let upright = typography.labelLines(
      sharedY, along: rowsHeight - (tops.first ?? 0) - (bottoms.last ?? 0))
    let margin = upright.isEmpty ? 0 : 20.0 + 14 * Double(upright.count - 1)
    let inner = lefts.sum + widths.sum + rights.sum + Self.gap * Double(columns - 1) + margin
    let head = head(width: room ?? max(inner, Self.leastWidth), in: typography)
    var places: [Frame] = []
    for index in cells.indices {
      let (row, column) = (index / columns, index % columns)
      let x =
        margin + lefts[...column].sum + widths[..<column].sum + rights[..<column].sum
        + Self.gap * Double(column)
      let y =
        head.height + tops[...row].sum + heights[..<row].sum + bottoms[..<row].sum
        + gapAbove * Double(row)
      places.append(Frame(x: x, y: y, width: cells[index].width, height: cells[index].height))
    }
    let below = head.height + rowsHeight
    let level = typography.labelLines(sharedX, along: inner)
    let body = Frame(
      x: margin + (lefts.first ?? 0), y: head.height + (tops.first ?? 0),
      width: inner - margin - (lefts.first ?? 0) - (rights.last ?? 0),
      height: below - head.height - (tops.first ?? 0) - (bottoms.last ?? 0))
    return Layout(
      width: max(inner, room == nil ? head.width(in: typography) : 0),
      height: below + (level.isEmpty ? 0 : 18 + 14 * Double(level.count - 1)), head: head,
      places: places, body: body, shared: (level, upright), plots: (widths.sum, heights.sum))
  }

  /// Figures stand further apart than the panels of one figure.
  private var gapAbove: Double { isGrid ? 24 : 8 }

  private var isGrid: Bool {
    switch content {
    case .panels: false
    case .figures: true
    }
  }

  private var titleStyle: TextStyle { isNested ? .nestedTitle : .title }

  private func head(width: Double, in typography: Typography) -> Head {
    var head = Head()
    head.title = typography.wrapped(title, titleStyle, width: width)
    head.note = typography.wrapped(note, .note, width: width)
    head.legend = legendRows(width: width, in: typography)
    head.height = 20 * Double(head.title.count) + 16 * Double(head.note.count)
    if !head.legend.isEmpty { head.height += 19 * Double(head.legend.count) + 3 }
    if head.height > 0 { head.height += isGrid ? 12 : 5 }
    return head
  }

  private func legendRows(
    width: Double, in typography: Typography
  ) -> [[(entry: LegendEntry, x: Double)]] {
    var rows: [[(entry: LegendEntry, x: Double)]] = []
    var x = Double.infinity
    for entry in legend {
      let own = entry.width(in: typography)
      if x + own > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((entry, x))
      x += own + 18
    }
    return rows
  }

  /// Draws the figure with its top left corner at a place.
  func draw(_ layout: Layout, at corner: Point, on drawing: inout Drawing) {
    draw(layout.head, at: corner, on: &drawing)
    switch content {
    case .panels(let panels, _):
      for (index, (panel, place)) in zip(panels, layout.places).enumerated() {
        drawing.grouped(partName(index)) { panel.draw(at: place.moved(by: corner), on: &$0) }
      }
    case .figures(let figures, _):
      let layouts = figures.map { $0.layout(in: drawing.typography) }
      for (index, (figure, place)) in zip(figures, layout.places).enumerated() {
        let place = Point(corner.x + place.x, corner.y + place.y)
        drawing.grouped(partName(index)) { figure.draw(layouts[index], at: place, on: &$0) }
      }
    }
    drawShared(layout, at: corner, on: &drawing)
  }

  /// Draws the labels that all panels share.
  private func drawShared(_ layout: Layout, at corner: Point, on drawing: inout Drawing) {
    let body = layout.body.moved(by: corner)
    for (index, line) in layout.shared.x.reversed().enumerated() {
      let y = corner.y + layout.height - 8 - 14 * Double(index)
      drawing.text(line, at: Point(body.middle.x, y), .axisLabel)
    }
    var style = TextStyle.axisLabel
    style.isRotated = true
    for (index, line) in layout.shared.y.enumerated() {
      let x = corner.x + 8 + 14 * Double(index)
      drawing.text(line, at: Point(x, body.middle.y), style)
    }
  }

  /// What a part is called: by its letter, or its number within a figure that has a letter itself.
  private func partName(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    guard !isNested, letters.indices.contains(index) else { return "panel-\(index + 1)" }
    return "panel-\(letters[index])"
  }

  private func draw(_ head: Head, at corner: Point, on drawing: inout Drawing) {
    var y = corner.y
    for line in head.title {
      drawing.text(line, at: Point(corner.x, y + 9), titleStyle)
      y += 20
    }
    for line in head.note {
      drawing.text(line, at: Point(corner.x, y + 8), .note)
      y += 16
    }
    if !head.legend.isEmpty { y += 3 }
    drawing.grouped("legend") { drawing in
      for row in head.legend {
        for (entry, x) in row { entry.draw(at: Point(corner.x + x, y + 10), on: &drawing) }
        y += 19
      }
    }
  }
}

extension Figure.Head {
  /// The width of the widest line, which no break could make narrower.
  fileprivate func width(in typography: Typography) -> Double {
    let titles = title.map { typography.width($0, .title) }
    let notes = note.map { typography.width($0, .note) }
    let entries = legend.map { $0.last.map { $0.x + $0.entry.width(in: typography) } ?? 0 }
    return (titles + notes + entries).max() ?? 0
  }
}

extension Frame {
  fileprivate func moved(by corner: Point) -> Frame {
    Frame(x: x + corner.x, y: y + corner.y, width: width, height: height)
  }
}

extension Collection where Element == Double {
  /// The sum of the elements.
  var sum: Double { reduce(0, +) }
}
