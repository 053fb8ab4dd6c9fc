/// A square table of counts: shaded by the share of the row, with count and share written in.
struct TableMark: Mark {
  var counts: [[Int]]

  var isClipped: Bool { false }

  /// Whether a cell has room for a percentage under its count.
  static func isLarge(_ size: Double) -> Bool { size > 64 }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let width = area.frame.width / Double(counts.count)
    let height = area.frame.height / Double(counts.count)
    let isLarge = Self.isLarge(width) && height > 44
    for (row, cells) in counts.enumerated() {
      let total = cells.reduce(0, +)
      for (column, count) in cells.enumerated() {
        let share = total > 0 ? Double(count) / Double(total) : 0
        let colour = ColourMap.blues.colour(at: share)
        let frame = Frame(
          x: area.frame.x + Double(column) * width + 1,
          y: area.frame.y + Double(row) * height + 1, width: width - 2, height: height - 2)
        drawing.rectangle(frame, fill: .fixed(colour))
        // Dark text on light cells, light text on dark ones.
        let paint = Paint.fixed(colour.luminance > 0.32 ? Colour(0x1F2328) : Colour(0xFFFFFF))
        let middle = frame.middle
        var style = TextStyle(size: isLarge ? 17 : 11, paint: paint, anchor: .middle)
        style.isBold = isLarge
        drawing.text(String(count), at: Point(middle.x, middle.y - (isLarge ? 9 : 0)), style)
        if isLarge {
          let percent = total > 0 ? rounded(share * 100, decimals: 1) + " %" : "no rows"
          let small = TextStyle(size: 11.5, paint: paint, anchor: .middle)
          drawing.text(percent, at: Point(middle.x, middle.y + 12), small)
        }
      }
    }
  }
}
