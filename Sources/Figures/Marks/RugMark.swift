/// Spikes as short upright ticks, in the strip that the axis keeps free under the values.
struct RugMark: Mark {
  /// Where the spikes are, on the horizontal axis.
  var times: [Double]
  var paint: Paint = .ink
  /// Pixels from the bottom of the plot area to the feet of the ticks, and their height.
  var height = 9.0

  var horizontalExtent: Extent { Extent(of: times) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var path = PathData()
    var last = -Double.infinity
    let foot = area.frame.bottom - 2
    for time in times {
      let x = area.x(time)
      // Ticks closer than half a pixel would be one.
      guard x.isFinite, abs(x - last) >= 0.5 else { continue }
      last = x
      path.move(to: Point(x, foot))
      path.line(to: Point(x, foot - height))
    }
    drawing.path(path, stroke: Stroke(paint, 1.1))
  }
}
