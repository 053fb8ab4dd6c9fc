import Figures
import SVGRules
import Testing

/// What single plots say of their numbers.
@Suite("Plots in detail")
struct PlotDetailTests {
  private func texts(_ figure: Figure) -> [String] { SVGChecker(figure.svg()).texts }

  @Test("Whole numbers have bins around whole numbers")
  func wholeBins() throws {
    let figure = try Figure.histogram([1.0, 2, 2, 5, .nan])
    #expect(figure.description.hasPrefix("Histogram of 5 values in 5 bins"))
    #expect(figure.note == "1 value not finite, left out")
    #expect(!texts(figure).contains { $0.contains(".") })
    #expect(try Figure.histogram([0.0, 1000]).description.contains(" in 59 bins"))
    #expect(try Figure.histogram([0.0, 1e300]).description.contains(" bins"))
  }

  @Test("Parts of values have the bins of the whole")
  func sharedBins() throws {
    let whole = (0..<50).map { Double($0 * $0) / 7 }
    let all = try Figure.histogram(whole)
    let part = try Figure.histogram(Array(whole[..<20]), of: whole)
    let bins = all.description.split(separator: " values ")[1]
    #expect(part.description.hasSuffix(bins) && part.description.contains("20 values"))
    #expect(throws: Never.self) { try Figure.histogram([Double.nan], of: [1.0, 2]) }
  }

  @Test("The heights of bars have one number of decimals")
  func bars() throws {
    let shown = texts(try Figure.bar([0.31, -0.12, 0.5, 1.0 / 3]))
    for text in ["0.310", "−0.120", "0.500", "0.333"] { #expect(shown.contains(text)) }
    #expect(texts(try Figure.bar([3.0, 12])).contains("12"))
  }

  @Test("Of a hundred thousand points all of a rare class are there, on top and large")
  func rare() throws {
    let rows = 0..<100_000
    let classes = Figure.Classes(
      labels: rows.map { $0 % 1000 == 0 ? 1 : 0 }, names: ["quiet", "spike"])
    let svg = try Figure.scatter(
      x: rows.map { Double($0 * 7919 % 100_003) }, y: rows.map { Double($0 * 104_729 % 99_991) },
      by: classes
    ).svg()
    #expect(svg.utf8.count < 300_000)
    let groups = svg.split(separator: "-layer-")
    #expect(groups.dropLast().allSatisfy { !$0.hasPrefix("spike") })
    let path = try #require(groups.last?.split(separator: "/>").first)
    #expect(path.hasPrefix("spike\">") && path.count { $0 == "z" } == 100)
  }

  @Test("Examples are of classes that may have more rows")
  func counts() throws {
    let figure = try Figure.windows(
      Samples.windows, spikes: [[Double]]?.none,
      by: .init(labels: [0, 1, 0, 1, 0, 1], names: ["quiet", "spike"]), counts: [0: 12_345],
      rate: 10)
    let shown = texts(figure)
    #expect(shown.contains("quiet (n = 12,345)") && shown.contains("spike (n = 3)"))
  }

  @Test("Columns that are no time are not called so")
  func noTime() throws {
    let shown = texts(try Figure.windows(Samples.windows, rate: nil))
    #expect(shown.contains("Column") && !shown.contains("Time from centre (ms)"))
  }

  @Test("What was not recorded is shaded, also after a trace has ended, and said")
  func raster() throws {
    let spikes = [[0.0, 1, 0, 0], [0, 0, 1]]
    let missing = [[false, false, true, true], [false, false, false]]
    let figure = try Figure.raster(spikes, missing: missing, rate: 2)
    #expect(figure.note == "shaded where nothing was recorded")
    let group = figure.svg().split(separator: "layer-unrecorded\">").last ?? ""
    let path = group.split(separator: " d=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    #expect(path.count { $0 == "z" } == 2)
    #expect(try Figure.raster([[0.0, 1]], rate: 2).note == "")
    #expect(throws: PlotError.self) { try Figure.raster(spikes, missing: [[]], rate: 2) }
  }

  @Test(
    "The arrow stands at a right angle on the boundary, whatever the axes", arguments: [1.0, 40])
  func normal(_ scale: Double) throws {
    let figure = try Figure.latent(
      x: Samples.xs.map { $0 * scale }, y: Samples.ys,
      boundary: .init(weights: (1 / scale, 0.5), bias: -0.6))
    let svg = figure.svg()
    let paths = svg.split(separator: "<path d=\"").map(String.init)
    let line = try #require(paths.last { $0.contains("stroke-width=\"1.6\"") })
    let shaft = try #require(paths.last { $0.contains("stroke-width=\"1.8\"") })
    func direction(_ path: String) -> (Double, Double) {
      let letters = path.prefix { $0 != "\"" }
      let step = letters.split(separator: "l").dropFirst().first ?? ""
      let numbers = step.replacing("-", with: " -").split(separator: " ").compactMap { Double($0) }
      return (numbers[0], numbers[1])
    }
    let (a, b) = (direction(line), direction(shaft))
    let cosine =
      (a.0 * b.0 + a.1 * b.1)
      / ((a.0 * a.0 + a.1 * a.1) * (b.0 * b.0 + b.1 * b.1)).squareRoot()
    #expect(abs(cosine) < 0.01)
  }
}
