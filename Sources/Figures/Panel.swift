/// A plot area with its axes and what is drawn in it.
struct Panel: Sendable {
  var title = ""
  /// A small line beside or under the title.
  var subtitle = ""
  /// The size of the plot area in pixels, without axes and labels.
  var width: Double
  var height: Double
  var x = Axis()
  var y = Axis(spacing: 44)
  /// What is drawn, first to last.
  var marks: [any Mark] = []
  var colourBar: ColourBar?

  init(width: Double = 440, height: Double = 270, marks: [any Mark] = []) {
    self.width = width
    self.height = height
    self.marks = marks
    y.spacing = 44
    y.padding = 0.05
  }

  /// The values that the vertical axis must show; panels in a row can share it.
  var verticalExtent: Extent {
    marks.reduce(Extent()) { $0.union($1.verticalExtent) }
  }

  var horizontalExtent: Extent {
    marks.reduce(Extent()) { $0.union($1.horizontalExtent) }
  }
}

/// Room around a plot area.
struct Edges: Equatable, Sendable {
  var top = 0.0
  var left = 0.0
  var bottom = 0.0
  var right = 0.0
}

extension Panel {
  /// The axes, if the plot area lies at a place.
  func axes(at frame: Frame) -> (x: ResolvedAxis, y: ResolvedAxis) {
    let horizontal = x.resolved(over: horizontalExtent, from: frame.x, to: frame.right)
    var upright = y
    upright.spacing = max(20, y.spacing)
    return (
      horizontal,
      upright.resolved(over: verticalExtent, from: frame.bottom - y.reserve, to: frame.y)
    )
  }

  /// The room that titles, tick labels, axis labels and a colour bar take.
  var edges: Edges {
    let axes = axes(at: Frame(x: 0, y: 0, width: width, height: height))
    var edges = Edges(top: 7, left: 6, bottom: 6, right: 6)
    if !title.isEmpty { edges.top += 16 }
    if !subtitle.isEmpty { edges.top += 15 }
    if y.showsTicks { edges.left = axes.y.tickWidth + 9 }
    if !axes.y.label.isEmpty { edges.left += 20 }
    if x.showsTicks { edges.bottom = x.turnsLabels ? axes.x.tickWidth + 10 : 22 }
    if !axes.x.label.isEmpty { edges.bottom += 19 }
    if x.showsTicks, !x.turnsLabels, let last = axes.x.ticks.last {
      let overhang = axes.x.scale(last.value) + textWidth(last.label, size: 10.5) / 2 - width
      edges.right = max(edges.right, overhang + 2)
    }
    edges.right = max(edges.right, marks.map(\.rightRoom).max() ?? 0)
    if let colourBar { edges.right = colourBar.room(height: height) }
    return edges
  }

  /// Draws the panel with its plot area at a frame.
  func draw(at frame: Frame, on drawing: inout Drawing) {
    let axes = axes(at: frame)
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
    for mark in marks where !mark.isClipped { mark.draw(in: area, on: &drawing) }
    drawing.grouped("colours") { colourBar?.draw(beside: frame, on: &$0) }
  }

  private func drawTitle(_ frame: Frame, _ drawing: inout Drawing) {
    var y = frame.y - 14
    if !subtitle.isEmpty {
      drawing.text(subtitle, at: Point(frame.x, y), .note)
      y -= 16
    }
    drawing.text(title, at: Point(frame.x, y), .panelTitle)
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

  private func drawHorizontalAxis(
    _ axis: ResolvedAxis, _ frame: Frame, _ drawing: inout Drawing
  ) {
    var lines = PathData()
    let base = crisp(frame.bottom)
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
      if axis.axis.turnsLabels {
        var style = TextStyle.tick.with(anchor: .end)
        style.isRotated = true
        drawing.text(tick.label, at: Point(position, frame.bottom + 7), style)
      } else {
        drawing.text(tick.label, at: Point(position, frame.bottom + 13), .tick)
      }
    }
    drawing.path(lines, stroke: Stroke(.axis, 1))
    let ticks = axis.axis.turnsLabels ? axis.tickWidth + 20 : 32
    let low = frame.bottom + (axis.axis.showsTicks ? ticks : 14)
    drawing.text(axis.label, at: Point(frame.middle.x, low), .axisLabel)
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
        tick.label, at: Point(frame.x - 7, position), .tick.with(anchor: .end))
    }
    drawing.path(lines, stroke: Stroke(.axis, 1))
    var style = TextStyle.axisLabel
    style.isRotated = true
    let room = axis.axis.showsTicks ? axis.tickWidth + 20 : 14
    let height = frame.y + (frame.height - axis.axis.reserve) / 2
    drawing.text(axis.label, at: Point(frame.x - room, height), style)
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
