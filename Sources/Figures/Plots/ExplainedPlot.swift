import Wording

extension Figure {
  /// The share of the variance that each component explains, and their running sum.
  ///
  /// - Parameter ratios: from 0 to 1, first component first.
  package static func explained(
    _ ratios: [some BinaryFloatingPoint], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let ratios = doubles(ratios)
    try require(rows: ratios.count, of: "the components")
    try require("components", ratios.count, atMost: 1000)
    try require(finite: ratios, in: "the ratios")
    var total = 0.0
    let running = ratios.map { ratio in
      total += ratio.isFinite ? ratio : 0
      return total
    }
    let components = positions(ratios.count)
    var panel = Panel(width: min(520, max(280, Double(ratios.count) * 36)), height: 250)
    panel.marks = [
      BarsMark(heights: ratios),
      LineMark(x: components, y: running, stroke: Stroke(.series(1), 1.6)),
      PointsMark(
        classes: [.init(index: 1, x: components, y: running)], size: 5, usesCircles: true),
      EndLabelsMark(entries: [
        .init(text: "cumulative", y: total, paint: .series(1)),
        .init(text: "each", y: ratios.last ?? 0, paint: .series(0)),
      ]),
    ]
    if ratios.count <= 12 { panel.marks.append(ratioTexts(ratios)) }
    panel.x.wholeNumbers = true
    panel.x.spacing = 36
    panel.x.domain = Extent(-0.6, Double(ratios.count) - 0.4)
    panel.x.showsGrid = false
    panel.y.domain = Extent(0, max(1.0, total) * (total > 0.97 ? 1.04 : 1))
    panel.x.label = labels.x ?? "Component"
    panel.y.label = labels.y ?? "Explained variance ratio"
    return Figure(
      kind: "explained", labels: labels,
      description: "\(counted(ratios.count, "component")) together explain "
        + "\(rounded(total * 100, decimals: 1)) % of the variance, the first "
        + "\(rounded(ratios[0] * 100, decimals: 1)) %.",
      panels: [panel])
  }

  /// The running sums of several analyses, a line each, named at their ends.
  ///
  /// - Parameter all: the ratios of each, from 0 to 1, first component first.
  package static func explained(
    comparing all: [(name: String, ratios: [Double])], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: all.count, of: "the analyses")
    for one in all {
      try require(rows: one.ratios.count, of: "the components")
      try require(finite: one.ratios, in: "the ratios")
    }
    let series = all.map { one in
      var total = 0.0
      let sums = one.ratios.map { ratio in
        total += ratio.isFinite ? ratio : 0
        return total
      }
      return Series(name: one.name, x: positions(sums.count), y: sums)
    }
    let labels = Labels(
      title: labels.title, note: labels.note, x: labels.x ?? "Component",
      y: labels.y ?? "Explained variance, cumulative")
    var figure = try line(series, labels: labels)
    figure.rename("explained") { panel in
      panel.x.wholeNumbers = true
      panel.y.includesZero = true
    }
    return figure
  }

  /// The ratios over their bars; the first stands over the line that rises from its bar.
  private static func ratioTexts(_ ratios: [Double]) -> TextMark {
    TextMark(
      entries: ratios.enumerated().map { index, ratio in
        let rise = index == 0 && ratios.count > 1 && ratios[1] > 0 ? ratios[1] * 0.42 : 0
        return TextMark.Entry(text: rounded(ratio, decimals: 3), x: Double(index), y: ratio + rise)
      }, style: .tick.with(halo: true), offset: Point(0, -9), needsRoom: true)
  }
}
