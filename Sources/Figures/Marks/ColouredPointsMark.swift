/// A mark whose values are told by colours.
protocol ColouredMark: Mark {
  var values: [Double] { get }
  var scale: ColourScale { get set }
}

/// Points whose colours tell a number each, the greatest on top.
struct ColouredPointsMark: ColouredMark {
  var x: [Double]
  var y: [Double]
  var values: [Double]
  var scale: ColourScale
  var size = 5.0

  var horizontalExtent: Extent { Extent(of: x) }
  var verticalExtent: Extent { Extent(of: y) }
  var places: (across: [Double], up: [Double]) { (x, y) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let step = max(1, (x.count + PointsMark.limit - 1) / PointsMark.limit)
    var levels = [[Point]](repeating: [], count: ColourScale.levels)
    var unknown: [Point] = []
    for index in stride(from: 0, to: x.count, by: step) {
      guard let point = area.place(x[index], y[index]), area.holds(point) else { continue }
      if let level = scale.level(values[index]) {
        levels[level].append(point)
      } else {
        unknown.append(point)
      }
    }
    let size = PointsMark.size(size, for: x.count)
    Symbol.cross.draw(unknown, paint: .axis, size: size, opacity: 0.75, on: &drawing)
    for (level, points) in levels.enumerated() {
      Symbol.circle.draw(
        points, paint: .fixed(scale.colour(level: level)), size: size, on: &drawing)
    }
  }
}
