/// The names of lines, right of where they end, moved apart where they would overlap.
struct EndLabelsMark: Mark {
  struct Entry: Sendable {
    var text: String
    /// The value that the line ends at.
    var y: Double
    var paint: Paint
    var isBold = true

    fileprivate var style: TextStyle {
      var style = TextStyle.legend.with(paint: paint.ofText)
      style.isBold = isBold
      return style
    }
  }

  var entries: [Entry]

  private static let lineHeight = 14.0

  var isClipped: Bool { false }

  func rightRoom(beside width: Double, in typography: Typography) -> Double {
    10
      + (entries.map { typography.width(shown($0, beside: width, typography), $0.style) }.max() ?? 0)
  }

  /// As much of a name as the room beside a plot area allows, so that long ones leave it some.
  private func shown(_ entry: Entry, beside width: Double, _ typography: Typography) -> String {
    guard typography != .characters else { return entry.text }
    return typography.shortened(entry.text, entry.style, width: min(240, max(120, width * 0.8)))
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let placed = entries.compactMap { entry -> (entry: Entry, y: Double)? in
      let y = area.y(entry.y)
      return y.isFinite ? (entry, min(area.frame.bottom, max(area.frame.y, y))) : nil
    }
    .sorted { ($0.y, $0.entry.text) < ($1.y, $1.entry.text) }
    let positions = Self.within(
      area.frame, Self.apart(placed.map(\.y), by: Self.lineHeight), by: Self.lineHeight)
    for ((entry, _), y) in zip(placed, positions) {
      drawing.text(
        shown(entry, beside: area.frame.width, drawing.typography), of: entry.text,
        at: Point(area.frame.right + 8, y), entry.style)
    }
  }

  /// Ascending positions that are far enough apart, moved down from above a frame, and up from
  /// below it as far as that has room.
  private static func within(
    _ frame: Frame, _ positions: [Double], by distance: Double
  ) -> [Double] {
    var (positions, end) = (positions, frame.bottom)
    for index in positions.indices.reversed() {
      positions[index] = min(positions[index], end)
      end = positions[index] - distance
    }
    var start = frame.y
    for index in positions.indices {
      positions[index] = max(positions[index], start)
      start = positions[index] + distance
    }
    return positions
  }

  /// Ascending positions, moved as little as brings neighbours `distance` apart.
  static func apart(_ positions: [Double], by distance: Double) -> [Double] {
    var groups: [(sum: Double, count: Double)] = []
    for (index, position) in positions.enumerated() {
      // Each position less its rank's distance: what overlaps is then out of order.
      groups.append((position - Double(index) * distance, 1))
      while groups.count > 1,
        groups[groups.count - 2].sum / groups[groups.count - 2].count
          > groups[groups.count - 1].sum / groups[groups.count - 1].count
      {
        let last = groups.removeLast()
        groups[groups.count - 1].sum += last.sum
        groups[groups.count - 1].count += last.count
      }
    }
    let settled = groups.flatMap { Array(repeating: $0.sum / $0.count, count: Int($0.count)) }
    return settled.enumerated().map { $1 + Double($0) * distance }
  }
}
