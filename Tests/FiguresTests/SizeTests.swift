import Figures
import SVGRules
import Testing
import Wording

@Suite("Figures on paper")
struct SizeTests {
  static let widths = [89.0, 183]
  static let kinds = Samples.kinds

  @Test(
    "At a size a figure is exactly that wide, its text 5 to 8 pt and apart, its lines printable",
    arguments: kinds, widths)
  func exact(_ kind: String, _ width: Double) throws {
    let figure = try Samples.figure(kind).styled(.init(size: .init(width: width)))
    let svg = figure.svg()
    #expect(svg.contains(" width=\"\(Int(width))mm\" "), "\(svg.prefix(200))")
    #expect(SVGChecker(svg).problems == [])
    #expect(DrawingRules(figure).problems == [])
  }

  @Test("Width and height are kept", arguments: ["trace", "scatter", "windows", "roc", "grid"])
  func height(_ kind: String) throws {
    let size = FigureStyle.Size(width: 120, height: 100)
    let figure = try Samples.figure(kind).styled(.init(size: size))
    #expect(figure.svg().contains(" width=\"120mm\" height=\"100mm\" "))
    #expect(DrawingRules(figure).problems == [])
  }

  @Test("Without a size the text of every figure lies apart and inside", arguments: Samples.kinds)
  func natural(_ kind: String) throws {
    #expect(DrawingRules(try Samples.figure(kind)).problems == [])
  }

  @Test(
    "On a narrow page every figure is drawn anew for it, whatever size it was given",
    arguments: kinds, [nil, 89.0, 183])
  func narrow(_ kind: String, _ width: Double?) throws {
    let size = width.map { FigureStyle.Size(width: $0) }
    let figure = try Samples.figure(kind).styled(.init(size: size, theme: .print)).onPage(360)
    #expect(Double(figure.document.extent.width).map { $0 <= 360 } == true)
    #expect(figure.document.size == figure.document.extent)
    #expect(!figure.document.darkRules.isEmpty)
    #expect(DrawingRules(figure).problems == [])
  }

  @Test(
    "A model of many layers goes in rows that are no wider than the page", arguments: [360, 760])
  func layers(_ width: Double) throws {
    let layers = (4...8).map { Figure.Layer(name: "conv(\(1 << $0), 5, linear)", size: 1 << $0) }
    for count in layers.indices {
      let figure = try Figure.model(
        bins: 100, features: ["level", "delta", "square"], encoder: Array(layers[...count]),
        latent: 32, decoder: Array(layers[...count])
      ).onPage(width)
      #expect(Double(figure.document.extent.width).map { $0 <= width } == true)
      #expect(DrawingRules(figure).problems == [])
    }
  }

  @Test("Many panels go below each other, and the lowest keep their ticks")
  func stacked() throws {
    let figure = try Samples.figure("walk")
    let (wide, narrow) = (figure.onPage(760).document, figure.onPage(360).document)
    let height = { (document: SVGDocument) in Double(document.extent.height) ?? 0 }
    #expect(height(narrow) > 1.5 * height(wide))
    #expect(figure.onPage(360).svg().contains("Time"))
  }

  @Test("Words that are longer than the figure are broken")
  func longWords() throws {
    let long = String(repeating: "overlong", count: 60)
    let labels = Figure.Labels(title: long, note: long, x: long, y: long)
    let figure = try Figure.line([.init(y: [1.0, 3, 2])], labels: labels)
    for width in Self.widths {
      let rules = DrawingRules(try figure.styled(.init(size: .init(width: width))))
      #expect(rules.problems == [])
    }
    #expect(DrawingRules(figure).problems == [])
  }

  @Test("For print all is black on white, on a dark page too")
  func print() throws {
    let svg = try Samples.figure("scatter").styled(.init(theme: .print)).svg()
    #expect(!svg.contains("<style>") && !svg.contains("class="))
    #expect(svg.contains("fill=\"#000000\"") && !svg.contains("#1f2328"))
    #expect(svg.contains("mm\" height="))
  }

  @Test("On a slide text and lines are twice as large as on paper")
  func slide() throws {
    let size = FigureStyle.Size(width: 254)
    let figure = try Samples.figure("line").styled(.init(size: size, theme: .slide))
    #expect(figure.svg().contains(" width=\"254mm\" "))
    #expect(DrawingRules(figure, enlarged: 2).problems == [])
  }

  @Test("A font that is asked for comes first")
  func font() throws {
    let svg = try Samples.figure("line").styled(.init(font: "Inter & \"Co\"")).svg()
    #expect(svg.contains("font-family=\"Inter &amp; &quot;Co&quot;, Helvetica Neue, "))
    #expect(SVGChecker(svg).problems == [])
  }

  @Test("Where there is no room the error says how much there must be")
  func noRoom() throws {
    let figure = try Samples.figure("windows")
    for size in [FigureStyle.Size(width: 12), .init(width: 120, height: 10)] {
      do {
        _ = try figure.styled(.init(size: size))
        Issue.record("\(size) is enough")
      } catch PlotError.tooSmall(let side, let least, _) {
        var larger = size
        if side == "wide" { larger.width = least } else { larger.height = least }
        #expect(throws: Never.self) { try figure.styled(.init(size: larger)) }
      }
    }
  }
}
