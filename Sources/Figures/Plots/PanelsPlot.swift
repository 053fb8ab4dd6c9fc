extension Figure {
  /// How many parts a plot may be drawn in.
  package static let mostParts = 40

  /// A plot of each of some parts, such as classes or neurons, in small on common axes.
  package static func multiples(
    _ parts: [(name: String, figure: Figure)], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: parts.count, of: "the parts")
    try require("parts", parts.count, atMost: mostParts)
    let columns = parts.count < 4 ? parts.count : parts.count < 9 ? 3 : parts.count < 17 ? 4 : 6
    let panels = parts.compactMap { $0.figure.onlyPanel }
    let notes = PartNotes(parts.map(\.figure.note))
    guard panels.count == parts.count else { return nested(parts, notes, columns, labels) }
    let common = CommonAxes(panels)
    let first = parts[0].figure
    var figure = Figure(
      kind: first.kind, labels: labels, note: notes.shared,
      description: parts.map { "\($0.name): \($0.figure.description)" }.joined(separator: " "),
      legend: mergedLegend(parts.map(\.figure)), panels: [], columns: columns)
    let drawn = parts.indices.map { index in
      var panel = common.panel(panels[index], index, columns)
      panel.title = parts[index].name
      panel.subtitle = notes.own[index]
      return panel
    }
    figure.content = .panels(drawn, columns: columns)
    (figure.sharedX, figure.sharedY) = (common.sharedX, common.sharedY)
    return figure
  }

  /// Its panel, where it has one alone.
  private var onlyPanel: Panel? {
    guard case .panels(let panels, _) = content, panels.count == 1, sharedX.isEmpty, sharedY.isEmpty
    else { return nil }
    return panels[0]
  }

  private static func nested(
    _ parts: [(name: String, figure: Figure)], _ notes: PartNotes, _ columns: Int,
    _ labels: Labels
  ) -> Figure {
    let figures = zip(parts, notes.own).map { part, note in
      var figure = part.figure
      (figure.title, figure.note, figure.isNested) = (part.name, note, true)
      return figure
    }
    var whole = Figure(
      figures: figures, columns: min(columns, 3), labels: labels,
      description: figures.map { $0.title + ": " + $0.description }.joined(separator: " "))
    whole.add(note: notes.shared)
    return whole
  }

  /// Each name of the legends once, without the count of its part.
  private static func mergedLegend(_ figures: [Figure]) -> [LegendEntry] {
    var merged: [LegendEntry] = []
    for var entry in figures.flatMap(\.legend) {
      entry.name = entry.name.components(before: " (n = ")
      if !merged.contains(where: { $0.name == entry.name }) { merged.append(entry) }
    }
    return merged
  }
}

extension String {
  /// What stands before a part of it; all where that is not in it.
  fileprivate func components(before part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound])
  }
}

/// What the notes of all parts say, and what each says besides.
private struct PartNotes {
  let shared: String
  let own: [String]

  init(_ notes: [String]) {
    let parts = notes.map { $0.split(separator: Figure.noteSeparator).map(String.init) }
    let common = (parts.first ?? []).filter { part in parts.allSatisfy { $0.contains(part) } }
    shared = common.joined(separator: Figure.noteSeparator)
    own = parts.map { own in
      own.filter { !common.contains($0) }.joined(separator: Figure.noteSeparator)
    }
  }
}

/// The axes that panels in a grid have in common.
private struct CommonAxes {
  private let x: Extent?
  private let y: Extent?
  private let colours: Extent?
  private let count: Int
  private let scale: Double
  let sharedX: String
  let sharedY: String

  init(_ panels: [Panel]) {
    x = Self.common(panels, \.x)
    y = Self.common(panels, \.y)
    colours = panels.compactMap(\.colourBar?.scale.extent).reduce(nil) { $0?.union($1) ?? $1 }
    count = panels.count
    scale = min(1, 200 / max(1, panels.map(\.width).max() ?? 1))
    sharedX = Self.label(panels, \.x)
    sharedY = Self.label(panels, \.y)
  }

  /// What all show together; nil where they are of names, or of rows that are each's own.
  private static func common(_ panels: [Panel], _ axis: KeyPath<Panel, Axis>) -> Extent? {
    var extent = Extent()
    for panel in panels {
      if case .categories = panel[keyPath: axis].kind { return nil }
      if panel[keyPath: axis].isReversed { return nil }
      let frame = Frame(x: 0, y: 0, width: panel.width, height: panel.height)
      let axes = panel.axes(at: frame, in: .screen)
      let ends = (axis == \Panel.x ? axes.x : axes.y).scale.domain
      extent = extent.union(Extent(ends.0, ends.1))
    }
    return extent
  }

  private static func label(_ panels: [Panel], _ axis: KeyPath<Panel, Axis>) -> String {
    panels.map { $0[keyPath: axis].label }.first { !$0.isEmpty } ?? ""
  }

  /// A panel on the common axes, at a place of the grid.
  func panel(_ panel: Panel, _ index: Int, _ columns: Int) -> Panel {
    var panel = panel
    (panel.x.label, panel.y.label) = ("", "")
    if let x {
      panel.x.domain = x
      panel.x.showsTicks = index + columns >= count
    }
    if let y {
      panel.y.domain = y
      panel.y.showsTicks = index % columns == 0
    }
    panel.width = max(110, panel.width * scale)
    panel.height = max(80, panel.height * scale)
    (panel.x.spacing, panel.y.spacing) = (min(panel.x.spacing, 56), min(panel.y.spacing, 32))
    if let colours {
      panel.setColours(over: colours)
      // One key to them at the end of each row.
      if index % columns < columns - 1, index < count - 1 { panel.colourBar = nil }
    }
    return panel
  }
}

extension Panel {
  /// Colours its marks over an extent.
  mutating func setColours(over extent: Extent) {
    colourBar?.scale.extent = extent
    marks = marks.map { mark in
      guard var coloured = mark as? any ColouredMark else { return mark }
      coloured.scale.extent = extent
      return coloured
    }
  }
}
