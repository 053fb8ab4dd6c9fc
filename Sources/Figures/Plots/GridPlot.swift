extension Figure {
  /// How many figures may stand beside each other.
  package static let gridColumns = 1...20

  /// Figures side by side as one, each with a letter.
  ///
  /// - Parameter columns: how many stand in a row; nil for one, two or three by their count.
  package static func grid(
    _ figures: [Figure], columns: Int? = nil, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: figures.count, of: "the grid")
    try require("figures", figures.count, atMost: 60)
    if let columns { try require("columns", columns, in: gridColumns) }
    let automatic = figures.count < 2 ? 1 : figures.count < 5 ? 2 : 3
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let lettered = zip(figures, Array(letters).map(String.init)).map { figure, letter in
      var copy = figure
      copy.isNested = true
      // A space that lines do not break at.
      copy.title = figure.title.isEmpty ? letter : letter + "\u{2002}" + figure.title
      return copy
    }
    let isLettered = (2...letters.count).contains(figures.count)
    let columns = min(columns ?? automatic, figures.count)
    var grid = Figure(
      figures: sharing(isLettered ? lettered : figures, columns), columns: columns, labels: labels,
      description: figures.map { figure in
        (figure.title.isEmpty ? "" : figure.title + ": ") + figure.description
      }.joined(separator: " "))
    (grid.sharedX, grid.sharedY) = (labels.x ?? "", labels.y ?? "")
    return grid
  }

  /// The figures without the numbers and names of axes that the next one, below or to the left, has
  /// alike.
  private static func sharing(_ figures: [Figure], _ columns: Int) -> [Figure] {
    figures.indices.map { index in
      var figure = figures[index]
      let (left, below) = (index - 1, index + columns)
      if index % columns > 0, figure.hasAxis(\.y, like: figures[left]) { figure.bare(\.y) }
      if below < figures.count, figure.hasAxis(\.x, like: figures[below]) { figure.bare(\.x) }
      return figure
    }
  }

  /// Whether both have one panel, whose axes show the same under one name, by numbers.
  private func hasAxis(_ axis: KeyPath<Panel, Axis>, like other: Figure) -> Bool {
    guard case .panels(let own, _) = content, case .panels(let others, _) = other.content,
      own.count == 1, others.count == 1, own[0].hasAxes, others[0].hasAxes
    else { return false }
    return own[0].settled(axis) == others[0].settled(axis) && own[0].settled(axis) != nil
  }

  private mutating func bare(_ axis: WritableKeyPath<Panel, Axis>) {
    changePanels {
      $0[keyPath: axis].showsTicks = false
      $0[keyPath: axis].label = ""
    }
  }
}

/// What an axis shows: its name and its ends.
private struct SettledAxis: Equatable {
  let label: String
  let ends: [Double]
  let isLogarithmic: Bool
}

extension Panel {
  /// What an axis of numbers shows; nil of names, of bars, and where it has no label.
  fileprivate func settled(_ path: KeyPath<Panel, Axis>) -> SettledAxis? {
    let axis = self[keyPath: path]
    guard axis.bar == nil, axis.showsTicks, !axis.label.isEmpty else { return nil }
    if case .categories = axis.kind { return nil }
    if case .named = axis.tickChoice { return nil }
    let axes = axes(at: Frame(x: 0, y: 0, width: width, height: height), in: .screen)
    let scale = (path == \Panel.x ? axes.x : axes.y).scale
    return SettledAxis(
      label: axis.label, ends: [scale.domain.0, scale.domain.1],
      isLogarithmic: scale.kind == .logarithmic)
  }
}
