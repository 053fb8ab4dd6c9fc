/// The stretches of time that were not recorded of each neuron, shaded.
struct GapsMark: Mark {
  /// The stretches of each neuron, the first at the top.
  var rows: [[ClosedRange<Double>]]

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let height = area.frame.height / Double(max(1, rows.count))
    var path = PathData()
    for (row, gaps) in rows.enumerated() {
      let top = area.y(Double(row)) - height / 2
      for gap in gaps {
        let (left, right) = (area.x(gap.lowerBound), area.x(gap.upperBound))
        guard left.isFinite, right.isFinite else { continue }
        path.rectangle(Frame(x: left, y: top, width: max(right - left, 0.3), height: height))
      }
    }
    drawing.path(path, fill: .grid)
  }
}
