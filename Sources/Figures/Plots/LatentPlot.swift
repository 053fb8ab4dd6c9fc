extension Figure {
  /// Where a linear classifier changes its mind: weights · (x, y) + bias = 0.
  package struct Boundary: Sendable, Equatable {
    /// The weights of the two axes.
    package var weights: (Double, Double)
    /// The bias.
    package var bias: Double

    /// A boundary in the plane of the plot, in the plot's own units.
    package init(weights: (Double, Double), bias: Double) {
      self.weights = weights
      self.bias = bias
    }

    package static func == (a: Boundary, b: Boundary) -> Bool {
      a.weights == b.weights && a.bias == b.bias
    }
  }

  /// Points by class with the boundary of a linear classifier, its margins and its weight vector.
  ///
  /// The arrow w stands upright on the boundary, towards positive decisions, and is as long as the
  /// margin is wide where there is room for that.
  package static func latent(
    x: [some BinaryFloatingPoint], y: [some BinaryFloatingPoint], by classes: Classes? = nil,
    boundary: Boundary? = nil, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (x, y) = (doubles(x), doubles(y))
    let groups = try checkedGroups(x, y, classes)
    let across = Extent(of: x).widened.padded(by: 0.05)
    let up = Extent(of: y).widened.padded(by: 0.05)
    var panel = Panel(width: 380, height: 340, marks: [points(groups, x, y)])
    (panel.x.domain, panel.y.domain) = (across, up)
    panel.x.label = labels.x ?? "Latent 0"
    panel.y.label = labels.y ?? "Latent 1"
    if namesInside(groups) { panel.marks.append(meanLabels(groups, x, y)) }
    var legend = pointLegend(groups, named: classes != nil)
    if let boundary, let drawn = BoundaryLines(boundary, across, up) {
      panel.marks += drawn.marks
      legend.append(LegendEntry(name: "boundary", swatch: .line(BoundaryLines.solid)))
      legend.append(LegendEntry(name: "margin ±1", swatch: .line(BoundaryLines.dashed)))
    }
    return Figure(
      kind: "latent", labels: labels, note: pointNote(x, y),
      description: scatterDescription(x.count, groups, named: classes != nil)
        + (boundary == nil ? "" : " A line is the boundary of a linear classifier."),
      legend: legend, panels: [panel])
  }
}

/// The boundary and its margins across a plot area.
private struct BoundaryLines {
  static let solid = Stroke(.ink, 1.6)
  static let dashed = Stroke(.ink, 1, dash: [4, 3])

  let marks: [any Mark]

  /// Nil where the weights give no line.
  init?(_ boundary: Figure.Boundary, _ across: Extent, _ up: Extent) {
    let (wx, wy) = boundary.weights
    let size = wx * wx + wy * wy
    guard size.isFinite, size > 1e-200, boundary.bias.isFinite else { return nil }
    // Steepness as the eye sees it: by which edge of the plot a line is best followed.
    let isUpright = abs(wx) * across.span > abs(wy) * up.span
    func line(_ level: Double, _ stroke: Stroke) -> LineMark {
      if isUpright {
        let ends = [up.lower, up.upper]
        return LineMark(
          x: ends.map { (level - boundary.bias - wy * $0) / wx }, y: ends, stroke: stroke)
      }
      let ends = [across.lower, across.upper]
      return LineMark(
        x: ends, y: ends.map { (level - boundary.bias - wx * $0) / wy }, stroke: stroke)
    }
    marks = [
      line(-1, Self.dashed), line(1, Self.dashed), line(0, Self.solid),
      NormalMark(weights: boundary.weights, bias: boundary.bias, text: "w"),
    ]
  }
}
