extension Figure {
  /// Points by class: a colour and a shape each, or numbers at the means where classes are many.
  ///
  /// Up to four classes are named in a legend with their counts; more are named in the plot.
  package static func scatter(
    x: [some BinaryFloatingPoint], y: [some BinaryFloatingPoint], by classes: Classes? = nil,
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (x, y) = (doubles(x), doubles(y))
    let groups = try checkedGroups(x, y, classes)
    var panel = Panel(width: 380, height: 340, marks: [points(groups, x, y)])
    panel.x.padding = 0.05
    panel.x.label = labels.x ?? ""
    panel.y.label = labels.y ?? ""
    if groups.count > 4 { panel.marks.append(meanLabels(groups, x, y)) }
    return Figure(
      kind: "scatter", labels: labels, note: cloudNote(x.count),
      description: scatterDescription(x.count, groups, named: classes != nil),
      legend: pointLegend(groups, named: classes != nil), panels: [panel])
  }

  static func checkedGroups(
    _ x: [Double], _ y: [Double], _ classes: Classes?
  ) throws(PlotError) -> [ClassRows] {
    try require(rows: x.count, of: "the points")
    try require("y values", y.count, asMany: "x values", x.count)
    try require(finite: x, in: "x")
    try require(finite: y, in: "y")
    return try rowsByClass(classes, rowCount: x.count)
  }

  static func points(_ groups: [ClassRows], _ x: [Double], _ y: [Double]) -> PointsMark {
    PointsMark(
      classes: groups.map { group in
        PointsMark.Class(
          index: group.index, name: group.name, x: group.rows.map { x[$0] },
          y: group.rows.map { y[$0] })
      },
      usesCircles: groups.count > 4)
  }

  /// Two to four classes are told by a legend; more by names in the plot.
  static func pointLegend(_ groups: [ClassRows], named: Bool) -> [LegendEntry] {
    guard named, groups.count <= 4 else { return [] }
    return groups.map {
      LegendEntry(name: "\($0.name) (n = \(grouped($0.rows.count)))", swatch: .point($0.index))
    }
  }

  static func scatterDescription(_ count: Int, _ groups: [ClassRows], named: Bool) -> String {
    "\(counted(count, "point"))" + (named ? ": \(listed(groups))." : ".")
  }

  static func cloudNote(_ count: Int) -> String {
    let limit = PointsMark.limit
    guard count > limit else { return "" }
    return "at most \(grouped(limit)) of \(grouped(count)) points drawn"
  }

  private static func meanLabels(
    _ groups: [ClassRows], _ x: [Double], _ y: [Double]
  ) -> TextMark {
    var style = TextStyle(size: 13, anchor: .middle)
    style.isBold = true
    style.hasHalo = true
    func mean(_ values: [Double], _ rows: [Int]) -> Double {
      let finite = rows.map { values[$0] }.filter(\.isFinite)
      return finite.isEmpty ? .nan : finite.sum / Double(finite.count)
    }
    return TextMark(
      entries: groups.map {
        TextMark.Entry(text: $0.name, x: mean(x, $0.rows), y: mean(y, $0.rows))
      }, style: style)
  }
}
