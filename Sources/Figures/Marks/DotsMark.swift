/// Columns of dots at 0, 1, 2, …, those of about one height beside each other; with lines between
/// those of one subject, or a range for each.
struct DotsMark: Mark {
  var columns: [Figure.Dots]
  /// Whether dots of one subject are joined from column to column, and stand on one line each.
  var arePaired = false

  /// The part of a column's place that dots may take to either side.
  private static let reach = 0.3

  var horizontalExtent: Extent { Extent(-0.5, Double(columns.count) - 0.5) }
  var verticalExtent: Extent {
    columns.reduce(Extent()) { extent, column in
      let ranges = column.ranges.flatMap { [$0.lower, $0.upper] }
      let summary = column.summary.map { [$0.lower, $0.upper, $0.mean] } ?? []
      return extent.union(Extent(of: column.values + ranges + summary))
    }
  }
  var isClipped: Bool { false }
  var places: (across: [Double], up: [Double]) { ([], columns.flatMap(\.values)) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let placed = columns.indices.map { places(of: $0, in: area) }
    if arePaired { drawPairs(placed, &drawing) }
    for (index, column) in columns.enumerated() {
      let (points, paint) = (placed[index], Paint.series(column.colour))
      drawing.grouped("layer-" + column.name) { drawing in
        draw(column.ranges, at: points, paint, in: area, &drawing)
        Symbol(index: column.colour).draw(
          points.compactMap { $0 }, paint: paint, size: size(of: points.count), opacity: 0.75,
          on: &drawing)
        if let summary = column.summary { draw(summary, at: index, in: area, &drawing) }
      }
    }
  }

  private func size(of count: Int) -> Double { count > 400 ? 3 : count > 100 ? 4 : 6 }

  /// Where the dots of a column lie; nil for those without a place.
  private func places(of index: Int, in area: PlotArea) -> [Point?] {
    let column = columns[index]
    let step = size(of: column.values.count) + 1
    let middle = area.x(Double(index))
    let room = abs(area.x(Self.reach) - area.x(0))
    let most = arePaired || !column.ranges.isEmpty ? 1 : max(1, 2 * Int(room / step) + 1)
    func row(_ place: Point) -> Int { Int((place.y / step).rounded()) }
    let places = column.values.map { value in
      area.place(Double(index), value).flatMap { area.holds($0) ? $0 : nil }
    }
    let counts = Dictionary(grouping: places.compactMap { $0 }, by: row).mapValues(\.count)
    var seen: [Int: Int] = [:]
    return places.map { place in
      guard let place else { return nil }
      let rank = seen[row(place), default: 0] % most
      seen[row(place), default: 0] += 1
      // Those of one height lie around the middle of the column.
      let beside = min(most, counts[row(place), default: 1])
      return Point(middle + (Double(rank) - Double(beside - 1) / 2) * step, place.y)
    }
  }

  private func drawPairs(_ placed: [[Point?]], _ drawing: inout Drawing) {
    var path = PathData()
    for (index, other) in zip(columns.indices, columns.indices.dropFirst()) {
      let partners = Dictionary(
        zip(columns[other].subjects, placed[other]), uniquingKeysWith: { first, _ in first })
      for (subject, point) in zip(columns[index].subjects, placed[index]) {
        guard let point, let partner = partners[subject] ?? nil else { continue }
        path.move(to: point)
        path.line(to: partner)
      }
    }
    drawing.path(path, stroke: Stroke(.axis, 0.9), opacity: 0.6)
  }

  private func draw(
    _ ranges: [Figure.Dots.Range], at points: [Point?], _ paint: Paint, in area: PlotArea,
    _ drawing: inout Drawing
  ) {
    var path = PathData()
    for (range, point) in zip(ranges, points) {
      guard let point else { continue }
      let ends = [range.lower, range.upper].map { area.y($0) }
      guard ends.allSatisfy(\.isFinite) else { continue }
      path.move(to: Point(point.x, area.within(ends[0])))
      path.line(to: Point(point.x, area.within(ends[1])))
    }
    drawing.path(path, stroke: Stroke(paint, 1.6))
  }

  /// The mean as a bar across the column, its interval upright.
  private func draw(
    _ summary: Figure.Dots.Summary, at index: Int, in area: PlotArea, _ drawing: inout Drawing
  ) {
    guard let mean = area.place(Double(index), summary.mean), area.holds(mean) else { return }
    let half = abs(area.x(0.16) - area.x(0))
    var path = PathData()
    path.move(to: Point(mean.x - half, mean.y))
    path.line(to: Point(mean.x + half, mean.y))
    let (low, high) = (area.y(summary.lower), area.y(summary.upper))
    if low.isFinite, high.isFinite {
      path.move(to: Point(mean.x, area.within(low)))
      path.line(to: Point(mean.x, area.within(high)))
    }
    drawing.path(path, stroke: Stroke(.ink, 2))
  }
}
