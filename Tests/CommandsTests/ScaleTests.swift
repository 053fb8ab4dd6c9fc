import HostInMemory
import Interpreter
import Testing

@Suite("Numbers of any scale")
struct ScaleTests {
  /// Two neurons of twenty samples times a factor.
  private static func table(factor: Double) -> String {
    let rows = (0..<200).map { row in
      let (a, b) = ((row * 37 + 11) % 101, (row * 53 + 7) % 89)
      return "\(Double(a) * factor),\(Double(b) * factor)"
    }
    return "a,b\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test("Windows have deviation 1 whatever the unit", arguments: [1, 1e-6, 1e-12, 1e9])
  func units(factor: Double) throws {
    let host = MemoryHost(["x.csv": Array(Self.table(factor: factor).utf8)])
    let space = Workspace(host: host)
    try space.run("r = load(\"x.csv\", rate=30Hz)")
    let windows =
      "windows(r, before=100ms, after=100ms, step=100ms, spike=100ms, normalise=\"window\")"
    #expect(abs(try space.number("std(\(windows).data)") - 1) < 1e-5)
    let traces = "windows(normalise(r), before=100ms, after=100ms, spike=100ms, normalise=\"none\")"
    #expect(abs(try space.number("std(\(traces).data)") - 1) < 0.1)
  }

  @Test("A constant row becomes zeros, and comes back as it was")
  func constant() throws {
    let space = Workspace()
    try space.run("d = normalise(dataset(table(a=[2, 1], b=[2, 2], c=[2, 3])))")
    #expect(try space.holds("all(d.data[0] == 0) and d.deviation[0] == 1 and d.mean[0] == 2"))
    #expect(abs(try space.number("std(d.data[1])") - 1) < 1e-6)
  }

  @Test("The least and the greatest go along an axis, as in NumPy")
  func extremes() throws {
    let space = try workspace(after: "x = tensor([[3, 1, 2], [0, 5, 4]])")
    #expect(try space.holds("all(min(x, axis=0) == tensor([0, 1, 2]))"))
    #expect(try space.holds("all(max(x, axis=-1) == tensor([3, 5]))"))
    #expect(try space.holds("max(x) == 5 and min(3, 1, 2) == 1"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("min(1, 2, axis=0)") }
    #expect(failure?.description.contains("takes an axis of one tensor") == true)
  }

  @Test("Rows that are none keep their columns in a .csv file")
  func noRows() throws {
    let space = Workspace(host: MemoryHost())
    try space.run("save(zeros(0, 3), \"none.csv\")\nx = read(\"none.csv\").data")
    #expect(try space.holds("shape(x) == [0, 3]"))
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("save(zeros(3, 0), \"none.csv\")")
    }
    #expect(failure?.description.contains("must have columns") == true)
  }

  @Test("A name that comes twice in .json is refused by name")
  func doubledName() throws {
    let space = Workspace(
      host: MemoryHost(["x.json": Array("{\"a\": 1,\n \"b\": 2, \"a\": 3}".utf8)]))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("read(\"x.json\")") }
    #expect(failure?.description.contains("x.json:2: ") == true)
    #expect(failure?.description.contains("\"a\" comes twice") == true)
  }
}

@Suite("Limits and classes")
struct LimitTests {
  private static let refusals: [(code: String, message: String)] = [
    ("train(vae(), d, learning_rate=1000)", "greater than 0 and at most 100, but is 1000"),
    ("train(vae(), d, learning_rate=0)", "greater than 0 and at most 100, but is 0"),
    ("train(vae(), d, clip=1e31)", "at most 1e+30, but is 1e+31"),
    ("plot.histogram([1, 2], bins=1001)", "between 1 and 1000, but is 1001"),
    ("plot.reconstruction(pca(d, k=2), d, n=31)", "between 1 and 30, but is 31"),
    ("plot.windows(d, n=21)", "between 1 and 20, but is 21"),
    ("classifier(d[d.labels == 1], layers=[])", "exactly two classes, but have 1"),
    ("pca(d, k=3)", "the number of components must be from 1 to 2, but is 3"),
    ("pca(dataset(table(a=[1, 2])), k=3)", "the number of components must be 1, but is 3"),
  ]

  @Test("What help says is what holds", arguments: refusals)
  func refused(code: String, message: String) throws {
    let space = try workspace(after: "d = toy(n=60, classes=2)")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }

  @Test("The largest that help names can be drawn")
  func largest() throws {
    let space = try workspace(after: "d = toy(n=60)")
    try space.run("plot.histogram([1, 2], bins=1000)\nplot.reconstruction(pca(d, k=2), d, n=30)")
  }

  @Test("A fold without which a class is missing is named with its neurons")
  func foldOfOneClass() throws {
    let space = Workspace()
    try space.run(
      """
      names = ["a" if i < 20 else "b" if i < 40 else "c" for i in range(60)]
      kinds = ["spike" if i < 20 else "quiet" for i in range(60)]
      t = table(x=[i % 7 for i in range(60)], kind=kinds, neuron=names)
      d = dataset(t, label="kind", neuron="neuron")
      """)
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("crossvalidate(d, folds=3)")
    }
    let text = failure?.description ?? ""
    #expect(text.contains("the rows outside fold ") && text.contains("(neuron a)"), "\(text)")
    #expect(text.contains("fewer folds, or folds by row"), "\(text)")
  }
}
