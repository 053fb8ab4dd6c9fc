/// The area between two lines, such as a mean give or take a deviation.
struct BandMark: Mark {
  var x: [Double]
  var lower: [Double]
  var upper: [Double]
  var paint: Paint
  var opacity = 0.18

  var horizontalExtent: Extent { Extent(of: x) }
  var verticalExtent: Extent { Extent(of: lower).union(Extent(of: upper)) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var path = PathData()
    var (above, below): ([Point], [Point]) = ([], [])
    for index in x.indices {
      let top = area.place(x[index], upper[index])
      let bottom = area.place(x[index], lower[index])
      if let top, let bottom {
        above.append(top)
        below.append(bottom)
      } else {
        path.polygon(above + below.reversed())
        (above, below) = ([], [])
      }
    }
    path.polygon(above + below.reversed())
    drawing.path(path, fill: paint, opacity: opacity)
  }
}
