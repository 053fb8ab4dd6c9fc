extension Figure {
  /// What stands at a place of a plot, or spans a part of it.
  package struct Annotation: Sendable, Equatable {
    /// One place along an axis, or the two ends of a stretch.
    package enum Position: Sendable, Equatable {
      case place(AxisSetting.Place)
      case stretch(AxisSetting.Place, AxisSetting.Place)
    }

    package var x: Position?
    package var y: Position?
    package var text: String

    package init(x: Position?, y: Position?, text: String) {
      (self.x, self.y, self.text) = (x, y, text)
    }
  }

  /// The figure with an annotation in each of its panels.
  package func annotated(with annotation: Annotation) throws(PlotError) -> Figure {
    guard case .panels(var panels, let columns) = content, panels.contains(where: \.hasAxes) else {
      throw .noPlace
    }
    guard annotation.x != nil || annotation.y != nil else { throw .nowhere }
    // The words stand once, in the first panel.
    var annotation = annotation
    let words = annotation.text
    for index in panels.indices where panels[index].hasAxes {
      try panels[index].add(annotation)
      annotation.text = ""
    }
    var figure = self
    figure.content = .panels(panels, columns: columns)
    if !words.isEmpty { figure.description += " Marked: \(words)." }
    return try figure.styled(style)
  }
}

extension Panel {
  fileprivate mutating func add(_ annotation: Figure.Annotation) throws(PlotError) {
    let across = try annotation.x.map { at throws(PlotError) in try ends(of: at, on: x, "x") }
    let up = try annotation.y.map { at throws(PlotError) in try ends(of: at, on: y, "y") }
    let text = annotation.text
    switch (across, up) {
    case ((let from, nil)?, nil):
      marks.append(NamedRuleMark(rule: RuleMark(direction: .vertical, value: from), text: text))
    case (nil, (let from, nil)?):
      marks.append(NamedRuleMark(rule: RuleMark(direction: .horizontal, value: from), text: text))
    case ((let x, nil)?, (let y, nil)?): marks.append(NotedPointMark(x: x, y: y, text: text))
    case ((let from, let to?)?, (let height, nil)?):
      marks.append(BracketMark(x: (from, to), y: height, text: text))
    case (nil, nil): break
    default:
      // Beneath what is drawn, which stays readable.
      let x = across.map { ($0.from, $0.to ?? $0.from) }
      marks.insert(SpanMark(x: x, y: up.map { ($0.from, $0.to ?? $0.from) }, text: text), at: 0)
    }
  }

  /// The ends of a stretch, or the only place, in the axis's own unit.
  private func ends(
    of position: Figure.Annotation.Position, on axis: Axis, _ name: String
  ) throws(PlotError) -> (from: Double, to: Double?) {
    switch position {
    case .place(let place): (try axis.number(place, name), nil)
    case .stretch(let from, let to):
      (try axis.number(from, name), try axis.number(to, name))
    }
  }
}
