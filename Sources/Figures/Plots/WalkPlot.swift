extension Figure {
  /// Windows decoded along a direction of the latent space, one for each step.
  ///
  /// - Parameters:
  ///   - windows: `[steps, bins]`, from 1 to 25 steps.
  ///   - steps: how far each step is along the direction, in latent standard deviations.
  ///   - decisions: the classifier's value at each step; empty where there is none.
  ///   - rate: bins per second, in hertz; nil for columns that are no time.
  ///   - centre: the bin that time zero is at; nil for the middle.
  ///   - isOverlaid: all steps in one panel, rather than a panel for each.
  package static func walk(
    _ windows: [[some BinaryFloatingPoint]], steps: [Double], decisions: [Double] = [],
    rate: Double?, centre: Int? = nil, isOverlaid: Bool = false, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let windows = doubles(windows)
    try require("steps", steps.count, asMany: "windows", windows.count)
    try require("steps", steps.count, atMost: 25)
    if !decisions.isEmpty {
      try require("decisions", decisions.count, asMany: "steps", steps.count)
    }
    var layout = try WindowPanels(windows, what: "the windows", rate: rate, centre: centre)
    layout.marksZero = true
    let columns = isOverlaid ? 1 : steps.count <= 5 ? steps.count : min(5, (steps.count + 1) / 2)
    let panels =
      isOverlaid
      ? [overlaid(windows, steps, decisions, &layout)]
      : multiples(windows, steps, decisions, &layout, columns)
    var figure = Figure(
      kind: "walk", labels: labels, description: walkDescription(steps, decisions),
      panels: panels, columns: columns)
    figure.sharedX = labels.x ?? layout.timeLabel
    figure.sharedY = labels.y ?? "Fluorescence"
    return figure
  }

  private static func stepName(_ step: Double) -> String {
    let size = rounded(step, decimals: step == step.rounded() ? 0 : 2)
    return (step > 0 ? "+" : "") + size + " SD"
  }

  private static func decisionText(_ decision: Double) -> String {
    (decision > 0 ? "+" : "") + rounded(decision, decimals: 2)
  }

  /// Blue at the first step, through violet, to red at the last.
  private static func paint(_ index: Int, of count: Int) -> Paint {
    let fraction = count > 1 ? Double(index) / Double(count - 1) : 0.5
    let middle = Colour(0x8A7A9C)
    let (low, high) = (Paint.series(0).light, Paint.series(1).light)
    return .fixed(
      fraction < 0.5
        ? low.mixed(with: middle, fraction * 2) : middle.mixed(with: high, fraction * 2 - 1))
  }

  private static func multiples(
    _ windows: [[Double]], _ steps: [Double], _ decisions: [Double],
    _ layout: inout WindowPanels, _ columns: Int
  ) -> [Panel] {
    layout.width = columns > 3 ? 132 : 190
    layout.height = 110
    return windows.indices.map { index in
      var panel = layout.panel(
        [
          layout.line(windows[index], Stroke(paint(index, of: steps.count), 2))
            .named(stepName(steps[index]))
        ],
        isLowest: index + columns >= windows.count, isLeftmost: index % columns == 0)
      panel.title = stepName(steps[index])
      if !decisions.isEmpty { panel.subtitle = "decision " + decisionText(decisions[index]) }
      return panel
    }
  }

  private static func overlaid(
    _ windows: [[Double]], _ steps: [Double], _ decisions: [Double],
    _ layout: inout WindowPanels
  ) -> Panel {
    layout.width = 400
    layout.height = 250
    let lines = windows.indices.map {
      layout.line(windows[$0], Stroke(paint($0, of: steps.count), 1.8)).named(stepName(steps[$0]))
    }
    var panel = layout.panel(lines, isLowest: true, isLeftmost: true)
    panel.y.spacing = 44
    panel.marks.append(
      EndLabelsMark(
        entries: windows.indices.map { index in
          let decision = decisions.isEmpty ? "" : " (\(decisionText(decisions[index])))"
          return EndLabelsMark.Entry(
            text: stepName(steps[index]) + decision,
            y: windows[index].last(where: \.isFinite) ?? 0, paint: paint(index, of: steps.count))
        }))
    return panel
  }

  private static func walkDescription(_ steps: [Double], _ decisions: [Double]) -> String {
    let parts = steps.indices.map { index in
      stepName(steps[index])
        + (decisions.isEmpty ? "" : " with decision \(decisionText(decisions[index]))")
    }
    return "Windows decoded along a direction: \(parts.joined(separator: ", "))."
  }
}
