/// A straight line across the plot area with a text beside it.
struct NamedRuleMark: Mark {
  var rule: RuleMark
  var text: String

  var horizontalExtent: Extent { rule.horizontalExtent }
  var verticalExtent: Extent { rule.verticalExtent }
  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    rule.draw(in: area, on: &drawing)
    let style = TextStyle.legend.with(halo: true)
    switch rule.direction {
    case .horizontal:
      let place = Point(area.frame.right - 4, area.y(rule.value) - 8)
      guard area.holds(Point(place.x, place.y + 8)) else { return }
      drawing.text(text, at: place, style.with(anchor: .end))
    case .vertical:
      let place = Point(area.x(rule.value) + 5, area.frame.y + 8)
      guard area.holds(place) else { return }
      let isNearEnd = place.x + drawing.typography.width(text, style) > area.frame.right
      drawing.text(
        text, at: isNearEnd ? Point(place.x - 10, place.y) : place,
        isNearEnd ? style.with(anchor: .end) : style)
    }
  }
}

/// A part of the plot area, shaded, with a text in its upper left corner.
struct SpanMark: Mark {
  /// The values from which and up to which it reaches; nil for the whole axis.
  var x: (Double, Double)?
  var y: (Double, Double)?
  var text = ""

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let frame = area.frame
    let across = ends(x.map { (area.x($0.0), area.x($0.1)) }, frame.x, frame.right)
    let up = ends(y.map { (area.y($0.0), area.y($0.1)) }, frame.y, frame.bottom)
    guard let across, let up else { return }
    let span = Frame(x: across.0, y: up.0, width: across.1 - across.0, height: up.1 - up.0)
    drawing.rectangle(span, fill: .muted, opacity: 0.14)
    drawing.text(text, at: Point(span.x + 5, span.y + 9), .legend.with(halo: true))
  }

  /// The ends in pixels within the plot area; nil where none of it is.
  private func ends(
    _ places: (Double, Double)?, _ least: Double, _ most: Double
  ) -> (Double, Double)? {
    guard let places else { return (least, most) }
    let (low, high) = (min(places.0, places.1), max(places.0, places.1))
    guard low.isFinite, high.isFinite, high > least, low < most else { return nil }
    return (max(low, least), min(high, most))
  }
}

/// A point that is pointed out, with a text beside it.
struct NotedPointMark: Mark {
  var x: Double
  var y: Double
  var text = ""

  var horizontalExtent: Extent { Extent(of: [x]) }
  var verticalExtent: Extent { Extent(of: [y]) }
  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard let place = area.place(x, y), area.holds(place) else { return }
    Symbol.ring.draw([place], paint: .ink, size: 8, on: &drawing)
    let style = TextStyle.legend.with(halo: true)
    let isNearEnd = place.x + 9 + drawing.typography.width(text, style) > area.frame.right
    drawing.text(
      text, at: Point(place.x + (isNearEnd ? -9 : 9), place.y),
      isNearEnd ? style.with(anchor: .end) : style)
  }
}

/// A bracket between two values at a height, as over bars that are compared, with a text over it.
struct BracketMark: Mark {
  var x: (Double, Double)
  var y: Double
  var text = ""

  var horizontalExtent: Extent { Extent(x.0, x.1) }
  var verticalExtent: Extent { Extent(of: [y]) }
  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard let left = area.place(min(x.0, x.1), y), let right = area.place(max(x.0, x.1), y),
      area.holds(left), area.holds(right)
    else { return }
    var path = PathData()
    path.move(to: Point(left.x, left.y + 5))
    for corner in [left, right, Point(right.x, right.y + 5)] { path.line(to: corner) }
    drawing.path(path, stroke: Stroke(.ink, 1.2))
    drawing.text(
      text, at: Point((left.x + right.x) / 2, left.y - 8),
      .legend.with(anchor: .middle, halo: true))
  }
}
