import Commands
import HostInMemory
import Interpreter
import SVGRules
import Testing

/// Every plot command on small windows.
private let plots = [
  "plot.trace(recording)", "plot.trace(d.data[0], rate=50Hz)", "plot.line(d[0:3])",
  "plot.line([[1, 2], [2, 1]], names=[\"a\", \"b\"])",
  "plot.scatter(z[:, 0], z[:, 1], by=z)", "plot.scatter(z[:, 0], z[:, 1])",
  "plot.histogram(z[:, 0], by=z.labels)", "plot.histogram(z[:, 0], density=true)",
  "plot.bar([1, 2, 3])", "plot.heatmap(d[0:20])", "plot.heatmap(confusion(s, z).counts, centre=0)",
  "plot.windows(d)", "plot.raster(recording)", "plot.explained(p)", "plot.latent(z, svm=s)",
  "plot.latent(z)", "plot.confusion(s, z)", "plot.roc(s, z)", "plot.roc(s, z, prevalence=5%)",
  "plot.loss(m)", "plot.loss(c)", "plot.model(m)", "plot.model(vae())",
  "plot.reconstruction(m, d)", "plot.reconstruction(p, d, n=2, side_by_side=false)",
  "plot.walk(walk(m, s))", "plot.walk(walk(m, s), overlaid=true)",
  "plot.weights(decode(m, -s.weights), decode(m, s.weights))",
  "grid([plot.line([1, 2]), plot.bar([1, 2])], columns=2)",
  "overlay([plot.line([1, 2]), plot.scatter([0, 1], [2, 1])])",
  "plot.line(d, by=d, band=\"sd\")", "plot.dots(z[:, 0], by=z, interval=\"95%\")",
  "plot.dots([1, 2], by=[\"a\", \"b\"], interval=[[0, 1], [2, 3]])",
  "plot.psth(recording, at=[3, 6, 9], before=500ms, after=1s)",
  "plot.calibration(calibrate(few, unseen, method=\"isotonic\"))",
  "plot.compare(compare({mine: recording}, recording, draws=20))",
  "plot.roc({a: s, b: logistic(z)}, z, band=true)", "plot.loss([m, m])",
  "plot.explained({a: p, b: pca(d, k=2)})", "plot.confusion(confusion(s, z))",
  "plot.scatter(z[:, 0], z[:, 1], by=z[:, 2], colour=\"latent 2\")",
  "plot.scatter(z[:, 0], z[:, 1], by=z, density=true)", "plot.trace(recording, layout=\"stacked\")",
  "plot.heatmap(d[0:20], order=\"label\")", "plot.heatmap(d[0:20], order=\"peak\")",
  "plot.scatter(z[:, 0], z[:, 1], by=z, panels=\"class\")",
  "plot.line(d, band=\"sem\", panels=\"neuron\")",
  "plot.trace(recording, panels=\"neuron\")", "plot.heatmap(d, panels=\"class\")",
  "show(recording)", "show(d)", "show(z)", "show(m)", "show(p)", "show(score(s, z))",
  "show(d.data[0:3])", "show(confusion(s, z))", "show(m.history.table)",
]

/// What titles and names can hold.
private let awkward = "<script>alert('x')</script>&\\\"π — " + String(repeating: "long ", count: 30)

@Suite("Figures")
struct FigureTests {
  private func prepared() throws -> Workspace {
    try workspace(
      after: smallModel + """
        z = encode(m, d); s = svm(z); p = pca(d, k=3)
        kept, unseen = split(z, held=50%, by="row", seed=1); few = svm(kept)
        c = classifier(d, layers=[dense(3)], epochs=2, held=30%)
        """)
  }

  private func expectSound(_ svg: String, _ code: String) {
    let checker = SVGChecker(svg)
    #expect(checker.problems == [], "\(code)")
    #expect(checker.texts.count > 2, "\(code)")
  }

  @Test("Every plot is a sound figure, and draws the same bytes again", arguments: plots)
  func sound(_ code: String) throws {
    let space = try prepared()
    let svg = try space.svg(code)
    expectSound(svg, code)
    #expect(try space.svg(code) == svg)
  }

  @Test("A style holds for the figures that follow, until the next")
  func style() throws {
    let space = try workspace(after: "style(size=89mm, theme=\"print\", font=\"Inter\")")
    let svg = try space.svg("plot.line([1, 3, 2])")
    #expect(svg.contains(" width=\"89mm\" ") && svg.contains("font-family=\"Inter, "))
    #expect(!svg.contains("<style>"))
    #expect(try space.svg("plot.line([1, 3, 2], size=4cm)").contains(" width=\"40mm\" "))
    let high = try space.svg("plot.line([1, 3, 2], size=[144pt, 3cm])")
    #expect(high.contains(" width=\"50.8mm\" height=\"30mm\""))
    try space.run("style()")
    let usual = try space.svg("plot.line([1, 3, 2])")
    #expect(usual == (try Workspace().svg("plot.line([1, 3, 2])")))
  }

  @Test("The ending of a path decides between SVG, PDF and PNG")
  func endings() throws {
    let host = MemoryHost()
    let space = Workspace(host: host)
    try space.run(
      "p = plot.line([1, 3, 2], size=50.8mm); "
        + "save(p, \"a.pdf\"); plot.bar([1], size=[50.8mm, 25.4mm], out=\"b.png\", dpi=100)")
    #expect(host["a.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
    let picture = try #require(host["b.png"])
    #expect(Array(picture[16..<24]) == [0, 0, 0, 200, 0, 0, 0, 100])
  }

  @Test("A mark stands on a plot that was made before")
  func mark() throws {
    let space = Workspace()
    let svg = try space.svg("plot.line([1, 3, 2]) |> plot.mark(x=1, text=\"onset\")")
    expectSound(svg, "plot.mark")
    #expect(SVGChecker(svg).texts.contains("onset"))
  }

  @Test("Precision is that of the prevalence that is asked for")
  func prevalence() throws {
    let space = try prepared()
    func precision(_ code: String) throws -> [String] {
      SVGChecker(try space.svg(code)).texts.filter { $0.hasPrefix("AP ") }
    }
    let own = try precision("plot.roc(s, z)")
    #expect(Set(own).count == 1)
    #expect(try precision("plot.roc(s, z, prevalence=1%)") != own)
  }

  @Test("Examples are of as many neurons as there are, of how many rows is said")
  func examples() throws {
    let space = try prepared()
    let texts = SVGChecker(try space.svg("plot.windows(d, n=2)")).texts
    let counts = texts.compactMap { $0.split(separator: "(n = ").dropFirst().first }
      .compactMap { Int($0.filter(\.isNumber)) }
    #expect(counts.count == 2)
    #expect(try space.holds("length(d) == \(counts.reduce(0, +))"), "\(texts)")
  }

  @Test("Means are drawn over neurons first, and the note says of how many")
  func means() throws {
    let space = try prepared()
    try space.run("n = length(d.neurons); f = plot.line(d, by=d, band=\"sem\")")
    let note = SVGChecker(try space.svg("f")).texts.first { $0.hasPrefix("mean ± SEM") }
    #expect(try space.holds("n == \(note?.filter(\.isNumber) ?? "0")"), "\(note ?? "no note")")
  }

  @Test(
    "What does not fit together is said",
    arguments: [
      ("plot.line(d, over=[1, 2])", "over must say one for each of the"),
      ("plot.line([[1, 2], [1]], band=\"sem\")", "must be of one length"),
      ("plot.dots({a: [1, 2], b: [1, 2]}, by=[0, 1])", "by parts one list of values"),
      ("plot.dots([1, 2], pair=[\"n\"])", "pair must say one for each of the 2 values"),
      ("plot.dots([1, 2], interval=[1, 2, 3])", "[low, high] with a number for each value"),
      ("plot.confusion(s)", "tried on labelled rows, but none are given"),
      ("plot.confusion(confusion(s, z), z)", "has been computed on its rows already"),
      ("plot.scatter([1, 2], [1, 2], by=[0, 1], colour=\"x\")", "colour is of numbers"),
      ("plot.scatter([1, 2], [1, 2], by=[0.5, 1], density=true)", "coloured by numbers"),
      ("plot.scatter([1, 2], [1, 2], panels=\"class\")", "needs rows whose classes are known"),
      ("plot.heatmap(d, order=[1, 2])", "order must say a number for each of the"),
      ("plot.heatmap([[0, 1]], colour=axis(scale=\"log\"))", "must begin above 0"),
      ("plot.trace(recording, inferred=recording, layout=\"stacked\")", "between stacked traces"),
      ("show(\"text\")", "value must be a recording, rows, a model"),
      ("show([])", "there is no plot for"),
    ])
  func misfits(_ code: String, _ words: String) throws {
    let space = try prepared()
    let failure = #expect(throws: Workspace.Failure.self, "\(code)") { try space.run(code) }
    #expect(failure?.description.contains(words) == true, "\(code): \(failure?.description ?? "")")
  }

  @Test("Every kind of plot is among those tested")
  func complete() {
    let names = vocabulary.commands.map(\.name).filter { $0.hasPrefix("plot.") || $0 == "grid" }
    for name in names where name != "plot.mark" {
      #expect(plots.contains { $0.hasPrefix(name + "(") }, "\(name)")
    }
    #expect(names.count >= 18)
  }

  @Test("Titles, notes and axes are those given, whatever they hold", arguments: plots)
  func awkwardTitles(_ code: String) throws {
    let space = try prepared()
    try space.run("words = \"\(awkward)\"")
    let call = code.dropLast() + ", title=words, note=words, x=words, y=words, out=\"f.svg\")"
    let svg = try space.svg(String(call))
    expectSound(svg, String(call))
    #expect(!svg.contains("<script"))
    let host = try #require(space.host as? MemoryHost)
    #expect(host.text("f.svg") == svg)
    let title = try space.text("(\(call)).title")
    #expect(SVGChecker(svg).texts.contains { $0.contains(title.prefix(20)) })
  }

  @Test("Names of neurons, classes and lines may hold anything")
  func awkwardNames() throws {
    let names = ["<script>&\"", String(repeating: "very long ", count: 20), "ö"]
    let header = names.map {
      "\""
        + $0.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }.joined(separator: ",")
    let lines = (0..<300).map { "\($0 % 7),\($0 % 5),\($0 % 3)" }.joined(separator: "\n")
    let space = Workspace(host: MemoryHost(["<odd>&.csv": Array("\(header)\n\(lines)\n".utf8)]))
    try space.run("r = load(\"<odd>&.csv\", rate=50Hz); d = windows(r, before=100ms, after=100ms)")
    for code in [
      "plot.trace(r)", "plot.windows(d)",
      "plot.line([[1, 2], [2, 1]], names=[\"<script>&\", \"b\"])",
      "plot.bar([1, 2], names=[\"<script>&\\\"\", \"\(String(repeating: "long ", count: 40))\"])",
      "plot.scatter([1, 2], [2, 1], by=[\"<script>&\", \"\(String(repeating: "long ", count: 40))\"])",
    ] {
      let svg = try space.svg(code)
      expectSound(svg, code)
      #expect(!svg.contains("<script"))
    }
  }

  @Test(
    "Rows without labels are drawn",
    arguments: [
      "plot.windows(d)", "plot.latent(z)", "plot.reconstruction(p, d)", "plot.heatmap(d)",
      "plot.trace(r)", "plot.line(d[0:9])",
    ])
  func unlabelled(_ code: String) throws {
    let text = (0..<400).map { "\($0 % 7),\($0 * $0 % 11)" }.joined(separator: "\n")
    let space = Workspace(host: MemoryHost(["x.csv": Array("a,b\n\(text)\n".utf8)]))
    try space.run(
      """
      r = load("x.csv", rate=50Hz); d = windows(r, before=100ms, after=100ms)
      p = pca(d, k=2); z = encode(p, d)
      """)
    #expect(try space.value("d").summary.contains("labels unknown"))
    expectSound(try space.svg(code), code)
  }

  @Test(
    "A single row is drawn",
    arguments: [
      "plot.trace(recording[0])", "plot.trace([1])", "plot.line(d[0:1])", "plot.line([[1]])",
      "plot.scatter([1], [2], by=[0])", "plot.histogram([1])", "plot.histogram([1, 1, 1])",
      "plot.bar([1])", "plot.heatmap([[1]])", "plot.windows(d[0:1])", "plot.raster(recording[0])",
      "plot.latent(z[0:1], svm=s)", "plot.confusion(s, z[0:1])", "plot.reconstruction(m, d[0:1])",
      "plot.explained(pca(d, k=1))", "grid([plot.bar([1])])",
      "plot.loss(train(vae(latent=1, encoder=[], decoder=[]), d, epochs=1))",
    ])
  func single(_ code: String) throws {
    expectSound(try prepared().svg(code), code)
  }

  @Test(
    "Ten classes are drawn",
    arguments: [
      "plot.scatter(t[:, 0], t[:, 1], by=t)",
      "plot.histogram(t[:, 0], by=t.labels)",
      "plot.latent(t)", "plot.reconstruction(pca(t, k=2), t)", "plot.heatmap(t)",
      "plot.line(t[0:10])",
    ])
  func tenClasses(_ code: String) throws {
    let space = try workspace(after: "t = toy(n=100)")
    expectSound(try space.svg(code), code)
  }

  @Test(
    "Numbers that are missing leave gaps",
    arguments: [
      "plot.line([1, x, 3])", "plot.scatter([1, x], [x, 2])", "plot.histogram([1, x, 2])",
      "plot.heatmap([[1, x], [3, 4]])", "plot.bar([1, x])", "plot.trace(tensor([1, x, 2]))",
    ])
  func missing(_ code: String) throws {
    let space = try workspace(after: "x = log(tensor([-1]))[0]")
    expectSound(try space.svg(code), code)
  }

  @Test("The points of a plot lie in its axes' order: the boundary runs where the decision is 0")
  func boundary() throws {
    let space = try prepared()
    let svg = try space.svg("plot.latent(z, svm=s, axes=[2, 0])")
    expectSound(svg, "axes")
    #expect(SVGChecker(svg).texts.contains("Latent 2"))
    #expect(SVGChecker(svg).texts.contains("Latent 0"))
  }
}
