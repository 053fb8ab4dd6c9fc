import Wording

extension Figure {
  /// Points by class: a colour and a shape each, or numbers at the means where classes are many.
  ///
  /// Up to four classes are named in a legend with their counts; more are named in the plot.
  ///
  /// - Parameter contours: whether lines go around the densest parts of each class.
  package static func scatter(
    x: [some BinaryFloatingPoint], y: [some BinaryFloatingPoint], by classes: Classes? = nil,
    contours: Bool = false, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (x, y) = (doubles(x), doubles(y))
    let groups = try checkedGroups(x, y, classes)
    var panel = Panel(width: 380, height: 340, marks: [points(groups, x, y)])
    panel.x.padding = 0.05
    panel.x.label = labels.x ?? ""
    panel.y.label = labels.y ?? ""
    if contours { panel.marks += contourMarks(groups, x, y) }
    if namesInside(groups) { panel.marks.append(meanLabels(groups, x, y)) }
    return Figure(
      kind: "scatter", labels: labels, note: pointNote(x, y),
      description: scatterDescription(x.count, groups, named: classes != nil),
      legend: pointLegend(groups, named: classes != nil), panels: [panel])
  }

  /// Points whose colours tell a number each, by a bar that says which.
  ///
  /// - Parameter key: what the numbers are, with their unit.
  package static func scatter(
    x: [some BinaryFloatingPoint], y: [some BinaryFloatingPoint],
    colouredBy values: [some BinaryFloatingPoint], key: String = "", labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (x, y, values) = (doubles(x), doubles(y), doubles(values))
    _ = try checkedGroups(x, y, nil)
    try require("colours", values.count, asMany: "points", x.count)
    try require(finite: values, in: "the colours")
    let scale = ColourScale(map: .viridis, extent: Extent(of: values).widened)
    var panel = Panel(width: 360, height: 340)
    panel.marks = [ColouredPointsMark(x: x, y: y, values: values, scale: scale)]
    panel.colourBar = ColourBar(scale: scale, label: key)
    panel.x.padding = 0.05
    panel.x.label = labels.x ?? ""
    panel.y.label = labels.y ?? ""
    let unknown = values.count { !$0.isFinite }
    return Figure(
      kind: "scatter", labels: labels,
      note: [
        cloudNote(x.count), lostNote(x, y),
        unknown > 0 ? "grey crosses: \(counted(unknown, "point")) without a number" : "",
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      description: "\(counted(x.count, "point")), coloured by numbers from "
        + "\(significant(scale.extent.lower)) to \(significant(scale.extent.upper)).",
      panels: [panel])
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
      usesCircles: namesInside(groups))
  }

  /// Whether classes are named in the plot: where they are many, but no more than colours.
  static func namesInside(_ groups: [ClassRows]) -> Bool { (5...10).contains(groups.count) }

  private static func contourMarks(
    _ groups: [ClassRows], _ x: [Double], _ y: [Double]
  ) -> [any Mark] {
    groups.map { group in
      ContourMark(
        x: group.rows.map { x[$0] }, y: group.rows.map { y[$0] },
        paint: groups.count > 1 ? .series(group.index) : .ink
      ).named(group.name + " density")
    }
  }

  /// Classes are told by a legend, but where they are named in the plot.
  static func pointLegend(_ groups: [ClassRows], named: Bool) -> [LegendEntry] {
    guard named, !namesInside(groups) else { return [] }
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

  /// What is not drawn of some points.
  static func pointNote(_ x: [Double], _ y: [Double]) -> String {
    [cloudNote(x.count), lostNote(x, y)].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func lostNote(_ x: [Double], _ y: [Double]) -> String {
    leftOut(zip(x, y).count { !$0.isFinite || !$1.isFinite }, "point")
  }

  static func meanLabels(
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
      }, style: style, movesApart: true)
  }
}
