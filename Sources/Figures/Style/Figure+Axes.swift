import Wording

extension Figure {
  /// The figure with its axes as is asked, in all of its panels.
  package func setting(x: AxisSetting?, y: AxisSetting?) throws(PlotError) -> Figure {
    var figure = self
    if let x { try figure.set(\.x, x, named: "x") }
    if let y { try figure.set(\.y, y, named: "y") }
    return figure
  }

  /// The figure with its colours as is asked.
  package func setting(colour: AxisSetting?) throws(PlotError) -> Figure {
    guard let colour else { return self }
    var figure = self
    guard case .panels(var panels, let columns) = content else { return self }
    for index in panels.indices { try panels[index].set(colour: colour) }
    figure.content = .panels(panels, columns: columns)
    let beyond = panels.reduce(0) { $0 + $1.valuesBeyondColours }
    if beyond > 0 {
      figure.add(note: "\(counted(beyond, "value")) beyond the ends of the colours")
    }
    return figure
  }

  private mutating func set(
    _ axis: WritableKeyPath<Panel, Axis>, _ setting: AxisSetting, named name: String
  ) throws(PlotError) {
    switch content {
    case .panels(var panels, let columns):
      guard setting.changesAxis else { return }
      guard panels.contains(where: \.hasAxes) else { throw .noAxis(axis: name) }
      for index in panels.indices where panels[index].hasAxes {
        try panels[index].set(axis, setting, named: name)
      }
      if setting.bar != nil { hideShared(name) }
      content = .panels(panels, columns: columns)
      if setting.scale == .log {
        let below = belowZero(panels, name)
        guard below == 0 || hasSomeAboveZero(panels, name) else {
          throw .nothingAboveZero(axis: name)
        }
        add(note: leftOut(below, because: "not above 0"))
      }
    case .figures(var figures, let columns):
      for index in figures.indices { try figures[index].set(axis, setting, named: name) }
      content = .figures(figures, columns: columns)
    }
  }

  /// Whether some value has a place on a logarithmic axis.
  private func hasSomeAboveZero(_ panels: [Panel], _ name: String) -> Bool {
    panels.flatMap(\.marks).contains { mark in
      (name == "x" ? mark.places.across : mark.places.up).contains { $0 > 0 }
    }
  }

  /// How many values have no place on a logarithmic axis.
  private func belowZero(_ panels: [Panel], _ name: String) -> Int {
    panels.flatMap(\.marks).reduce(0) { sum, mark in
      let values = name == "x" ? mark.places.across : mark.places.up
      return sum + values.count { $0 <= 0 }
    }
  }

  private mutating func hideShared(_ name: String) {
    if name == "x" { sharedX = "" } else { sharedY = "" }
  }
}

extension Panel {
  /// Whether it has axes at all, as a diagram has not.
  var hasAxes: Bool {
    !marks.isEmpty && !marks.contains { $0 is DiagramMark }
  }

  fileprivate mutating func set(
    _ path: WritableKeyPath<Panel, Axis>, _ setting: AxisSetting, named name: String
  ) throws(PlotError) {
    let panel = self
    var axis = self[keyPath: path]
    try axis.set(setting, named: name) { axis in
      var panel = panel
      panel[keyPath: path] = axis
      let axes = panel.axes(
        at: Frame(x: 0, y: 0, width: panel.width, height: panel.height), in: .screen)
      return name == "x" ? axes.x.scale.domain : axes.y.scale.domain
    }
    if axis.bar != nil {
      // Of panels over each other the lowest has the bar, and of those beside it the first.
      let isItsPlace = x.showsTicks || x.bar != nil
      if !(name == "x" ? x.showsTicks : isItsPlace && axis.showsTicks) { axis.bar = nil }
      (axis.showsTicks, axis.label) = (false, "")
    }
    self[keyPath: path] = axis
  }

  /// How many values have the colour of an end that they lie beyond.
  fileprivate var valuesBeyondColours: Int {
    marks.compactMap { $0 as? any ColouredMark }.reduce(0) { sum, mark in
      let extent = mark.scale.extent
      return sum + mark.values.count { $0 < extent.lower || $0 > extent.upper }
    }
  }

  fileprivate mutating func set(colour setting: AxisSetting) throws(PlotError) {
    guard var bar = colourBar else { throw .noAxis(axis: "colour") }
    var axis = Axis()
    axis.domain = bar.scale.extent
    let extent = bar.scale.extent
    guard setting.bar == nil else { throw .coloursHaveNoBar }
    if setting.scale == .log, setting.from == nil, extent.lower <= 0 {
      throw .axisNotAboveZero(axis: "colour", from: extent.lower)
    }
    bar.scale.isLogarithmic = setting.scale == .log
    try axis.set(setting, named: "colour") { _ in (extent.lower, extent.upper) }
    bar.scale.extent = axis.domain ?? extent
    bar.tickChoice = axis.tickChoice
    if let label = setting.label { bar.label = label }
    colourBar = bar
    marks = marks.map { mark in
      guard var coloured = mark as? any ColouredMark else { return mark }
      coloured.scale = bar.scale
      return coloured
    }
  }
}
