extension Figure {
  /// What came true of what was predicted, in bins of the predictions.
  package struct ReliabilityCurve: Sendable, Equatable {
    /// What predicted; may be empty.
    package var name: String
    /// The mean of the predictions of each bin, ascending.
    package var predicted: [Double]
    /// The mean of what was, in each bin.
    package var observed: [Double]
    /// The interval of each of these; empty for none.
    package var ranges: [Dots.Range]
    /// How well it comes true, as "Brier 0.081".
    package var score: String

    package init(
      name: String, predicted: [Double], observed: [Double], ranges: [Dots.Range] = [],
      score: String
    ) {
      (self.name, self.predicted, self.observed) = (name, predicted, observed)
      (self.ranges, self.score) = (ranges, score)
    }
  }

  /// What was observed over what was predicted, beside the line on which both are the same.
  ///
  /// - Parameter areProbabilities: whether both axes go from 0 to 1.
  package static func calibration(
    _ curves: [ReliabilityCurve], areProbabilities: Bool, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: curves.count, of: "the curves")
    try require("curves", curves.count, atMost: 8)
    for curve in curves {
      try require(rows: curve.predicted.count, of: "a curve")
      try require(
        "observed means", curve.observed.count, asMany: "predicted", curve.predicted.count)
    }
    let all = Extent(of: curves.flatMap { $0.predicted + $0.observed }).union(Extent(0, 0))
    let extent = areProbabilities ? Extent(0, 1) : all.widened.padded(by: 0.04)
    var panel = Panel(width: 270, height: 270)
    let ends = [extent.lower, extent.upper]
    panel.marks = [LineMark(x: ends, y: ends, stroke: Stroke(.axis, 1, dash: [3, 3]))]
    panel.marks += curves.indices.flatMap { reliabilityMarks(curves[$0], $0) }
    (panel.x.domain, panel.y.domain) = (extent, extent)
    (panel.x.spacing, panel.y.spacing) = (52, 52)
    panel.x.label = labels.x ?? (areProbabilities ? "Predicted probability" : "Expected count")
    panel.y.label = labels.y ?? (areProbabilities ? "Share that came true" : "Mean count")
    let lines = curves.enumerated().map { index, curve in
      curves.count < 2
        ? CornerTextMark.Line(value: curve.score)
        : .init(name: curve.name, value: curve.score, paint: Paint.series(index).ofText)
    }
    panel.marks.append(CornerTextMark(lines: lines, corner: .bottomRight))
    return Figure(
      kind: "calibration", labels: labels,
      description:
        "What came true of what was predicted: \(lines.map(\.whole).joined(separator: ", ")).",
      legend: curves.count > 1 ? curveLegend(curves.map(\.name)) : [], panels: [panel])
  }

  private static func reliabilityMarks(_ curve: ReliabilityCurve, _ index: Int) -> [any Mark] {
    let points = PointsMark.Class(index: index, x: curve.predicted, y: curve.observed)
    return [
      MarkLayer(
        name: curve.name.isEmpty ? "reliability" : curve.name,
        marks: [
          RangesMark(x: curve.predicted, ranges: curve.ranges, paint: .series(index)),
          LineMark(x: curve.predicted, y: curve.observed, stroke: curveStroke(index)),
          PointsMark(classes: [points], size: 5.5),
        ])
    ]
  }
}
