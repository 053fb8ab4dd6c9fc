/// The outline of a histogram: a height for each bin between shared edges, filled lightly.
struct StepMark: Mark {
  /// One more than there are heights, ascending.
  var edges: [Double]
  var heights: [Double]
  var paint: Paint
  var dash: [Double] = []
  var fillOpacity = 0.16

  var horizontalExtent: Extent { Extent(of: edges) }
  var verticalExtent: Extent { Extent(of: heights).union(Extent(0, 0)) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var points: [Point] = []
    for (index, height) in heights.enumerated() {
      let top = area.place(edges[index], height)?.y ?? area.base
      points += [edges[index], edges[index + 1]].map { Point(area.x($0), top) }
        .filter { $0.x.isFinite }
    }
    guard let first = points.first, let last = points.last else { return }
    let base = area.base
    let outline = [Point(first.x, base)] + points + [Point(last.x, base)]
    var (area, line) = (PathData(), PathData())
    area.polygon(outline)
    for (index, point) in outline.enumerated() {
      if index == 0 { line.move(to: point) } else { line.line(to: point) }
    }
    drawing.path(area, fill: paint, opacity: fillOpacity)
    drawing.path(line, stroke: Stroke(paint, 1.5, dash: dash))
  }
}
