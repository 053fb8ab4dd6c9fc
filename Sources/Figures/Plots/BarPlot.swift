extension Figure {
  /// A bar from zero for each value, with its name beneath.
  ///
  /// - Parameter names: as many as there are values; empty for 0, 1, 2, …
  package static func bar(
    _ values: [some BinaryFloatingPoint], names: [String] = [], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let values = doubles(values)
    try require(rows: values.count, of: "the bars")
    try require("bars", values.count, atMost: 500)
    try require(finite: values, in: "the bars")
    if !names.isEmpty { try require("names", names.count, asMany: "bars", values.count) }
    var panel = Panel(width: barWidth(values.count, names), height: 250)
    panel.marks = [BarsMark(heights: values)]
    if values.count <= 12 {
      panel.marks = [BarsMark(heights: values, texts: barTexts(values))]
    }
    if values.contains(where: { $0 < 0 }) {
      panel.marks.append(RuleMark(direction: .horizontal, value: 0, stroke: Stroke(.axis, 1)))
    }
    panel.y.includesZero = true
    panel.y.padding = 0.08
    panel.y.label = labels.y ?? "Value"
    panel.x.label = labels.x ?? ""
    panel.x.showsGrid = false
    if names.isEmpty {
      panel.x.wholeNumbers = true
    } else {
      panel.x.kind = .categories(names, .turning)
    }
    return Figure(
      kind: "bar", labels: labels, note: leftOut(values.count { !$0.isFinite }),
      description: barDescription(values, names), panels: [panel])
  }

  /// The heights with one number of decimals, which is that of three digits of the greatest.
  private static func barTexts(_ values: [Double]) -> [String] {
    let greatest = values.map { abs($0) }.filter(\.isFinite).max() ?? 0
    guard greatest > 1e-4, greatest < 1e5 else { return values.map(significant) }
    let most = max(0, 2 - exponentOfTen(greatest))
    return labels(of: values, atMost: most)
  }

  private static func barWidth(_ count: Int, _ names: [String]) -> Double {
    let widest = names.map { textWidth($0, size: TextStyle.tick.size) }.max() ?? 0
    return min(640, max(260, Double(count) * max(30, min(widest + 14, 90))))
  }

  private static func barDescription(_ values: [Double], _ names: [String]) -> String {
    guard values.count <= 12 else { return "\(values.count) bars." }
    let parts = values.indices.map {
      (names.isEmpty ? "\($0)" : names[$0]) + " " + significant(values[$0])
    }
    return "Bars: \(parts.joined(separator: ", "))."
  }
}
