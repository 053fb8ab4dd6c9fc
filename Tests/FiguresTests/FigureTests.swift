import Figures
import SVGRules
import Testing
import Wording

@Suite("Figures as SVG")
struct FigureTests {
  @Test("Every kind of figure is sound", arguments: Samples.kinds)
  func sound(_ kind: String) throws {
    let checker = SVGChecker(try Samples.figure(kind).svg())
    #expect(checker.problems == [])
    #expect(checker.elementCount > 10)
  }

  @Test("The same figure gives the same bytes", arguments: Samples.kinds)
  func deterministic(_ kind: String) throws {
    #expect(try Samples.figure(kind).svg() == Samples.figure(kind).svg())
  }

  @Test("Two figures share no id")
  func distinctIDs() throws {
    let first = try Samples.figure("scatter").svg()
    let second = try Samples.figure("latent").svg()
    func id(_ svg: String) -> Substring? {
      svg.split(separator: "<title id=\"").dropFirst().first?.prefix { $0 != "\"" }
    }
    #expect(id(first) != nil)
    #expect(id(first) != id(second))
  }

  @Test("Panels, axes and classes are groups with names")
  func groups() throws {
    let svg = try Samples.figure("histogram").svg()
    for name in ["panel-a", "panel-a-axis-x", "panel-a-axis-y", "panel-a-layer-spike", "legend"] {
      #expect(svg.contains("-\(name)\">"), "\(name)")
    }
    #expect(try Samples.figure("grid").svg().contains("-panel-b-panel-1-layer-spike\">"))
  }

  @Test("In a page a document has ids as the page says, and no style sheet")
  func embedded() throws {
    let document = try Samples.figure("scatter").document
    let part = document.part(idsBeginning: "figure.7.", style: "min-width:9px")
    #expect(part.contains("<clipPath id=\"figure.7.-clip1\">"))
    #expect(part.contains("url(#figure.7.-clip1)"))
    #expect(part.contains(" style=\"min-width:9px\""))
    #expect(!part.contains("<style>") && !document.darkRules.isEmpty)
  }

  @Test("Titles, notes and axis labels are in the figure, escaped")
  func words() throws {
    let nasty = "R&D <b> \"quoted\" 'it'"
    let figure = try Figure.line(
      [.init(name: nasty, y: [1.0, 2, 3])],
      labels: .init(title: nasty, note: nasty, x: nasty, y: nasty))
    let checker = SVGChecker(figure.svg())
    #expect(checker.problems == [])
    #expect(checker.texts.count { $0 == nasty } >= 5)
  }

  @Test("Control characters do not reach the file")
  func controlCharacters() throws {
    let labels = Figure.Labels(title: "a\u{1}b\u{0}c\u{FFFE}d\u{7F}e\nf")
    let checker = SVGChecker(try Figure.line([.init(y: [1.0, 2])], labels: labels).svg())
    #expect(checker.problems == [])
  }

  @Test("A figure has a title and a description for readers who cannot see it")
  func accessible() throws {
    let svg = try Samples.figure("confusion").svg()
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("true quiet: predicted 412 as quiet, 88 as spike"))
  }

  @Test("Colours follow a dark page by classes alone")
  func darkPage() throws {
    let svg = try Samples.figure("scatter").svg()
    #expect(svg.contains("@media (prefers-color-scheme:dark)"))
    #expect(svg.contains("fill=\"#0072b2\"") || svg.contains("stroke=\"#0072b2\""))
  }

  @Test("Negative numbers carry a real minus sign")
  func minus() throws {
    let texts = SVGChecker(try Figure.line([.init(y: [-3.0, 2])]).svg()).texts
    #expect(texts.contains("\u{2212}2"))
    #expect(!texts.contains { $0.hasPrefix("-") })
  }

  @Test("Float and Double give the same figure")
  func precision() throws {
    let values = [0.5, 1.25, -2, 8]
    let single = try Figure.histogram(values.map { Float($0) })
    #expect(try single.svg() == Figure.histogram(values).svg())
  }

  @Test("A grid holds its figures, with a letter each")
  func grid() throws {
    let texts = SVGChecker(try Samples.figure("grid").svg()).texts
    #expect(texts.contains("Four figures as one"))
    #expect(texts.contains("a\u{2002}A title"))
    #expect(texts.contains("b"))
    #expect(texts.contains("412"))
  }
}
