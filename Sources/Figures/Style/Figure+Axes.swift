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
    case .figures(var figures, let columns):
      for index in figures.indices { try figures[index].set(axis, setting, named: name) }
      content = .figures(figures, columns: columns)
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

  fileprivate mutating func set(colour setting: AxisSetting) throws(PlotError) {
    guard var bar = colourBar else { throw .noAxis(axis: "colour") }
    var axis = Axis()
    axis.domain = bar.scale.extent
    let extent = bar.scale.extent
    guard setting.scale != .log, setting.bar == nil else { throw .coloursAreLinear }
    try axis.set(setting, named: "colour") { _ in (extent.lower, extent.upper) }
    bar.scale.extent = axis.domain ?? extent
    bar.tickChoice = axis.tickChoice
    if let label = setting.label { bar.label = label }
    colourBar = bar
    marks = marks.map { mark in
      guard var cells = mark as? CellsMark else { return mark }
      cells.scale = bar.scale
      return cells
    }
  }
}
