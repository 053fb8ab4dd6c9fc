import SVGRules
import Testing

@testable import Figures

@Suite("Plots over each other, and marks on them")
struct LayerTests {
  private func texts(_ figure: Figure) -> [String] {
    let checker = SVGChecker(figure.svg())
    #expect(checker.problems == [])
    #expect(DrawingRules(figure).problems == [])
    return checker.texts
  }

  private func line(_ name: String, _ y: [Double]) throws -> Figure {
    try .line([.init(name: name, y: y)])
  }

  @Test("One name has one colour, another name another")
  func colours() throws {
    let figure = try Figure.overlay([
      line("a", [1, 3]), line("b", [2, 2]), line("a", [0, 9]),
    ])
    let svg = figure.svg()
    func colour(_ id: String) throws -> Substring {
      let group = try #require(svg.split(separator: "-\(id)\">").dropFirst().first)
      return try #require(group.split(separator: "stroke=\"").dropFirst().first).prefix(7)
    }
    #expect(try colour("panel-a-layer-a") == colour("panel-a-layer-a-2"))
    #expect(try colour("panel-a-layer-a") != colour("panel-a-layer-b"))
    let shown = texts(figure)
    #expect(shown.contains("a") && shown.contains("b"))
  }

  @Test("Axes reach over all plots, whose legends are one")
  func axes() throws {
    let other = Figure.Classes(labels: (0..<24).map { $0 % 2 }, names: ["spike", "other"])
    let figure = try Figure.overlay([
      Samples.figure("histogram"), .histogram(Samples.xs.map { $0 + 40 }, by: other),
    ])
    let shown = texts(figure)
    #expect(shown.filter { $0 == "spike (n = 12)" }.count == 1)
    #expect(shown.contains("other (n = 12)") && shown.contains("40"))
  }

  @Test("A plot of one nameless series is called as its title says")
  func titles() throws {
    let points = try Figure.scatter(x: [0.0, 1], y: [1.0, 2], labels: .init(title: "points"))
    let lines = try Figure.line([.init(y: [1.0, 2])], labels: .init(title: "fit"))
    let shown = texts(try .overlay([points, lines]))
    #expect(shown.contains("points") && shown.contains("fit"))
  }

  @Test("What cannot lie over another is refused")
  func refused() throws {
    #expect(throws: PlotError.notOnePanel(kind: "roc")) {
      try Figure.overlay([Samples.figure("roc")])
    }
    #expect(throws: PlotError.notOnePanel(kind: "model")) {
      try Figure.overlay([Samples.figure("model")])
    }
    #expect(throws: PlotError.axesDiffer(axis: "x")) {
      try Figure.overlay([Samples.figure("line"), Samples.figure("bar")])
    }
    #expect(throws: PlotError.axesDiffer(axis: "y")) {
      try Figure.overlay([Samples.figure("line"), Samples.figure("logarithmic")])
    }
    #expect(throws: PlotError.self) { try Figure.overlay([]) }
  }

  @Test("Plots of any kind lie over themselves", arguments: Samples.kinds)
  func any(_ kind: String) throws {
    let figure = try Samples.figure(kind)
    guard let both = try? Figure.overlay([figure, figure]) else { return }
    #expect(SVGChecker(both.svg()).problems == [], "\(kind)")
  }

  static let one = Figure.Annotation.Position.place(.number(1))
  static let stretch = Figure.Annotation.Position.stretch(.number(0.2), .number(1.4))

  @Test(
    "A mark is a line, a stretch, a point or a bracket, with its words",
    arguments: [
      (one, nil), (nil, one), (one, one), (stretch, nil), (nil, stretch), (stretch, one),
      (stretch, stretch), (one, stretch),
    ] as [(Figure.Annotation.Position?, Figure.Annotation.Position?)])
  func marks(_ x: Figure.Annotation.Position?, _ y: Figure.Annotation.Position?) throws {
    let plain = try line("", [1, 3, 2])
    let marked = try plain.annotated(with: .init(x: x, y: y, text: "here"))
    #expect(texts(marked).filter { $0 == "here" }.count == 2)
    #expect(SVGChecker(marked.svg()).elementCount > SVGChecker(plain.svg()).elementCount)
    #expect(marked.description.hasSuffix("Marked: here."))
  }

  @Test("Every panel has the mark, one its words; a size stays")
  func panels() throws {
    let figure = try Samples.figure("windows").styled(.init(size: .init(width: 89)))
      .annotated(with: .init(x: .place(.time(0.02)), y: nil, text: "light"))
    #expect(texts(figure).filter { $0 == "light" }.count == 2)
    #expect(figure.svg().contains(" width=\"89mm\" "))
  }

  @Test("A mark without a place, or of a figure without axes, is refused")
  func nowhere() throws {
    let mark = Figure.Annotation(x: Self.one, y: nil, text: "")
    for kind in ["model", "grid"] {
      #expect(throws: PlotError.noPlace) { try Samples.figure(kind).annotated(with: mark) }
    }
    #expect(throws: PlotError.nowhere) {
      try Samples.figure("line").annotated(with: .init(x: nil, y: nil, text: "a"))
    }
    #expect(throws: PlotError.axisWithoutTime(axis: "x")) {
      try Samples.figure("line").annotated(with: .init(x: .place(.time(1)), y: nil, text: ""))
    }
  }
}

@Suite("Grids on paper")
struct GridTests {
  @Test("Plot areas of one column begin and end at the same place, those of one row too")
  func aligned() throws {
    let kinds = ["histogram", "line", "traces", "band"]
    let grid = try Figure.grid(kinds.map { try Samples.figure($0) })
      .styled(.init(size: .init(width: 183, height: 140)))
    #expect(DrawingRules(grid).problems == [])
    let plots = areas(of: grid)
    for (one, other) in [(0, 2), (1, 3)] {
      #expect(abs(plots[one].x - plots[other].x) < 0.5)
      #expect(abs(plots[one].right - plots[other].right) < 0.5)
    }
    for (one, other) in [(0, 1), (2, 3)] {
      #expect(abs(plots[one].y - plots[other].y) < 0.5)
      #expect(abs(plots[one].bottom - plots[other].bottom) < 0.5)
    }
  }

  @Test("Without a size plots of one column begin at one place, those of one row at one height")
  func alignedWithoutSize() throws {
    let kinds = ["histogram", "scatter", "explained", "confusion"]
    let plots = areas(of: try .grid(kinds.map { try Samples.figure($0) }), in: .screen)
    #expect(abs(plots[0].x - plots[2].x) < 0.01 && abs(plots[1].x - plots[3].x) < 0.01)
    #expect(abs(plots[0].y - plots[1].y) < 0.01 && abs(plots[2].y - plots[3].y) < 0.01)
  }

  /// Where the plots of each figure of a grid lie.
  private func areas(of grid: Figure, in typography: Typography = .paper) -> [Frame] {
    guard case .figures(let figures, _) = grid.content else { return [] }
    let places = grid.layout(in: typography).places
    return zip(figures, places).map { figure, place in
      let layout = figure.layout(in: typography)
      return Frame(
        x: place.x + layout.edges.left, y: place.y + layout.edges.top,
        width: layout.width - layout.edges.left - layout.edges.right,
        height: layout.height - layout.edges.top - layout.edges.bottom)
    }
  }
}
