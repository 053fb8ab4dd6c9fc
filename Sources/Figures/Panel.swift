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

  /// The narrowest plot area that still shows something, and the lowest.
  var least: (width: Double, height: Double) {
    guard let diagram = marks.lazy.compactMap({ $0 as? DiagramMark }).first else {
      return (36, max(36, Typography.paper.shortest(along: y.label)))
    }
    return diagram.fitting(width).size
  }

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
  func axes(
    at frame: Frame, in typography: Typography
  ) -> (x: ResolvedAxis, y: ResolvedAxis) {
    let horizontal = x.resolved(
      over: horizontalExtent, from: frame.x, to: frame.right, in: typography)
    var upright = y
    upright.spacing = max(20, y.spacing)
    return (
      horizontal,
      upright.resolved(
        over: verticalExtent, from: frame.bottom - y.reserve, to: frame.y, in: typography)
    )
  }

  /// The room that titles, tick labels, axis labels and a colour bar take.
  func edges(in typography: Typography) -> Edges {
    let axes = axes(at: Frame(x: 0, y: 0, width: width, height: height), in: typography)
    var edges = Edges(top: 7, left: 6, bottom: 6, right: 6)
    edges.top += 16 * Double(titleLines(in: typography).count)
    edges.top += 15 * Double(subtitleLines(in: typography).count)
    if y.showsTicks { edges.left = axes.y.tickWidth + 9 }
    let upright = lines(of: axes.y.label, along: height, in: typography).count
    if upright > 0 { edges.left += 20 + 14 * Double(upright - 1) }
    if x.showsTicks { edges.bottom = axes.x.turnsLabels ? axes.x.tickWidth + 10 : 22 }
    let level = lines(of: axes.x.label, along: width, in: typography).count
    if level > 0 { edges.bottom += 19 + 14 * Double(level - 1) }
    if x.showsTicks, !axes.x.turnsLabels, let last = axes.x.ticks.last {
      let overhang = axes.x.scale(last.value) + typography.width(last.label, .tick) / 2 - width
      edges.right = max(edges.right, overhang + 2)
    }
    let beside = roomRight(in: typography)
    edges.right = max(edges.right, beside)
    if y.bar != nil { edges.left = max(edges.left, 28) }
    if x.bar != nil { edges.bottom = max(edges.bottom, 28) }
    if let colourBar { edges.right = beside + colourBar.room(height: height, in: typography) }
    return edges
  }

  /// The room that marks take right of the plot area.
  func roomRight(in typography: Typography) -> Double {
    marks.map { $0.rightRoom(beside: width, in: typography) }.max() ?? 0
  }

  /// How far the first number under the plot area reaches left of it.
  func overhang(in typography: Typography) -> Double {
    let axis = axes(at: Frame(x: 0, y: 0, width: width, height: height), in: typography).x
    guard x.showsTicks, !axis.turnsLabels else { return 0 }
    return axis.ticks.map { typography.width($0.label, .tick) / 2 - axis.scale($0.value) }.max()
      ?? 0
  }

  func titleLines(in typography: Typography) -> [String] {
    typography.wrapped(title, .panelTitle, width: width, atMost: 4)
  }

  func subtitleLines(in typography: Typography) -> [String] {
    typography.wrapped(subtitle, .note, width: width, atMost: 4)
  }

  /// The lines of an axis label beside a plot area of some length.
  func lines(of label: String, along length: Double, in typography: Typography) -> [String] {
    typography.labelLines(label, along: length)
  }
}
