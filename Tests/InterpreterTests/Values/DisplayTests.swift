import Interpreter
import Syntax
import Testing

/// A value of the domain as small as they come.
struct Sample: DomainValue {
  static let kind = "svm"
  static let fields: [Field<Sample>] = [
    Field("data", "its numbers") { _ in Tensor([1]) }
  ]
  var summary: String { "of three rows" }
  var count: Int? { 3 }
  func indexed(by subscripts: [Subscript]) throws -> Value? {
    try subscripts.first.map { .number(Double(try $0.positions(on: 3, axis: "rows").positions[0])) }
  }
}

/// A value of the domain that is written as code.
struct Layer: DomainValue {
  static let kind = "layer"
  static let fields: [Field<Layer>] = []
  var summary: String { "of 64 units" }
  var written: String? { "lstm(64)" }
}

private let shapes: [(value: Value, shown: String, briefly: String)] = [
  (.none, "none", "none"),
  (.bool(true), "true", "true"),
  (.number(5), "5", "5"),
  (.number(0.5, .seconds), "500 ms", "500 ms"),
  (.number(2, .seconds), "2 s", "2 s"),
  (.number(0, .seconds), "0 s", "0 s"),
  (.number(0.3 * 3, .seconds), "900 ms", "900 ms"),
  (.number(2e-5, .seconds), "20 µs", "20 µs"),
  (.number(1e-3, .seconds), "1 ms", "1 ms"),
  (.number(90, .seconds), "90 s", "90 s"),
  (.number(-0.05, .seconds), "-50 ms", "-50 ms"),
  (.number(100, .hertz), "100 Hz", "100 Hz"),
  (.number(1000, .hertz), "1 kHz", "1 kHz"),
  (.number(12_500, .hertz), "12.5 kHz", "12.5 kHz"),
  (.number(0.1, .hertz), "0.1 Hz", "0.1 Hz"),
  (.number(89, .millimetres), "89 mm", "89 mm"),
  (.number(.infinity, .seconds), "inf s", "inf s"),
  (.text("a \"b\""), "a \"b\"", "\"a \\\"b\\\"\""),
  (.list([.text("a"), .number(1)]), "[\"a\", 1]", "a list of 2 items"),
  (.list([]), "[]", "an empty list"),
  (.range(NumberRange(start: 0, step: 1, count: 5)), "range(5)", "a range of 5 numbers"),
  (.range(NumberRange(start: 2, step: 3, count: 1)), "range(2, 5, 3)", "a range of 1 number"),
  (.record(Record([("a", .number(1)), ("b", .text("x"))])), "{a: 1, b: \"x\"}", "a record"),
  (.record(Record([])), "{}", "a record"),
  (.tensor(Tensor([1, 0.1])), "[1, 0.1]", "a tensor 2"),
  (.tensor(Tensor([true, false])), "[true, false]", "a tensor 2"),
  (.object(Sample()), "svm of three rows", "an svm"),
  (.list([.object(Layer()), .object(Sample())]), "[lstm(64), svm]", "a list of 2 items"),
]

@Suite("Showing values")
struct DisplayTests {
  @Test("Each kind of value has its forms", arguments: shapes)
  func forms(value: Value, shown: String, briefly: String) {
    #expect(value.shown == shown)
    #expect(value.briefly == briefly)
  }

  @Test("In a sentence, numbers and texts are named by their kind")
  func described() {
    #expect(Value.number(5).described == "the number 5")
    #expect(Value.number(0.5, .seconds).described == "the time 500 ms")
    #expect(Value.number(5, .hertz).described == "the frequency 5 Hz")
    #expect(Value.text("abc").described == "the text \"abc\"")
    #expect(Value.tensor(Tensor([1, 2])).described == "a tensor 2")
  }

  @Test("Code has no gap before a unit and every text in quotes")
  func code() {
    #expect(Value.number(0.5, .seconds).written == "500ms")
    #expect(Value.number(1000, .hertz).written == "1kHz")
    #expect(Value.list([.text("a\n{x}\u{1}"), .number(1)]).written == #"["a\n\{x\}\u{1}", 1]"#)
    #expect(Value.list([.object(Layer())]).written == "[lstm(64)]")
  }

  @Test("A long list is cut and says by how much")
  func longList() {
    let shown = Value.list((0..<100_000).map { .number(Double($0)) }).shown
    #expect(shown.hasPrefix("[0, 1, 2, "))
    #expect(shown.hasSuffix(" more]"))
    #expect(shown.count < 2100)
  }

  @Test("A list that holds itself many times over is written at once")
  func doubling() throws {
    var list = Value.list([.number(1)])
    for _ in 0..<900 { list = try .list(checking: [list, list]) }
    #expect(list.shown.count < 3000)
    #expect(list.summary.count < 400)
    #expect(list.written.count < 600)
    #expect(list.detail.count <= 1)
  }

  @Test("A long text is shown whole by print, and cut in a message")
  func longText() {
    let text = Value.text(String(repeating: "a", count: 5000))
    #expect(text.shown.count == 5000)
    #expect(text.briefly.count == 40)
    #expect(text.summary.count < 250)
  }

  @Test("A tensor tells its shape and statistics, and counts what is NaN")
  func tensorSummary() throws {
    let tensor = try Tensor([1, 2, 3, 4, 5, 6]).reshaped(to: [2, 3])
    #expect(Value.tensor(tensor).summary == "tensor 2 × 3 · mean 3.5, sd 1.708, 1 to 6")
    #expect(
      Value.tensor(Tensor([1, .nan, 3])).summary == "tensor 3 · mean 2, sd 1, 1 to 3 · 1 NaN")
    #expect(Value.tensor(Tensor([.nan, .nan])).summary == "tensor 2 · 2 NaN")
    #expect(Value.tensor(Tensor([true, false, true])).summary == "tensor 3 · 2 true, 1 false")
    #expect(Value.tensor(try .filled([0, 3])).summary == "tensor 0 × 3 · no entries")
  }

  @Test("A tensor shows its corners and says what it leaves out")
  func corners() throws {
    let tensor = try Tensor((0..<2000).map(Float.init)).reshaped(to: [100, 20])
    guard case .table(let table)? = Value.tensor(tensor).detail.first else {
      Issue.record("a tensor has a table")
      return
    }
    #expect(table.header == ["", "0", "1", "2", "3", "…", "16", "17", "18", "19"])
    #expect(table.rows.map { $0[0] } == ["0", "1", "2", "…", "97", "98", "99"])
    #expect(table.rows[6].last == "1999")
    #expect(table.note == "6 of 100 rows, 8 of 20 columns")
  }

  @Test("Of a tensor of many matrices the first is shown")
  func manyMatrices() throws {
    let tensor = try Tensor((0..<24).map(Float.init)).reshaped(to: [4, 2, 3])
    #expect(
      Value.tensor(tensor).detail == [
        .table(
          Table(
            header: ["", "0", "1", "2"], rows: [["0", "0", "1", "2"], ["1", "3", "4", "5"]],
            note: "the first of 4 matrices"))
      ])
    #expect(Value.tensor(try .filled([0, 3])).detail.isEmpty)
    #expect(Value.number(1).detail.isEmpty)
  }

  @Test("Records of one form are a table")
  func records() {
    let rows = (0..<2).map { index in
      Value.record(Record([("fold", .number(Double(index))), ("note", .text("n\(index)"))]))
    }
    #expect(
      Value.list(rows).detail == [
        .table(
          Table(
            header: ["", "fold", "note"], rows: [["0", "0", "\"n0\""], ["1", "1", "\"n1\""]]))
      ])
  }

  @Test("Entries are written in the fewest digits of a Float32")
  func entries() {
    #expect(Value.tensor(Tensor([0.1, 1e-5, 16_777_216])).shown == "[0.1, 1e-05, 16777216]")
  }
}
