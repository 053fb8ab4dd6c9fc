extension Figure {
  /// Plots over each other in one panel with common axes; what has one name has one colour.
  ///
  /// - Parameter figures: of one panel each, whose axes are of one kind.
  package static func overlay(
    _ figures: [Figure], labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: figures.count, of: "the overlay")
    try require("plots", figures.count, atMost: 20)
    var panels: [Panel] = []
    for figure in figures {
      guard case .panels(let own, _) = figure.content, own.count == 1, own[0].hasAxes else {
        throw .notOnePanel(kind: figure.kind)
      }
      panels.append(own[0])
    }
    var panel = panels[0]
    panel.x = try common(panels.map(\.x), panels.map(\.horizontalExtent), "x")
    panel.y = try common(panels.map(\.y), panels.map(\.verticalExtent), "y")
    panel.x.label = labels.x ?? panel.x.label
    panel.y.label = labels.y ?? panel.y.label
    var colours = CommonColours()
    let recolourings = zip(figures, panels).map { colours.recolouring(of: $0, $1) }
    panel.marks = zip(panels, recolourings).flatMap { panel, recolouring in
      panel.marks.filter { !($0 is EndLabelsMark) }.map {
        RecolouredMark(mark: $0, recolouring: recolouring)
      }
    }
    panel.marks += endLabels(of: panels, recolourings)
    let notes = figures.map(\.note).filter { !$0.isEmpty }
    return Figure(
      kind: "overlay", labels: labels,
      note: notes.enumerated().filter { !notes[..<$0].contains($1) }.map(\.element)
        .joined(separator: " · "),
      description: figures.map(\.description).joined(separator: " "),
      legend: colours.legend, panels: [panel])
  }

  /// An axis that shows what all of some show.
  private static func common(
    _ axes: [Axis], _ extents: [Extent], _ name: String
  ) throws(PlotError) -> Axis {
    var axis = axes[0]
    for other in axes.dropFirst() where !axis.kind.isLike(other.kind) {
      throw .axesDiffer(axis: name)
    }
    axis.label = axes.map(\.label).first { !$0.isEmpty } ?? ""
    axis.includesZero = axes.contains(where: \.includesZero)
    axis.wholeNumbers = axes.allSatisfy(\.wholeNumbers)
    axis.padding = axes.map(\.padding).max() ?? 0
    axis.reserve = axes.map(\.reserve).max() ?? 0
    if axes.contains(where: { $0.domain != nil }) {
      axis.domain = zip(axes, extents).reduce(Extent()) { $0.union($1.0.domain ?? $1.1) }
    }
    return axis
  }

  /// The names at the ends of all lines, each once.
  private static func endLabels(
    of panels: [Panel], _ recolourings: [[Int: Int]]
  ) -> [any Mark] {
    var entries: [EndLabelsMark.Entry] = []
    for (panel, recolouring) in zip(panels, recolourings) {
      for mark in panel.marks.compactMap({ $0 as? EndLabelsMark }) {
        for var entry in mark.entries {
          entry.paint = entry.paint.recoloured(recolouring)
          if !entries.contains(where: { $0.text == entry.text && $0.paint == entry.paint }) {
            entries.append(entry)
          }
        }
      }
    }
    return entries.isEmpty ? [] : [EndLabelsMark(entries: entries)]
  }
}

extension Axis.Kind {
  /// Whether marks of both can stand on one axis.
  fileprivate func isLike(_ other: Axis.Kind) -> Bool {
    switch (self, other) {
    case (.linear, .linear), (.logarithmic, .logarithmic): true
    case (.categories(let names, _), .categories(let others, _)): names == others
    case (.linear, _), (.logarithmic, _), (.categories, _): false
    }
  }
}

/// The colours of series by their names, over several plots.
private struct CommonColours {
  private(set) var legend: [LegendEntry] = []
  private var numbers: [String: Int] = [:]
  private var next = 0

  /// Which number of a colour in the whole stands for each in a plot.
  mutating func recolouring(of figure: Figure, _ panel: Panel) -> [Int: Int] {
    var names = Dictionary(
      figure.legend.compactMap { entry in entry.series.map { ($0, entry.name) } },
      uniquingKeysWith: { first, _ in first })
    for mark in panel.marks.compactMap({ $0 as? EndLabelsMark }) {
      for entry in mark.entries {
        if case .series(let number) = entry.paint { names[number] = entry.text }
      }
    }
    var recolouring: [Int: Int] = [:]
    for number in figure.seriesDrawn {
      let name = names[number] ?? (figure.title.isEmpty ? nil : figure.title)
      recolouring[number] = colour(of: name)
    }
    for var entry in figure.legend where !legend.contains(where: { $0.name == entry.name }) {
      entry.recolouring = recolouring
      legend.append(entry)
    }
    if names.isEmpty { addTitle(of: figure, panel, recolouring) }
    return recolouring
  }

  /// A plot of one nameless series is named by its title.
  private mutating func addTitle(
    of figure: Figure, _ panel: Panel, _ recolouring: [Int: Int]
  ) {
    guard !figure.title.isEmpty, let colour = recolouring.values.first,
      !legend.contains(where: { $0.name == figure.title })
    else { return }
    let isOfPoints = panel.marks.contains { $0 is PointsMark }
    // The shape of the points is that of the plot's own number.
    var entry = LegendEntry(
      name: figure.title,
      swatch: isOfPoints ? .point(0) : .line(Stroke(.series(colour), 1.8)))
    if isOfPoints { entry.recolouring = [0: colour] }
    legend.append(entry)
  }

  private mutating func colour(of name: String?) -> Int {
    if let name, let known = numbers[name] { return known }
    defer { next += 1 }
    if let name { numbers[name] = next }
    return next
  }
}

extension Figure {
  /// The numbers of the series' colours that it is drawn in, ascending.
  fileprivate var seriesDrawn: [Int] {
    Set(
      sheet.drawing.shapes.flatMap(\.paints).compactMap { paint in
        if case .series(let number) = paint { number } else { nil }
      }
    ).sorted()
  }
}

extension LegendEntry {
  /// The number of the series' colour that it is drawn in; nil for another colour.
  fileprivate var series: Int? {
    switch swatch {
    case .line(let stroke): stroke.paint.series
    case .point(let index): index
    case .area(let paint, _), .block(let paint), .tick(let paint): paint.series
    }
  }
}

extension Paint {
  fileprivate var series: Int? { if case .series(let number) = self { number } else { nil } }
}
