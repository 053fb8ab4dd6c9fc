/// An arrow that stands at a right angle on the line weights · (x, y) + bias = 0, as the page shows
/// it, from the place nearest to the middle of the plot to where the sum is 1.
struct NormalMark: Mark {
  var weights: (Double, Double)
  var bias: Double
  /// What stands at the head.
  var text = ""
  var stroke = Stroke(.ink, 1.8)

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard let (tail, head) = ends(in: area),
      let beyond = drawing.arrow(from: tail, to: head, stroke)
    else { return }
    var style = TextStyle(size: 13, anchor: .middle)
    style.isBold = true
    style.hasHalo = true
    drawing.text(text, at: beyond, style)
  }

  private func ends(in area: PlotArea) -> (Point, Point)? {
    let (across, up) = (area.x.length(of: 1), area.y.length(of: 1))
    // The weights of a pixel to the right and of one down.
    let (x, y) = (weights.0 / across, weights.1 / up)
    let size = x * x + y * y
    guard size.isFinite, size > 1e-200, let origin = area.place(0, 0) else { return nil }
    let middle = area.frame.middle
    let sum = bias + x * (middle.x - origin.x) + y * (middle.y - origin.y)
    let tail = Point(middle.x - x * sum / size, middle.y - y * sum / size)
    let share = 1 / size.squareRoot() / min(area.frame.width, area.frame.height)
    let reach = share > 0.3 ? 0.3 / share : share < 0.08 ? 0.08 / max(share, 1e-9) : 1
    return (tail, Point(tail.x + x / size * reach, tail.y + y / size * reach))
  }
}
