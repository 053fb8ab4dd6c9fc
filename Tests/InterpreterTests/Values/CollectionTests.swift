import Interpreter
import Testing

@Suite("Lists, records and ranges")
struct CollectionTests {
  @Test("Lists and records nest a thousand deep and no deeper")
  func depth() throws {
    var value = Value.none
    for _ in 0..<500 { value = try .record(checking: [("a", .list(checking: [value]))]) }
    #expect(value.depth == 1000)
    #expect(value.isEqual(to: value))
    #expect(throws: Fault.self) { try Value.list(checking: [value]) }
    #expect(throws: Fault.self) { try Value.record(checking: [("a", value)]) }
  }

  @Test(
    "A range counts as Python's, in exact numbers",
    arguments: [
      (0.0, 5.0, 1.0, [0, 1, 2, 3, 4]), (2, 8, 3, [2, 5]), (5, 0, -2, [5, 3, 1]), (0, -1, 1, []),
      (0, 0, 1, []), (0, 2.5, 1, [0, 1, 2]),
    ] as [(Double, Double, Double, [Double])])
  func ranges(from: Double, to: Double, by: Double, numbers: [Double]) throws {
    let range = try NumberRange(from: from, to: to, by: by)
    #expect((0..<range.count).map { range[$0] } == numbers)
  }

  @Test("A stop that is met but for rounding is left out")
  func tenths() throws {
    #expect(try NumberRange(from: 0, to: 1, by: 0.1).count == 10)
    #expect(try NumberRange(from: 0, to: 0.3, by: 0.1).count == 3)
  }

  @Test("A loop goes through items, numbers, rows, characters, names and the domain's rows")
  func elements() throws {
    func all(_ value: Value) throws -> [String] {
      let elements = try Elements(of: value)
      return try (0..<elements.count).map { try elements[$0].shown }
    }
    #expect(try all(.list([.number(1), .text("a")])) == ["1", "a"])
    #expect(try all(.range(NumberRange(start: 1, step: 2, count: 2))) == ["1", "3"])
    #expect(try all(.tensor(Tensor([true, false]))) == ["true", "false"])
    #expect(try all(.tensor(.counting(2, 2))) == ["[0, 1]", "[2, 3]"])
    #expect(try all(.text("né")) == ["n", "é"])
    #expect(try all(.record(Record([("a", .none), ("b", .none)]))) == ["a", "b"])
    #expect(try all(.object(Sample())) == ["0", "1", "2"])
    for value: Value in [.none, .number(5), .bool(true), .object(Layer())] {
      #expect(throws: Fault.self) { try all(value) }
      #expect(value.count == nil)
    }
  }

  @Test("A loop over the longest range holds one number at a time")
  func longRange() throws {
    let elements = try Elements(of: .range(NumberRange(from: 0, to: 0x1p53, by: 1)))
    #expect(try elements[elements.count - 1].shown == "9007199254740991")
  }

  @Test("A missing field names those there are")
  func missingField() {
    let fault = Record([("loss", .none), ("epoch", .none)]).missingField("los")
    #expect(fault.message == "the record has no field \"los\"")
    #expect(fault.help == "its fields are loss, epoch")
  }
}
