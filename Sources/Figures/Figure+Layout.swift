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
    /// What stands around the plots, at the four sides of all of them.
    var edges: Edges
    /// What of the width and of the height is of plots, and not of what stands around them.
    var plots: (width: Double, height: Double)
  }

  /// The lines above the panels.
  struct Head {
    /// The width that its lines are broken to.
    var width = 0.0
    var title: [String] = []
    var note: [String] = []
    var legend: [[(entry: LegendEntry, x: Double)]] = []
    var height = 0.0
  }

  func layout(in typography: Typography) -> Layout {
    switch content {
    case .panels(let panels, let columns):
      let cells = panels.enumerated().map { index, panel in
        var edges = panel.edges(in: typography)
        // Beside others there is a gap; at the edge of a page there may be very little.
        if index % columns == 0 { edges.left = max(edges.left, panel.overhang(in: typography) - 4) }
        return Cell(width: panel.width, height: panel.height, edges: edges)
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
    var lefts = (0..<columns).map { column in widest(column) { $0.edges.left } }
    let widths = (0..<columns).map { column in widest(column) { $0.width } }
    var rights = (0..<columns).map { column in widest(column) { $0.edges.right } }
    let tops = (0..<rows).map { row in tallest(row) { $0.edges.top } }
    let heights = (0..<rows).map { row in tallest(row) { $0.height } }
    var bottoms = (0..<rows).map { row in tallest(row) { $0.edges.bottom } }

    bottoms[rows - 1] = max(bottoms[rows - 1], aligned.bottom - belowPlots)
    let rowsHeight = tops.sum + heights.sum + bottoms.sum + gapAbove * Double(rows - 1)
    let upright = typography.labelLines(
      sharedY, along: rowsHeight - (tops.first ?? 0) - (bottoms.last ?? 0))
    let margin = upright.isEmpty ? 0 : 20.0 + 14 * Double(upright.count - 1)
    lefts[0] = max(lefts[0], aligned.left - margin)
    rights[columns - 1] = max(rights[columns - 1], aligned.right)
    let inner = lefts.sum + widths.sum + rights.sum + Self.gap * Double(columns - 1) + margin
    var head = head(width: room ?? max(inner, Self.leastWidth), in: typography)
    head.height = max(head.height, aligned.top - tops[0])
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
    let body = Frame(
      x: margin + (lefts.first ?? 0), y: head.height + (tops.first ?? 0),
      width: inner - margin - (lefts.first ?? 0) - (rights.last ?? 0),
      height: below - head.height - (tops.first ?? 0) - (bottoms.last ?? 0))
    let level = typography.labelLines(sharedX, along: body.width)
    return Layout(
      width: max(inner, room == nil ? head.width(in: typography) : 0),
      height: below + (level.isEmpty ? 0 : 18 + 14 * Double(level.count - 1)), head: head,
      places: places, body: body, shared: (level, upright),
      edges: Edges(
        top: head.height + tops[0], left: margin + lefts[0],
        bottom: bottoms[rows - 1] + (level.isEmpty ? 0 : 18 + 14 * Double(level.count - 1)),
        right: rights[columns - 1]),
      plots: (widths.sum, heights.sum))
  }

  /// The room of a label that all panels share.
  private var belowPlots: Double { sharedX.isEmpty ? 0 : 18 }

  /// Figures stand further apart than the panels of one figure.
  private var gapAbove: Double { isGrid ? 24 : 8 }

  private var isGrid: Bool {
    switch content {
    case .panels: false
    case .figures: true
    }
  }

  var titleStyle: TextStyle { isNested ? .nestedTitle : .title }

  private func head(width: Double, in typography: Typography) -> Head {
    var head = Head(width: width)
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
      let own = min(width, entry.width(in: typography))
      if x + own > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((entry, x))
      x += own + 18
    }
    return rows
  }
}

extension Figure.Head {
  /// The width of the widest line, which no break could make narrower.
  fileprivate func width(in typography: Typography) -> Double {
    let titles = title.map { typography.width($0, .title) }
    let notes = note.map { typography.width($0, .note) }
    let entries = legend.map {
      $0.last.map { min(width, $0.x + $0.entry.width(in: typography)) } ?? 0
    }
    return (titles + notes + entries).max() ?? 0
  }
}

extension Collection where Element == Double {
  /// The sum of the elements.
  var sum: Double { reduce(0, +) }
}
