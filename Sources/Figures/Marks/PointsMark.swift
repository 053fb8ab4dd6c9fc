/// Points of several classes, each class with its own colour and shape.
///
/// Classes are drawn in alternating slices, each a group of its own, so that none hides the other;
/// those that are rare lie on top. Points that would fall on a point of their class within half a
/// pixel are left out.
struct PointsMark: Mark {
  /// The points of one class.
  struct Class: Sendable {
    var index: Int
    var name = ""
    var x: [Double]
    var y: [Double]
  }

  var classes: [Class]
  var size = 5.0
  /// Whether every class is a circle, where labels in the plot name the classes.
  var usesCircles = false

  private static let slices = 8
  /// More points than this are a cloud, whose shape a part shows as well.
  static let limit = 24_000

  var horizontalExtent: Extent { classes.reduce(Extent()) { $0.union(Extent(of: $1.x)) } }
  var verticalExtent: Extent { classes.reduce(Extent()) { $0.union(Extent(of: $1.y)) } }

  var places: (across: [Double], up: [Double]) {
    (classes.flatMap(\.x), classes.flatMap(\.y))
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let placed = classes.map { distinct($0, in: area) }
    let most = placed.map(\.count).max() ?? 0
    let rare = placed.indices.filter { placed[$0].count * Self.rarity < most }
    let common = placed.indices.filter { !rare.contains($0) }
    let total = placed.map(\.count).reduce(0, +)
    let slices = common.count < 2 || total < 40 ? 1 : Self.slices
    for slice in 0..<slices {
      for index in common {
        let points = placed[index]
        let range = (points.count * slice / slices)..<(points.count * (slice + 1) / slices)
        draw(Array(points[range]), of: index, size: size(for: total), on: &drawing)
      }
    }
    for index in rare {
      draw(placed[index], of: index, size: size(for: placed[index].count), on: &drawing)
    }
  }

  /// A class that is this much rarer than another lies on top, in points as large as if it were
  /// alone.
  private static let rarity = 20

  private func draw(
    _ points: [Point], of index: Int, size: Double, on drawing: inout Drawing
  ) {
    let number = classes[index].index
    let symbol = usesCircles ? Symbol.circle : Symbol(index: number)
    drawing.grouped("layer-" + classes[index].name) {
      symbol.draw(points, paint: .series(number), size: size, opacity: 0.75, on: &$0)
    }
  }

  private func size(for total: Int) -> Double { Self.size(size, for: total) }

  /// Many points are drawn smaller.
  static func size(_ size: Double, for total: Int) -> Double {
    total > 8000 ? size * 0.4 : total > 2500 ? size * 0.55 : total > 800 ? size * 0.75 : size
  }

  private func distinct(_ group: Class, in area: PlotArea) -> [Point] {
    let share = max(1, Self.limit / max(1, classes.count))
    let step = max(1, (group.x.count + share - 1) / share)
    var seen: Set<UInt64> = []
    var points: [Point] = []
    for index in stride(from: 0, to: min(group.x.count, group.y.count), by: step) {
      guard let point = area.place(group.x[index], group.y[index]) else { continue }
      guard abs(point.x) < 1e5, abs(point.y) < 1e5 else { continue }
      let column = UInt32(bitPattern: Int32((point.x * 2).rounded()))
      let row = UInt32(bitPattern: Int32((point.y * 2).rounded()))
      if seen.insert(UInt64(column) << 32 | UInt64(row)).inserted { points.append(point) }
    }
    return points
  }
}
