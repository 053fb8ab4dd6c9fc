import Figures
import SVGRules
import Testing

@Suite("Long texts")
struct LongTextTests {
  private static let long = String(repeating: "a very long name ", count: 20) + "and its end"

  private static func curve(_ name: String) -> Figure.ScoreCurve {
    .init(name: name, falsePositive: [0, 0.5, 1], truePositive: [0, 0.7, 1], area: 0.6)
  }

  @Test("What is shortened is told whole to whoever points at it")
  func whole() throws {
    let names = [Self.long, "b"]
    let figures = try [
      Figure.line([.init(name: Self.long, y: [1.0, 2])]), .bar([1.0, 2], names: names),
      .scatter(x: [1.0, 2], y: [1.0, 2], by: .init(labels: [0, 1], names: names)),
      .stacked([.init(name: Self.long, values: [1.0, 2]), .init(values: [1.0, 3])], rate: 1),
      .roc(names.map(Self.curve)), .line([.init(y: [1.0, 2])], labels: .init(y: Self.long)),
    ]
    for figure in figures {
      let svg = figure.svg()
      #expect(svg.contains("<g><title>\(Self.long)"), "\(figure.kind)")
      #expect(svg.contains("…"), "\(figure.kind)")
      #expect(SVGChecker(svg).problems == [], "\(figure.kind)")
    }
  }

  @Test("A score stays whole behind a name that is shortened, or alone where there is no room")
  func scores() throws {
    let figure = try Figure.roc([Self.curve(Self.long), Self.curve("b")])
    #expect(SVGChecker(figure.svg()).texts.contains { $0.hasSuffix("… AUC 0.600") })
    let small = try figure.styled(.init(size: .init(width: 30)))
    #expect(SVGChecker(small.svg()).texts.contains("AUC 0.600"))
  }

  @Test("A name of usual length is not shortened beside a narrow plot")
  func usual() throws {
    let figure = try Figure.line([.init(name: "held-out rows", y: [1.0, 2])])
    let small = try figure.styled(.init(size: .init(width: 50)))
    #expect(SVGChecker(small.svg()).texts.contains("held-out rows"))
  }
}
