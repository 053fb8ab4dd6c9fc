extension Figure {
  /// The windows against and along a weight vector, on one scale.
  ///
  /// - Parameters:
  ///   - against: the window decoded at −w, `[bins]`.
  ///   - along: the window decoded at +w, `[bins]`.
  ///   - rate: bins per second, in hertz; nil for columns that are no time.
  ///   - centre: the bin that time zero is at; nil for the middle.
  package static func weights(
    against: [some BinaryFloatingPoint], along: [some BinaryFloatingPoint], rate: Double?,
    centre: Int? = nil, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let windows = [doubles(against), doubles(along)]
    var layout = try WindowPanels(windows, what: "the windows", rate: rate, centre: centre)
    layout.marksZero = true
    (layout.width, layout.height) = (250, 150)
    let panels = ["Along \u{2212}w", "Along +w"].enumerated().map { index, title in
      var panel = layout.panel(
        [layout.line(windows[index], Stroke(.series(index), 2))], isLowest: true,
        isLeftmost: index == 0)
      panel.title = title
      panel.y.spacing = 40
      return panel
    }
    var figure = Figure(
      kind: "weights", labels: labels,
      description: "The windows decoded against and along a weight vector.", panels: panels,
      columns: 2)
    figure.sharedX = labels.x ?? layout.timeLabel
    figure.sharedY = labels.y ?? "Fluorescence"
    return figure
  }
}
