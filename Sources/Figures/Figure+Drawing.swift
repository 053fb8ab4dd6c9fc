extension Figure {
  /// Draws the figure with its top left corner at a place.
  func draw(_ layout: Layout, at corner: Point, on drawing: inout Drawing) {
    draw(layout.head, at: corner, on: &drawing)
    switch content {
    case .panels(let panels, _):
      for (index, (panel, place)) in zip(panels, layout.places).enumerated() {
        drawing.grouped(partName(index)) { panel.draw(at: place.moved(by: corner), on: &$0) }
      }
    case .figures(let figures, _):
      let layouts = figures.map { $0.layout(in: drawing.typography) }
      for (index, (figure, place)) in zip(figures, layout.places).enumerated() {
        let place = Point(corner.x + place.x, corner.y + place.y)
        drawing.grouped(partName(index)) { figure.draw(layouts[index], at: place, on: &$0) }
      }
    }
    drawShared(layout, at: corner, on: &drawing)
  }

  /// Draws the labels that all panels share.
  private func drawShared(_ layout: Layout, at corner: Point, on drawing: inout Drawing) {
    let body = layout.body.moved(by: corner)
    let (level, upright) = layout.shared
    drawing.lines(level, of: sharedX, .axisLabel) {
      Point(body.middle.x, corner.y + layout.height - 8 - 14 * Double(level.count - 1 - $0))
    }
    var style = TextStyle.axisLabel
    style.isRotated = true
    drawing.lines(upright, of: sharedY, style) {
      Point(corner.x + 8 + 14 * Double($0), body.middle.y)
    }
  }

  /// What a part is called: by its letter, or its number within a figure that has a letter itself.
  private func partName(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    guard !isNested, letters.indices.contains(index) else { return "panel-\(index + 1)" }
    return "panel-\(letters[index])"
  }

  private func draw(_ head: Head, at corner: Point, on drawing: inout Drawing) {
    var y = corner.y
    for line in head.title {
      drawing.text(line, at: Point(corner.x, y + 9), titleStyle)
      y += 20
    }
    for line in head.note {
      drawing.text(line, at: Point(corner.x, y + 8), .note)
      y += 16
    }
    if !head.legend.isEmpty { y += 3 }
    drawing.grouped("legend") { drawing in
      for row in head.legend {
        for (entry, x) in row {
          entry.draw(at: Point(corner.x + x, y + 10), within: head.width - x, on: &drawing)
        }
        y += 19
      }
    }
  }
}

extension Frame {
  fileprivate func moved(by corner: Point) -> Frame {
    Frame(x: x + corner.x, y: y + corner.y, width: width, height: height)
  }
}
