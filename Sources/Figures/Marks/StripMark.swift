/// The class of each row of cells as a strip of its colour, right of the plot area.
struct StripMark: Mark {
  /// The number of each row's colour, the first at the top.
  var rows: [Int]

  var isClipped: Bool { false }

  func rightRoom(beside width: Double, in typography: Typography) -> Double { 12 }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let height = area.frame.height / Double(max(1, rows.count))
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end] == rows[start] { end += 1 }
      let frame = Frame(
        x: area.frame.right + 3, y: area.frame.y + Double(start) * height, width: 7,
        height: Double(end - start) * height)
      drawing.rectangle(frame, fill: .series(rows[start]))
      start = end
    }
  }
}
