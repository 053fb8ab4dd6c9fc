extension Figure {
  /// How well a classifier ranks rows, at every threshold.
  package struct ScoreCurve: Sendable, Equatable {
    /// What the classifier is called; may be empty.
    package var name: String
    /// False positive rates from 0 to 1, ascending.
    package var falsePositive: [Double]
    /// True positive rates, one for each false positive rate.
    package var truePositive: [Double]
    /// The area under them.
    package var area: Double
    /// Recalls from 0 to 1; empty where precision is not drawn.
    package var recall: [Double]
    /// Precisions, one for each recall.
    package var precision: [Double]
    /// The mean precision over recall; NaN where it is unknown.
    package var averagePrecision: Double
    /// Between which true positive rates the curve may lie; nil where that is not drawn.
    package var band: Band?

    /// The ends of an interval of true positive rates, one for each false positive rate of its own.
    package struct Band: Sendable, Equatable {
      package var falsePositive, lower, upper: [Double]
      package init(falsePositive: [Double], lower: [Double], upper: [Double]) {
        (self.falsePositive, self.lower, self.upper) = (falsePositive, lower, upper)
      }
    }

    /// A curve; recall and precision are optional.
    package init(
      name: String = "", falsePositive: [Double], truePositive: [Double], area: Double,
      recall: [Double] = [], precision: [Double] = [], averagePrecision: Double = .nan,
      band: Band? = nil
    ) {
      self.name = name
      self.falsePositive = falsePositive
      self.truePositive = truePositive
      self.area = area
      self.recall = recall
      self.precision = precision
      self.averagePrecision = averagePrecision
      self.band = band
    }
  }

  /// True against false positive rates with the area under them, and precision against recall
  /// where the curves have it.
  ///
  /// - Parameter prevalence: the share of positive rows: the precision of a guess.
  package static func roc(
    _ curves: [ScoreCurve], prevalence: Double? = nil, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: curves.count, of: "the curves")
    try require("curves", curves.count, atMost: 8)
    for curve in curves {
      try require(rows: curve.falsePositive.count, of: "a curve")
      try require(
        "true positive rates", curve.truePositive.count, asMany: "false positive rates",
        curve.falsePositive.count)
      try require("precisions", curve.precision.count, asMany: "recalls", curve.recall.count)
    }
    var panels = [rocPanel(curves, labels)]
    if curves.contains(where: { !$0.recall.isEmpty }) {
      panels.append(precisionPanel(curves, prevalence))
    }
    let areas = curves.map {
      ($0.name.isEmpty ? "" : $0.name + " ") + "AUC " + rounded($0.area, decimals: 3)
    }
    return Figure(
      kind: "roc", labels: labels,
      description: "Receiver operating characteristic: \(areas.joined(separator: ", ")).",
      legend: curves.count > 1 ? curveLegend(curves.map(\.name)) : [], panels: panels, columns: 2)
  }

  /// Curves differ by dash as well as by hue.
  static func curveStroke(_ index: Int) -> Stroke {
    let dashes: [[Double]] = [[], [6, 3], [2, 3], [8, 3, 2, 3]]
    return Stroke(.series(index), 1.8, dash: dashes[index % 4])
  }

  static func curveLegend(_ names: [String]) -> [LegendEntry] {
    names.enumerated().map { LegendEntry(name: $1, swatch: .line(curveStroke($0))) }
  }

  private static func unitPanel() -> Panel {
    var panel = Panel(width: 260, height: 260)
    (panel.x.domain, panel.y.domain) = (Extent(0, 1), Extent(0, 1))
    (panel.x.spacing, panel.y.spacing) = (52, 52)
    return panel
  }

  private static func texts(
    _ curves: [ScoreCurve], _ text: (ScoreCurve) -> String
  ) -> [CornerTextMark.Line] {
    guard curves.count > 1 else { return curves.map { .init(value: text($0)) } }
    return curves.enumerated().map {
      .init(name: $1.name, value: text($1), paint: Paint.series($0).ofText)
    }
  }

  private static func rocPanel(_ curves: [ScoreCurve], _ labels: Labels) -> Panel {
    var panel = unitPanel()
    panel.x.label = labels.x ?? "False positive rate"
    panel.y.label = labels.y ?? "True positive rate"
    panel.marks = [LineMark(x: [0, 1], y: [0, 1], stroke: Stroke(.axis, 1, dash: [3, 3]))]
    for (index, curve) in curves.enumerated() {
      if let band = curve.band {
        panel.marks.append(
          BandMark(
            x: band.falsePositive, lower: band.lower, upper: band.upper, paint: .series(index)))
      }
      panel.marks.append(
        LineMark(x: curve.falsePositive, y: curve.truePositive, stroke: curveStroke(index))
          .named(curve.name))
    }
    let lines = texts(curves) { "AUC " + rounded($0.area, decimals: 3) }
    panel.marks.append(CornerTextMark(lines: lines, corner: .bottomRight))
    return panel
  }

  private static func precisionPanel(_ curves: [ScoreCurve], _ prevalence: Double?) -> Panel {
    var panel = unitPanel()
    panel.x.label = "Recall"
    panel.y.label = "Precision"
    if let prevalence, prevalence.isFinite {
      let dashed = Stroke(.axis, 1, dash: [3, 3])
      panel.marks = [RuleMark(direction: .horizontal, value: prevalence, stroke: dashed)]
      panel.marks.append(
        EndLabelsMark(entries: [
          .init(
            text: "prevalence " + rounded(prevalence, decimals: 3), y: prevalence, paint: .muted,
            isBold: false)
        ]))
    }
    for (index, curve) in curves.enumerated() where !curve.recall.isEmpty {
      panel.marks.append(
        LineMark(x: curve.recall, y: curve.precision, stroke: curveStroke(index)).named(curve.name))
    }
    let lines = texts(curves) { "AP " + rounded($0.averagePrecision, decimals: 3) }
    let known = zip(lines, curves).filter { $1.averagePrecision.isFinite }.map(\.0)
    panel.marks.append(CornerTextMark(lines: known, corner: .topRight))
    return panel
  }
}
