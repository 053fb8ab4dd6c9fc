import Interpreter
import Syntax
import Testing

/// No test of numbers asks for a matrix product.
let noProduct: CommandTable.MatrixProduct = { _, _, rows, _, columns in
  Array(repeating: .nan, count: rows * columns)
}

extension Value {
  static func seconds(_ number: Double) -> Value { .number(number, .seconds) }
  static func hertz(_ number: Double) -> Value { .number(number, .hertz) }
}

private let results: [(left: Value, op: BinaryOperator, right: Value, result: Value)] = [
  (.seconds(1), .add, .seconds(0.5), .seconds(1.5)),
  (.hertz(100), .subtract, .hertz(40), .hertz(60)),
  (.seconds(0.2), .multiply, .hertz(100), .number(20)),
  (.hertz(100), .multiply, .seconds(0.29), .number(29)),
  (.seconds(1), .divide, .seconds(0.1), .number(10)),
  (.hertz(100), .divide, .hertz(40), .number(2.5)),
  (.number(1), .divide, .seconds(0.01), .hertz(100)),
  (.number(5), .divide, .hertz(100), .seconds(0.05)),
  (.number(3), .multiply, .seconds(2), .seconds(6)),
  (.hertz(5), .multiply, .number(2), .hertz(10)),
  (.number(60, .millimetres), .add, .number(29, .millimetres), .number(89, .millimetres)),
  (.number(60, .millimetres), .divide, .number(30, .millimetres), .number(2)),
  (.number(2), .multiply, .number(30, .millimetres), .number(60, .millimetres)),
  (.seconds(1), .divide, .number(4), .seconds(0.25)),
  (.seconds(1), .floorDivide, .seconds(0.1), .number(10)),
  (.seconds(1), .remainder, .seconds(0.1), .seconds(0)),
  (.seconds(0.5), .floorDivide, .seconds(0.2), .number(2)),
  (.hertz(7), .remainder, .hertz(4), .hertz(3)),
  (.seconds(-0.5), .floorDivide, .seconds(0.3), .number(-2)),
]

private let refusals: [(left: Value, op: BinaryOperator, right: Value, message: String)] = [
  (.seconds(0.5), .add, .number(5), "cannot add the time 500 ms and the number 5"),
  (.number(5), .add, .hertz(5), "cannot add the number 5 and the frequency 5 Hz"),
  (.seconds(1), .subtract, .hertz(5), "cannot subtract the frequency 5 Hz from the time 1 s"),
  (.seconds(1), .multiply, .seconds(2), "cannot multiply the time 1 s by the time 2 s"),
  (
    .number(1, .millimetres), .multiply, .number(2, .millimetres),
    "cannot multiply the length 1 mm by the length 2 mm"
  ),
  (
    .number(1), .divide, .number(2, .millimetres),
    "cannot divide the number 1 by the length 2 mm"
  ),
  (
    .seconds(1), .multiply, .number(2, .millimetres),
    "cannot multiply the time 1 s by the length 2 mm"
  ),
  (.hertz(1), .multiply, .hertz(2), "cannot multiply the frequency 1 Hz by the frequency 2 Hz"),
  (.seconds(1), .divide, .hertz(2), "cannot divide the time 1 s by the frequency 2 Hz"),
  (.hertz(2), .divide, .seconds(1), "cannot divide the frequency 2 Hz by the time 1 s"),
  (
    .seconds(1), .floorDivide, .number(2),
    "cannot divide the time 1 s by the number 2 to a whole number"
  ),
  (
    .seconds(1), .remainder, .number(2), "cannot take the remainder of the time 1 s by the number 2"
  ),
  (
    .number(1), .matrixProduct, .seconds(2),
    "cannot take the matrix product of the number 1 and the time 2 s"
  ),
  (.text("a"), .add, .number(1), "cannot add the text \"a\" and the number 1"),
  (.text("a"), .multiply, .number(3), "cannot multiply the text \"a\" by the number 3"),
  (.bool(true), .add, .number(1), "cannot add true and the number 1"),
  (.none, .add, .number(1), "cannot add none and the number 1"),
  (.list([.number(1)]), .add, .number(1), "cannot add a list of 1 item and the number 1"),
  (
    .tensor(Tensor([1, 2])), .multiply, .seconds(1),
    "cannot multiply a tensor 2 by the time 1 s"
  ),
  (.number(1), .divide, .number(0), "cannot divide by zero"),
  (.number(1), .floorDivide, .number(0), "cannot divide by zero"),
  (.number(1), .remainder, .number(0), "cannot divide by zero"),
  (.seconds(1), .divide, .seconds(0), "cannot divide by zero"),
]

@Suite("Numbers and their units")
struct QuantityTests {
  @Test("Units add, cancel and turn as physics has it", arguments: results)
  func units(left: Value, op: BinaryOperator, right: Value, result: Value) throws {
    let found = try left.combined(by: op, with: right, product: noProduct)
    #expect(found.isEqual(to: result), "\(found)")
  }

  @Test("What has no unit is refused with both sides shown", arguments: refusals)
  func refused(left: Value, op: BinaryOperator, right: Value, message: String) {
    let fault = #expect(throws: Fault.self) {
      try left.combined(by: op, with: right, product: noProduct)
    }
    #expect(fault?.message == message)
  }

  @Test(
    "`//` and `%` go down to the floor, as Python's",
    arguments: [
      (7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1),
      (0.5, 0.1, 4, 0.09999999999999998),
      (6, 3, 2, 0), (-6, 3, -2, 0), (1e16, 3, 3_333_333_333_333_333, 1), (5.5, 2.5, 2, 0.5),
    ])
  func floor(a: Double, b: Double, quotient: Double, remainder: Double) throws {
    let (a, b) = (Value.number(a), Value.number(b))
    let found = try a.combined(by: .floorDivide, with: b, product: noProduct)
    #expect(found.number(in: .none) == quotient)
    let left = try a.combined(by: .remainder, with: b, product: noProduct)
    #expect(left.number(in: .none) == remainder)
  }

  @Test("Powers take plain numbers alone, and stay real")
  func powers() throws {
    #expect(try Value.number(2).raised(to: .number(10)).number(in: .none) == 1024)
    #expect(try Value.number(4).raised(to: .number(0.5)).number(in: .none) == 2)
    #expect(try Value.number(0).raised(to: .number(0)).number(in: .none) == 1)
    #expect(throws: Fault.self) { try Value.seconds(2).raised(to: .number(2)) }
    #expect(throws: Fault.self) { try Value.number(2).raised(to: .seconds(2)) }
    #expect(throws: Fault.self) { try Value.number(-8).raised(to: .number(1.0 / 3)) }
    #expect(throws: Fault.self) { try Value.number(0).raised(to: .number(-1)) }
    #expect(throws: Fault.self) { try Value.text("a").raised(to: .number(2)) }
  }

  @Test("Signs keep the unit")
  func signs() throws {
    #expect(try Value.seconds(2).applying(.minus).isEqual(to: .seconds(-2)))
    #expect(try Value.hertz(2).applying(.plus).isEqual(to: .hertz(2)))
    #expect(throws: Fault.self) { try Value.text("a").applying(.minus) }
    #expect(throws: Fault.self) { try Value.bool(true).applying(.minus) }
    #expect(throws: Fault.self) { try Value.number(1).applying(.not) }
  }

  @Test("Texts and lists join; a list repeats")
  func joining() throws {
    func combine(_ a: Value, _ op: BinaryOperator, _ b: Value) throws -> String {
      try a.combined(by: op, with: b, product: noProduct).shown
    }
    let list = Value.list([.number(1), .text("a")])
    #expect(try combine(.text("ab"), .add, .text("cd")) == "abcd")
    #expect(try combine(list, .add, list) == "[1, \"a\", 1, \"a\"]")
    #expect(try combine(list, .multiply, .number(2)) == "[1, \"a\", 1, \"a\"]")
    #expect(try combine(.number(0), .multiply, list) == "[]")
    #expect(try combine(list, .multiply, .number(-3)) == "[]")
    #expect(try combine(.list([]), .multiply, .number(1e15)) == "[]")
    #expect(throws: Fault.self) { try combine(list, .multiply, .number(1.5)) }
    #expect(throws: Fault.self) { try combine(list, .multiply, .number(1e15)) }
    #expect(throws: Fault.self) { try combine(list, .multiply, .number(.nan)) }
  }
}
