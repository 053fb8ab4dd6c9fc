/// The spikes of many neurons over time, a row of ticks for each.
struct RasterMark: Mark {
  /// The times of the spikes of each neuron, the first at the top.
  var rows: [[Double]]
  var paint: Paint = .ink

  var horizontalExtent: Extent { rows.reduce(Extent()) { $0.union(Extent(of: $1)) } }
  var verticalExtent: Extent { Extent(-0.5, Double(rows.count) - 0.5) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let height = area.frame.height / Double(max(1, rows.count))
    let half = min(8, height * 0.38)
    var path = PathData()
    for (row, times) in rows.enumerated() {
      let middle = area.y(Double(row))
      var last = -Double.infinity
      for time in times {
        let x = area.x(time)
        guard x.isFinite, abs(x - last) >= 0.5 else { continue }
        last = x
        path.move(to: Point(x, middle - half))
        path.line(to: Point(x, middle + half))
      }
    }
    drawing.path(path, stroke: Stroke(paint, rows.count > 60 ? 0.8 : 1.1))
  }
}
