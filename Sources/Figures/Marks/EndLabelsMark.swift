/// The names of lines, right of where they end, moved apart where they would overlap.
struct EndLabelsMark: Mark {
  struct Entry: Sendable {
    var text: String
    /// The value that the line ends at.
    var y: Double
    var paint: Paint
    var isBold = true
  }

  var entries: [Entry]

  private static let lineHeight = 14.0

  var isClipped: Bool { false }

  func rightRoom(in typography: Typography) -> Double {
    var style = TextStyle.legend
    style.isBold = true
    return 10 + (entries.map { typography.width($0.text, style) }.max() ?? 0)
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let placed = entries.compactMap { entry -> (entry: Entry, y: Double)? in
      let y = area.y(entry.y)
      return y.isFinite ? (entry, min(area.frame.bottom, max(area.frame.y, y))) : nil
    }
    .sorted { ($0.y, $0.entry.text) < ($1.y, $1.entry.text) }
    let positions = Self.apart(placed.map(\.y), by: Self.lineHeight)
    for ((entry, _), y) in zip(placed, positions) {
      var style = TextStyle.legend.with(paint: entry.paint.ofText)
      style.isBold = entry.isBold
      drawing.text(entry.text, at: Point(area.frame.right + 8, y), style)
    }
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
