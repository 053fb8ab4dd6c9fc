/// Spikes over time in rows of ticks, such as one for each neuron.
struct RasterMark: Mark {
  /// The times of the spikes of each row, the first at the top.
  var rows: [[Double]]
  /// The number of its first row among all that a plot has, and how many these are.
  var first = 0
  var total: Int
  var paint: Paint = .ink

  init(rows: [[Double]], first: Int = 0, of total: Int? = nil, paint: Paint = .ink) {
    (self.rows, self.first, self.paint) = (rows, first, paint)
    self.total = total ?? rows.count
  }

  var horizontalExtent: Extent { rows.reduce(Extent()) { $0.union(Extent(of: $1)) } }
  var verticalExtent: Extent { Extent(-0.5, Double(total) - 0.5) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let height = area.frame.height / Double(max(1, total))
    let half = min(8, height * 0.38)
    var path = PathData()
    for (row, times) in rows.enumerated() {
      let middle = area.y(Double(first + row))
      var last = -Double.infinity
      for time in times {
        let x = area.x(time)
        guard x.isFinite, abs(x - last) >= 0.5 else { continue }
        last = x
        path.move(to: Point(x, middle - half))
        path.line(to: Point(x, middle + half))
      }
    }
    drawing.path(path, stroke: Stroke(paint, total > 60 ? 0.8 : 1.1))
  }
}
