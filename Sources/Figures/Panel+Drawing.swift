extension Panel {
  /// Draws the panel with its plot area at a frame.
  func draw(at frame: Frame, on drawing: inout Drawing) {
    let axes = axes(at: frame, in: drawing.typography)
    let area = PlotArea(frame: frame, x: axes.x.scale, y: axes.y.scale)
    drawTitle(frame, &drawing)
    drawing.grouped("grid") { drawGrid(axes.x, axes.y, frame, &$0) }
    let inside = marks.filter(\.isClipped)
    if !inside.isEmpty {
      let edge = Frame(
        x: frame.x - 2, y: frame.y - 2, width: frame.width + 4, height: frame.height + 4)
      drawing.clipped(to: edge) { drawing in
        for mark in inside { mark.draw(in: area, on: &drawing) }
      }
    }
    drawing.grouped("axis-x") { drawHorizontalAxis(axes.x, frame, &$0) }
    drawing.grouped("axis-y") { drawVerticalAxis(axes.y, frame, &$0) }
    drawing.grouped("scale") { drawBars(axes.x, axes.y, frame, &$0) }
    for mark in marks where !mark.isClipped { mark.draw(in: area, on: &drawing) }
    let room = roomRight(in: drawing.typography)
    drawing.grouped("colours") { colourBar?.draw(beside: frame, and: room, on: &$0) }
  }

  private func drawTitle(_ frame: Frame, _ drawing: inout Drawing) {
    let below = subtitleLines(in: drawing.typography)
    let above = titleLines(in: drawing.typography)
    func place(_ linesBelow: Int) -> Point {
      Point(frame.x, frame.y - 14 - 16 * Double(linesBelow))
    }
    drawing.lines(below, of: subtitle, .note) { place(below.count - 1 - $0) }
    drawing.lines(above, of: title, .panelTitle) { place(below.count + above.count - 1 - $0) }
  }

  private func drawGrid(
    _ x: ResolvedAxis, _ y: ResolvedAxis, _ frame: Frame, _ drawing: inout Drawing
  ) {
    var lines = PathData()
    if x.axis.showsGrid {
      for tick in x.ticks {
        let position = crisp(x.scale(tick.value))
        lines.move(to: Point(position, frame.y))
        lines.line(to: Point(position, frame.bottom))
      }
    }
    if y.axis.showsGrid {
      for tick in y.ticks {
        let position = crisp(y.scale(tick.value))
        lines.move(to: Point(frame.x, position))
        lines.line(to: Point(frame.right, position))
      }
    }
    drawing.path(lines, stroke: Stroke(.grid, 1))
  }

  /// Draws the bars in place of axes: beneath and left of the plot area, with a common corner.
  private func drawBars(
    _ x: ResolvedAxis, _ y: ResolvedAxis, _ frame: Frame, _ drawing: inout Drawing
  ) {
    var lines = PathData()
    let corner = Point(crisp(y.axis.bar == nil ? frame.x : frame.x - 8), crisp(frame.bottom + 8))
    if let bar = y.axis.bar {
      let top = corner.y - abs(y.scale.length(of: bar.length))
      lines.move(to: Point(corner.x, top))
      lines.line(to: corner)
      var style = TextStyle.axisLabel.with(anchor: .start)
      style.isRotated = true
      drawing.text(bar.text, at: Point(corner.x - 11, corner.y + 1), style)
    }
    if let bar = x.axis.bar {
      let right = corner.x + abs(x.scale.length(of: bar.length))
      lines.move(to: corner)
      lines.line(to: Point(right, corner.y))
      drawing.text(
        bar.text, at: Point(corner.x, corner.y + 11), .axisLabel.with(anchor: .start))
    }
    drawing.path(lines, stroke: Stroke(.ink, 2))
  }

  private func drawHorizontalAxis(
    _ axis: ResolvedAxis, _ frame: Frame, _ drawing: inout Drawing
  ) {
    var lines = PathData()
    let base = crisp(frame.bottom)
    var taken = -Double.infinity
    if axis.axis.showsLine {
      lines.move(to: Point(frame.x, base))
      lines.line(to: Point(frame.right, base))
    }
    for tick in axis.ticks where axis.axis.showsTicks {
      let position = axis.scale(tick.value)
      if axis.axis.hasTickLines {
        lines.move(to: Point(crisp(position), base))
        lines.line(to: Point(crisp(position), base + 4))
      }
      if axis.turnsLabels {
        var style = TextStyle.tick.with(anchor: .end)
        style.isRotated = true
        drawing.text(
          tick.label, of: tick.whole, at: Point(position, frame.bottom + 7), style)
      } else {
        // A place that was asked for may be too near to the next for both to be named.
        let half = drawing.typography.width(tick.label, .tick) / 2
        guard position - half > taken else { continue }
        taken = position + half + 1
        drawing.text(
          tick.label, of: tick.whole, at: Point(position, frame.bottom + 13), .tick)
      }
    }
    drawing.path(lines, stroke: Stroke(.axis, 1))
    let ticks = axis.turnsLabels ? axis.tickWidth + 20 : 32
    let low = frame.bottom + (axis.axis.showsTicks ? ticks : 14)
    let label = self.lines(of: axis.label, along: frame.width, in: drawing.typography)
    drawing.lines(label, of: axis.label, .axisLabel) {
      Point(frame.middle.x, low + 14 * Double($0))
    }
  }

  private func drawVerticalAxis(
    _ axis: ResolvedAxis, _ frame: Frame, _ drawing: inout Drawing
  ) {
    var lines = PathData()
    let base = crisp(frame.x)
    if axis.axis.showsLine {
      lines.move(to: Point(base, frame.y))
      lines.line(to: Point(base, frame.bottom - axis.axis.reserve))
    }
    for tick in axis.ticks where axis.axis.showsTicks {
      let position = axis.scale(tick.value)
      if axis.axis.hasTickLines {
        lines.move(to: Point(base - 4, crisp(position)))
        lines.line(to: Point(base, crisp(position)))
      }
      drawing.text(
        tick.label, of: tick.whole, at: Point(frame.x - 7, position), .tick.with(anchor: .end))
    }
    drawing.path(lines, stroke: Stroke(.axis, 1))
    var style = TextStyle.axisLabel
    style.isRotated = true
    let room = axis.axis.showsTicks ? axis.tickWidth + 20 : 14
    let height = frame.y + (frame.height - axis.axis.reserve) / 2
    let label = self.lines(of: axis.label, along: frame.height, in: drawing.typography)
    drawing.lines(label, of: axis.label, style) {
      Point(frame.x - room - 14 * Double(label.count - 1 - $0), height)
    }
  }
}

extension Axis {
  /// Names need no tick beside them.
  fileprivate var hasTickLines: Bool {
    switch kind {
    case .linear, .logarithmic: showsLine
    case .categories: false
    }
  }
}
