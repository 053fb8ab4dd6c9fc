import Wording

extension Figure {
  /// How many windows may be drawn beside what a model makes of them.
  package static let reconstructedWindows = 1...30

  /// Windows and what a model makes of them, on one scale.
  ///
  /// - Parameters:
  ///   - data: `[rows, bins]`, as many rows as `reconstructedWindows`.
  ///   - model: the same windows as reconstructed, `[rows, bins]`.
  ///   - names: what each window is called; empty for none.
  ///   - rate: bins per second, in hertz; nil for columns that are no time.
  ///   - centre: the bin that time zero is at; nil for the middle.
  ///   - isSideBySide: data left and model right, rather than the model over the data.
  package static func reconstruction(
    data: [[some BinaryFloatingPoint]], model: [[some BinaryFloatingPoint]],
    names: [String] = [], rate: Double?, centre: Int? = nil, isSideBySide: Bool = false,
    labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (data, model) = (doubles(data), doubles(model))
    try require("rows of the model", model.count, asMany: "rows of data", data.count)
    try require("windows", data.count, atMost: reconstructedWindows.upperBound)
    if !names.isEmpty { try require("names", names.count, asMany: "windows", data.count) }
    var layout = try WindowPanels(data + model, what: "the windows", rate: rate, centre: centre)
    layout.marksZero = true
    let panels: [Panel]
    let columns: Int
    if isSideBySide {
      layout.width = 220
      columns = 2
      panels = sideBySide(data, model, names, layout)
    } else {
      columns = min(3, data.count)
      panels = overlaid(data, model, names, layout, columns)
    }
    var figure = Figure(
      kind: "reconstruction", labels: labels,
      description: "\(counted(data.count, "window")): the data and the model's reconstruction.",
      legend: isSideBySide
        ? []
        : [
          LegendEntry(name: "data", swatch: .line(dataStroke)),
          LegendEntry(name: "model", swatch: .line(modelStroke)),
        ],
      panels: panels, columns: columns)
    figure.sharedX = labels.x ?? layout.timeLabel
    figure.sharedY = labels.y ?? "Fluorescence"
    return figure
  }

  private static let dataStroke = Stroke(.muted, 1)
  private static let modelStroke = Stroke(.series(1), 1.8)

  private static func overlaid(
    _ data: [[Double]], _ model: [[Double]], _ names: [String], _ layout: WindowPanels,
    _ columns: Int
  ) -> [Panel] {
    data.indices.map { index in
      var panel = layout.panel(
        [
          layout.line(data[index], dataStroke).named("data"),
          layout.line(model[index], modelStroke).named("model"),
        ],
        isLowest: index + columns >= data.count, isLeftmost: index % columns == 0)
      if !names.isEmpty { panel.title = names[index] }
      return panel
    }
  }

  private static func sideBySide(
    _ data: [[Double]], _ model: [[Double]], _ names: [String], _ layout: WindowPanels
  ) -> [Panel] {
    data.indices.flatMap { index in
      let isLowest = index == data.count - 1
      var left = layout.panel(
        [layout.line(data[index], Stroke(.ink, 1.2)).named("data")], isLowest: isLowest,
        isLeftmost: true)
      var right = layout.panel(
        [layout.line(model[index], modelStroke).named("model")], isLowest: isLowest,
        isLeftmost: false)
      if index == 0 { (left.title, right.title) = ("Data", "Model") }
      if !names.isEmpty { left.marks.append(CornerTextMark(lines: [.init(name: names[index])])) }
      return [left, right]
    }
  }
}
