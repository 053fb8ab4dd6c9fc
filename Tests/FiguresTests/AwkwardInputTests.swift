import Figures
import SVGRules
import Testing

@Suite("Awkward input")
struct AwkwardInputTests {
  static let columns: [[Double]] = [
    [3, 3, 3, 3], [5], [1, 1 + 1e-9], [1e12, 1e12 + 1, 1e12 + 2], [-4, -3, -9],
    [1, .nan, 3, .infinity, -.infinity, 2], [9, 7, 5], [0, 1], [1e300, -1e300], [1e-300, 2e-300],
    [.greatestFiniteMagnitude, 1], [0, 0, 0], [-0.0, 0.0],
  ]

  @Test("Any numbers give a sound figure of any simple kind", arguments: columns)
  func sound(_ values: [Double]) throws {
    let figures = try [
      Figure.line([.init(name: "a", y: values)]),
      .line([.init(x: values.map { -$0 }, y: values)]),
      .line([.init(y: values, deviation: values)], isLogarithmic: true),
      .scatter(x: values, y: values),
      .histogram(values),
      .bar(values),
      .heatmap(values, rows: 1, columns: values.count),
      .heatmap(values, rows: values.count, columns: 1, facts: .init(centre: 0)),
      .trace([.init(values: values, spikes: values)], rate: 100),
      .windows([values], rate: 100),
      .reconstruction(data: [values], model: [values], rate: 100),
      .loss([.init(name: "Total", training: values, held: values)]),
      .explained(values),
      .latent(x: values, y: values, boundary: .init(weights: (1, 0), bias: 0)),
      .walk([values], steps: [0], decisions: [.nan], rate: 100),
      .raster([values, []], rate: 100),
    ]
    for figure in figures {
      #expect(SVGChecker(figure.svg()).problems == [], "\(figure.kind) of \(values)")
    }
  }

  @Test("A boundary without weights, or beyond numbers, is not drawn")
  func noBoundary() throws {
    for weights in [(0.0, 0.0), (.nan, 1), (.infinity, 1), (1e-170, 0), (1e200, 1e200)] {
      let figure = try Figure.latent(
        x: [0.0, 1], y: [0.0, 1], boundary: .init(weights: weights, bias: 0.3))
      #expect(SVGChecker(figure.svg()).problems == [])
    }
  }

  @Test("A missing value breaks a line in two")
  func gap() throws {
    func pieces(_ values: [Double]) throws -> Int {
      let path = try linePath(Figure.line([.init(y: values)]))
      return path.lowercased().count { $0 == "m" }
    }
    let whole = try pieces([1, 2, 3, 4, 5])
    #expect(try pieces([1, 2, .nan, 4, 5]) == whole + 1)
    #expect(try pieces([.nan, 2, 3, 4, .nan]) == whole)
  }

  @Test("A lone value between gaps is a dot")
  func dot() throws {
    let path = try linePath(Figure.line([.init(y: [.nan, 2, .nan, 4, .nan])]))
    #expect(path.count { $0 == "h" } == 2)
  }

  @Test("A million samples give a small file that keeps the extremes")
  func million() throws {
    var values = (0..<1_000_000).map { Double(($0 * 7919) % 1000) / 1000 }
    let flat = try Figure.line([.init(y: values)]).svg()
    #expect(flat.utf8.count < 40_000)
    values[654_321] = 50
    let peaked = try Figure.line([.init(y: values)]).svg()
    #expect(SVGChecker(peaked).texts.contains("50") || SVGChecker(peaked).texts.contains("40"))
    #expect(SVGChecker(peaked).problems == [])
    let cloud = try Figure.scatter(x: values, y: values.reversed())
    #expect(cloud.svg().utf8.count < 400_000)
    #expect(cloud.note.contains("points drawn"))
    #expect(try Figure.histogram(values).svg().utf8.count < 10_000)
    #expect(
      try Figure.heatmap(values, rows: 1000, columns: 1000).svg().utf8.count < 1_500_000)
  }

  @Test("A gap in dense samples stays a gap")
  func denseGap() throws {
    var values = (0..<100_000).map { Double(($0 * 7919) % 1000) }
    for index in 40_000..<60_000 { values[index] = .nan }
    let path = try linePath(Figure.line([.init(y: values)]))
    #expect(path.lowercased().count { $0 == "m" } == 2)
  }

  @Test("Long names and titles do not widen a figure without end")
  func longWords() throws {
    let long = String(repeating: "long name ", count: 60)
    let figure = try Figure.confusion([[1, 2], [3, 4]], names: [long, long])
    let width = figure.svg().split(separator: "width=\"").dropFirst().first?.prefix { $0 != "\"" }
    #expect(Int(width ?? "") ?? 10_000 < 700)
  }

  /// The path of the first data line of a figure.
  private func linePath(_ figure: Figure) throws -> Substring {
    let lines = figure.svg().split(separator: "\n")
    let line = lines.first { $0.contains("stroke-linecap=\"round\"") }
    return try #require(line?.split(separator: "\"").dropFirst().first)
  }
}
