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
  /// Whether all are left out where one would lie on the next.
  var needsRoom = false

  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard !needsRoom || areApart(in: area, drawing.typography) else { return }
    for entry in entries {
      guard let place = area.place(entry.x, entry.y), area.holds(place) else { continue }
      drawing.text(entry.text, at: Point(place.x + offset.x, place.y + offset.y), style)
    }
  }
}

extension TextMark {
  /// Whether neighbours along the horizontal axis leave each other room.
  private func areApart(in area: PlotArea, _ typography: Typography) -> Bool {
    let places = entries.map { (x: area.x($0.x), half: typography.width($0.text, style) / 2) }
    return zip(places, places.dropFirst()).allSatisfy { $0.x + $0.half + 2 <= $1.x - $1.half }
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
