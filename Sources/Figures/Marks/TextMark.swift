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
  /// Whether texts that would lie on others are moved beside them.
  var movesApart = false

  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard !needsRoom || areApart(in: area, drawing.typography) else { return }
    if movesApart { return drawApart(in: area, on: &drawing) }
    for entry in entries {
      guard let place = area.place(entry.x, entry.y), area.holds(place) else { continue }
      drawing.text(entry.text, at: Point(place.x + offset.x, place.y + offset.y), style)
    }
  }
}

extension TextMark {
  /// Draws each text where it belongs, or at the nearest place around that is free.
  private func drawApart(in area: PlotArea, on drawing: inout Drawing) {
    var taken: [Frame] = []
    for entry in entries {
      guard let place = area.place(entry.x, entry.y), area.holds(place) else { continue }
      let text = drawing.typography.shortened(entry.text, style, width: area.frame.width / 2)
      let width = drawing.typography.width(text, style) + 2
      let height = drawing.typography.size(style.size) + 1
      func frame(_ offset: (Double, Double)) -> Frame {
        Frame(
          x: place.x + offset.0 * width - width / 2, y: place.y + offset.1 * height - height / 2,
          width: width, height: height
        ).moved(into: area.frame)
      }
      let free = Self.around.lazy.map(frame).first { frame in
        !taken.contains { $0.overlaps(frame) }
      }
      let own = free ?? frame((0, 0))
      taken.append(own)
      drawing.text(text, of: entry.text, at: own.middle, style)
    }
  }

  /// Steps away from a place, the near ones first.
  private static let around: [(Double, Double)] = {
    var steps: [(distance: Double, across: Double, down: Double)] = []
    for down in stride(from: -8.0, through: 8, by: 1) {
      for across in stride(from: -4.0, through: 4, by: 1) {
        steps.append((across * across + down * down, across, down))
      }
    }
    return steps.sorted { $0 < $1 }.map { ($0.across, $0.down) }
  }()

  /// Whether neighbours along the horizontal axis leave each other room.
  private func areApart(in area: PlotArea, _ typography: Typography) -> Bool {
    let places = entries.map { (x: area.x($0.x), half: typography.width($0.text, style) / 2) }
    return zip(places, places.dropFirst()).allSatisfy { $0.x + $0.half + 2 <= $1.x - $1.half }
  }
}

/// Texts at a corner of the plot area, one under the other.
struct CornerTextMark: Mark {
  enum Corner: Sendable { case topLeft, topRight, bottomRight }

  /// A name, which may be shortened or left to its colour, and what must be seen behind it.
  struct Line: Sendable {
    var name = ""
    var value = ""
    var paint = Paint.ink

    var whole: String { [name, value].filter { !$0.isEmpty }.joined(separator: " ") }

    /// The line within a width.
    func shown(within width: Double, _ style: TextStyle, _ typography: Typography) -> String {
      let room = value.isEmpty ? width : width - typography.width(" " + value, style)
      let short = typography.shortened(name, style, width: room)
      return short.count < 3 && short != name && !value.isEmpty
        ? value : Line(name: short, value: value).whole
    }
  }

  var lines: [Line]
  var corner = Corner.topLeft
  var style = TextStyle.legend.with(halo: true)

  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let frame = area.frame
    for (index, all) in lines.enumerated() {
      let line = all.shown(within: frame.width - 14, style, drawing.typography)
      let (whole, style) = (all.whole, style.with(paint: all.paint))
      let down = Double(index) * 15 + 10
      let up = Double(lines.count - index) * 15 - 4
      switch corner {
      case .topLeft:
        drawing.text(line, of: whole, at: Point(frame.x + 8, frame.y + down), style)
      case .topRight:
        let place = Point(frame.right - 6, frame.y + down)
        drawing.text(line, of: whole, at: place, style.with(anchor: .end))
      case .bottomRight:
        let place = Point(frame.right - 6, frame.bottom - up)
        drawing.text(line, of: whole, at: place, style.with(anchor: .end))
      }
    }
  }
}
