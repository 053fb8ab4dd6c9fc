/// Upright lines at positions, each from the lower to the upper end of a range.
struct RangesMark: Mark {
  var x: [Double]
  var ranges: [Figure.Dots.Range]
  var paint: Paint

  var horizontalExtent: Extent { ranges.isEmpty ? Extent() : Extent(of: x) }
  var verticalExtent: Extent { Extent(of: ranges.flatMap { [$0.lower, $0.upper] }) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var path = PathData()
    for (position, range) in zip(x, ranges) {
      guard let low = area.place(position, range.lower),
        let high = area.place(position, range.upper)
      else { continue }
      path.move(to: low)
      path.line(to: high)
    }
    drawing.path(path, stroke: Stroke(paint, 1.2))
  }
}
