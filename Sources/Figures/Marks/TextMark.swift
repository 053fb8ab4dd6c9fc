/// Texts at values.
struct TextMark: Mark {
  struct Entry: Sendable {
    var text: String
    var x: Double
    var y: Double
  }

  var entries: [Entry]
  var style = TextStyle.legend
  /// Pixels right of and below the value.
  var offset = Point(0, 0)

  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    for entry in entries {
      guard let place = area.place(entry.x, entry.y) else { continue }
      drawing.text(entry.text, at: Point(place.x + offset.x, place.y + offset.y), style)
    }
  }
}

/// Texts at a corner of the plot area, one under the other.
struct CornerTextMark: Mark {
  enum Corner: Sendable { case topLeft, topRight, bottomRight }

  var lines: [String]
  var corner = Corner.topLeft
  var style = TextStyle.legend.with(halo: true)

  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let frame = area.frame
    for (index, line) in lines.enumerated() {
      let down = Double(index) * 15 + 10
      let up = Double(lines.count - index) * 15 - 4
      switch corner {
      case .topLeft:
        drawing.text(line, at: Point(frame.x + 8, frame.y + down), style)
      case .topRight:
        let place = Point(frame.right - 6, frame.y + down)
        drawing.text(line, at: place, style.with(anchor: .end))
      case .bottomRight:
        let place = Point(frame.right - 6, frame.bottom - up)
        drawing.text(line, at: place, style.with(anchor: .end))
      }
    }
  }
}
