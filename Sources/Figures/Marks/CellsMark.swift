/// A table of values as coloured cells, the first row at the top.
///
/// There is one path for each colour, and neighbours of one colour in a row are one rectangle.
struct CellsMark: ColouredMark {
  var rows: Int
  var columns: Int
  /// Row by row; NaN leaves the cell grey.
  var values: [Double]
  var scale: ColourScale
  /// The stretch of the horizontal axis that the columns part, and that of the rows.
  var across: Extent
  var down: Extent

  init(
    rows: Int, columns: Int, values: [Double], scale: ColourScale, across: Extent? = nil,
    down: Extent? = nil
  ) {
    (self.rows, self.columns, self.values, self.scale) = (rows, columns, values, scale)
    self.across = across ?? Extent(-0.5, Double(columns) - 0.5)
    self.down = down ?? Extent(-0.5, Double(rows) - 0.5)
  }

  var horizontalExtent: Extent { across }
  var verticalExtent: Extent { down }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    drawing.rectangle(area.frame, fill: .fixed(Colour(0xC4C9CF)))
    var paths = [PathData](repeating: PathData(), count: ColourScale.levels)
    for row in 0..<rows {
      var start = 0
      while start < columns {
        let level = scale.level(values[row * columns + start])
        var end = start + 1
        while end < columns, scale.level(values[row * columns + end]) == level { end += 1 }
        if let level { paths[level].rectangle(frame(row, start..<end, area)) }
        start = end
      }
    }
    for (level, path) in paths.enumerated() {
      drawing.path(path, fill: .fixed(scale.colour(level: level)))
    }
  }

  private func frame(_ row: Int, _ range: Range<Int>, _ area: PlotArea) -> Frame {
    func x(_ column: Int) -> Double {
      area.x(across.lower + across.span * Double(column) / Double(columns))
    }
    func y(_ row: Int) -> Double { area.y(down.lower + down.span * Double(row) / Double(rows)) }
    let (left, right) = (x(range.lowerBound), x(range.upperBound))
    let (top, bottom) = (min(y(row), y(row + 1)), max(y(row), y(row + 1)))
    // A quarter pixel over the neighbours closes the seams that smoothing would leave.
    return Frame(
      x: left, y: top, width: right - left + (range.upperBound < columns ? 0.3 : 0),
      height: bottom - top + (row < rows - 1 ? 0.3 : 0))
  }
}

/// The key to the colours of cells, right of the plot area.
struct ColourBar: Sendable {
  var scale: ColourScale
  var label = ""
  var tickChoice = Axis.TickChoice.found

  private static let width = 11.0

  private func axis(
    _ start: Double, _ end: Double, _ typography: Typography
  ) -> ResolvedAxis {
    var axis = Axis()
    axis.domain = scale.extent
    axis.spacing = 44
    axis.label = label
    axis.tickChoice = tickChoice
    if scale.isLogarithmic { axis.kind = .logarithmic }
    return axis.resolved(over: scale.extent, from: start, to: end, in: typography)
  }

  func room(height: Double, in typography: Typography) -> Double {
    let axis = axis(height, 0, typography)
    let lines = typography.labelLines(axis.label, along: height).count
    return 16 + Self.width + 7 + axis.tickWidth + (lines == 0 ? 0 : 6 + 14 * Double(lines))
  }

  /// Draws it right of a plot area, and of the room that marks take beside that.
  func draw(beside frame: Frame, and room: Double, on drawing: inout Drawing) {
    let left = frame.right + 14 + room
    let step = frame.height / Double(ColourScale.levels)
    for level in 0..<ColourScale.levels {
      let top = frame.bottom - Double(level + 1) * step
      let overlap = level > 0 ? 0.4 : 0
      drawing.rectangle(
        Frame(x: left, y: top, width: Self.width, height: step + overlap),
        fill: .fixed(scale.colour(level: level)))
    }
    let axis = axis(frame.bottom, frame.y, drawing.typography)
    var lines = PathData()
    for tick in axis.ticks {
      let y = axis.scale(tick.value)
      lines.move(to: Point(left + Self.width, crisp(y)))
      lines.line(to: Point(left + Self.width + 3, crisp(y)))
      drawing.text(
        tick.label, at: Point(left + Self.width + 6, y), .tick.with(anchor: .start))
    }
    drawing.path(lines, stroke: Stroke(.axis, 1))
    var style = TextStyle.axisLabel
    style.isRotated = true
    let x = left + Self.width + 6 + axis.tickWidth + 13
    let label = drawing.typography.labelLines(axis.label, along: frame.height)
    drawing.lines(label, of: axis.label, style) { Point(x + 14 * Double($0), frame.middle.y) }
  }
}
