import Figures
import Testing

@Suite("Plot errors")
struct PlotErrorTests {
  @Test("Nothing to draw is refused")
  func empty() {
    let none: [Double] = []
    #expect(throws: PlotError.noRows(what: "the values")) { try Figure.histogram(none) }
    #expect(throws: PlotError.noRows(what: "the points")) { try Figure.scatter(x: none, y: none) }
    #expect(throws: PlotError.noRows(what: "the lines")) { try Figure.line([]) }
    #expect(throws: PlotError.noRows(what: "the windows")) {
      try Figure.reconstruction(data: [[Double]](), model: [[Double]](), rate: 100)
    }
    #expect(throws: PlotError.noRows(what: "the grid")) { try Figure.grid([]) }
  }

  @Test("Lengths that differ are refused")
  func lengths() {
    #expect(
      throws: PlotError.lengthsDiffer(what: "y values", count: 1, other: "x values", otherCount: 2)
    ) { try Figure.scatter(x: [1.0, 2], y: [1.0]) }
    #expect(
      throws: PlotError.lengthsDiffer(what: "labels", count: 3, other: "rows", otherCount: 2)
    ) { try Figure.histogram([1.0, 2], by: .init(labels: [0, 1, 1])) }
    #expect(throws: PlotError.self) {
      try Figure.reconstruction(data: [[1.0, 2]], model: [[1.0]], rate: 100)
    }
    #expect(throws: PlotError.self) { try Figure.line([.init(y: [1.0, 2], deviation: [1])]) }
    #expect(throws: PlotError.self) { try Figure.heatmap([1.0, 2, 3], rows: 2, columns: 2) }
    #expect(throws: PlotError.self) { try Figure.confusion([[1], [2]], names: ["a", "b"]) }
  }

  @Test("Numbers that cannot be drawn are refused")
  func unusable() {
    #expect(throws: PlotError.noFiniteValue(what: "the values")) {
      try Figure.histogram([Double.nan, .infinity])
    }
    #expect(throws: PlotError.self) { try Figure.trace([.init(values: [1.0])], rate: 0) }
    #expect(throws: PlotError.self) { try Figure.trace([.init(values: [1.0])], rate: .nan) }
    #expect(throws: PlotError.self) { try Figure.histogram([1.0], bins: 0) }
    #expect(throws: PlotError.self) {
      try Figure.heatmap([Double](), rows: .max, columns: .max)
    }
    #expect(throws: PlotError.self) { try Figure.confusion([[-1]], names: ["a"]) }
    #expect(throws: PlotError.self) { try Figure.grid([], columns: 0) }
  }

  @Test("A label without a name is refused, and the message says which")
  func unnamed() {
    let error = #expect(throws: PlotError.self) {
      try Figure.scatter(
        x: [1.0, 2], y: [1.0, 2], by: .init(labels: [0, 2], names: ["quiet", "spike"]))
    }
    #expect(error?.message == "every label must be from 0 to 1 to have a name, but one is 2")
    #expect(error?.help != nil)
  }
}
