import Commands
import Interpreter
import Testing

@Suite("Crossing rows with numbers of neurons")
struct CrossingTests {
  @Test("Beside the columns stand the neuron's numbers and all products")
  func products() throws {
    let space = try workspace(
      after: """
        d = dataset(table(x=[1, 2, 3], y=[4, 5, 6], cell=["b", "a", "b"]), neuron="cell")
        c = cross(d, table(neuron=["a", "b"], depth=[10, 20], size=[0.5, 2]))
        """)
    let expected: [Float] = [
      1, 4, 20, 2, 20, 2, 80, 8, 2, 5, 10, 0.5, 20, 1, 50, 2.5, 3, 6, 20, 2, 60, 6, 120, 12,
    ]
    #expect(try space.tensor("c.data").values == expected)
    #expect(try space.holds("c.groups == d.groups"))
  }

  @Test("Statistics steer a linear read-out of PCA scores")
  func statistics() throws {
    let space = try workspace(
      after: tenNeurons + "p = pca(a, k=3); t = statistics(r); s = svm(cross(encode(p, a), t))")
    #expect(try space.value("s").summary.contains("35 columns"))
    #expect(
      try space.value("score(s, cross(encode(p, b), t), draws=20)").summary
        .contains("of 5 held-out neurons"))
  }

  @Test(
    "Numbers that are missing are asked for",
    arguments: [
      ("cross(d, table(neuron=[\"a\"], x=[1]))", "a row of each neuron of the rows"),
      ("cross(d, table(cell=[\"a\"], x=[1]))", "no column \"neuron\""),
      ("cross(d, table(neuron=[1, 2], x=[1, 2]))", "must hold names"),
      (
        "cross(d, table(neuron=[\"a\", \"b\"], x=log([1, -1])))",
        "a number in \"x\" for each neuron"
      ),
      ("cross(d, table(neuron=[\"a\", \"b\"], x=[\"p\", \"q\"]))", "\"x\" holds others"),
      ("cross(toy(n=5), table(neuron=[\"a\"], x=[1]))", "rows must be of known neurons"),
    ])
  func refusals(_ code: String, _ message: String) throws {
    let space = try workspace(
      after: "d = dataset(table(x=[1, 2], cell=[\"b\", \"a\"]), neuron=\"cell\")")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }

  @Test("Help says what each statistic is")
  func help() throws {
    let page = try #require(vocabulary.help(for: "statistics"))
    for name in ["noise", "band", "skewness", "after_100ms", "after_3s", "low"] {
      #expect(page.contains("\n  \(name) "), "\(name)")
    }
    let entries = vocabulary.manual.flatMap(\.entries)
    #expect(entries.contains { $0.text.contains("| `skewness` |") })
  }
}
