import Interpreter
import Syntax
import Testing

private func record(_ fields: (String, Value)...) -> Value {
  .record(Record(fields.map { (name: $0.0, value: $0.1) }))
}

private let range = Value.range(NumberRange(start: 0, step: 1, count: 3))
private let list = Value.list([.number(0), .number(1), .number(2)])

private let equalities: [(left: Value, right: Value, isEqual: Bool)] = [
  (.number(1), .number(1), true), (.number(1), .text("1"), false), (.none, .none, true),
  (.none, .number(0), false), (.bool(true), .number(1), false), (.text("é"), .text("é"), true),
  (list, list, true), (list, .list([]), false), (range, list, true), (list, range, true),
  (.list([range]), .list([list]), true),
  (.list([.number(1, .seconds)]), .list([.number(1)]), false),
  (record(("a", .number(1)), ("b", .none)), record(("b", .none), ("a", .number(1))), true),
  (record(("a", .number(1))), record(("a", .number(2))), false),
  (record(("a", .number(1))), record(("b", .number(1))), false),
  (.list([.tensor(Tensor([1, 2]))]), .list([.tensor(Tensor([1, 2]))]), true),
  (.list([.number(.nan)]), .list([.number(.nan)]), false),
]

private let memberships: [(item: Value, collection: Value, isIn: Bool)] = [
  (.number(1), list, true), (.text("1"), list, false), (.none, .list([.none]), true),
  (.list([.number(1)]), .list([.list([.number(1)])]), true),
  (.number(2), range, true), (.number(3), range, false), (.number(0.5), range, false),
  (.number(1e15), .range(NumberRange(start: 0, step: 1, count: 1 << 53)), true),
  (.number(4), .range(NumberRange(start: 10, step: -3, count: 4)), true),
  (.text("bc"), .text("abcd"), true), (.text(""), .text(""), true), (.text("x"), .text(""), false),
  (.text("a"), record(("a", .none)), true), (.text("b"), record(("a", .none)), false),
  (.number(0.1), .tensor(Tensor([0.1, 0.2])), true), (.number(3), .tensor(Tensor([1])), false),
  (.bool(true), .tensor(Tensor([false, false])), false),
]

@Suite("Comparing values")
struct ComparisonTests {
  @Test("Equality looks all the way down", arguments: equalities)
  func equality(left: Value, right: Value, isEqual: Bool) throws {
    #expect(left.isEqual(to: right) == isEqual)
    #expect(right.isEqual(to: left) == isEqual)
  }

  @Test("Lists that hold themselves many times over are compared at once")
  func doubling() throws {
    func doubled(_ innermost: Double) throws -> Value {
      var list = Value.list([.number(innermost)])
      for _ in 0..<900 { list = try .list(checking: [list, list]) }
      return list
    }
    #expect(try doubled(1).isEqual(to: doubled(1)))
    #expect(try !doubled(1).isEqual(to: doubled(2)))
  }

  @Test("`==` and `!=` of any two values that are not numbers is an answer")
  func anyKinds() throws {
    let kinds: [Value] = [.none, .bool(true), .text("a"), list, record(("a", .none))]
    for (index, left) in kinds.enumerated() {
      for (other, right) in kinds.enumerated() {
        #expect(try left.compared(by: .equal, to: right).condition() == (index == other))
        #expect(try left.compared(by: .notEqual, to: right).condition() == (index != other))
      }
    }
  }

  @Test("`in` looks for items, numbers, parts, names and entries", arguments: memberships)
  func membership(item: Value, collection: Value, isIn: Bool) throws {
    #expect(try item.compared(by: .isIn, to: collection).condition() == isIn)
    #expect(try item.compared(by: .notIn, to: collection).condition() != isIn)
  }

  @Test("Like units have an order, as texts do")
  func order() throws {
    #expect(try Value.number(0.5, .seconds).compared(by: .less, to: .seconds(2)).condition())
    #expect(try Value.text("a").compared(by: .lessOrEqual, to: .text("b")).condition())
    #expect(try !Value.number(.nan).compared(by: .equal, to: .number(.nan)).condition())
  }

  @Test("What has no order is refused with both sides shown")
  func refusals() {
    func message(_ left: Value, _ op: ComparisonOperator, _ right: Value) -> String? {
      #expect(throws: Fault.self) { try left.compared(by: op, to: right) }?.message
    }
    #expect(
      message(.seconds(0.5), .less, .number(5)) == "cannot compare the time 500 ms and the number 5"
    )
    #expect(message(.seconds(5), .equal, .hertz(5))?.contains("5 Hz") == true)
    #expect(message(.text("a"), .less, .number(5)) != nil)
    #expect(message(list, .less, list) != nil)
    #expect(message(.bool(false), .less, .bool(true)) != nil)
    #expect(message(.number(1), .isIn, .number(1)) != nil)
    #expect(message(.number(1), .isIn, .text("1")) != nil)
  }

  @Test("A comparison with a tensor or a range goes entry by entry")
  func tensors() throws {
    let tensor = Value.tensor(Tensor([0, 1, 2]))
    #expect(try tensor.compared(by: .greater, to: .number(0)).shown == "[false, true, true]")
    #expect(try Value.number(1).compared(by: .less, to: range).shown == "[false, false, true]")
    #expect(try tensor.compared(by: .equal, to: list).shown == "[true, true, true]")
    #expect(try tensor.compared(by: .equal, to: .none).shown == "false")
    #expect(try Value.tensor(Tensor([0.1])).compared(by: .equal, to: .number(0.1)).condition())
  }

  @Test("Only a truth value is a condition, and the refusal says what to write")
  func conditions() throws {
    #expect(try Value.bool(true).condition())
    #expect(try !Value.tensor(Tensor([false])).condition())
    let cases: [(Value, String)] = [
      (.number(1), "x != 0"), (.tensor(Tensor([true, false])), "any(x) or all(x)"),
      (.tensor(Tensor([1, 2])), "any(x > 0) or all(x > 0)"), (list, "length(x) > 0"),
      (.text("a"), "x != \"\""), (.none, "x != none"),
    ]
    for (value, help) in cases {
      let fault = #expect(throws: Fault.self) { try value.condition() }
      #expect(fault?.help?.contains(help) == true)
    }
  }

  @Test("`and`, `or` and `not` work entry by entry")
  func logic() throws {
    let a = Value.tensor(Tensor([true, true, false, false]))
    let b = Value.tensor(Tensor([true, false, true, false]))
    #expect(try a.combined(by: .and, with: b).shown == "[true, false, false, false]")
    #expect(try a.combined(by: .or, with: b).shown == "[true, true, true, false]")
    #expect(try a.combined(by: .and, with: .bool(true)).shown == a.shown)
    #expect(try a.applying(.not).shown == "[false, false, true, true]")
    #expect(try Value.bool(false).combined(by: .or, with: .bool(true)).condition())
    #expect(throws: Fault.self) { try a.combined(by: .and, with: .number(1)) }
    #expect(throws: Fault.self) { try Value.number(1).combined(by: .or, with: a) }
  }

  @Test("Sorting takes numbers of one unit, or texts")
  func sorting() throws {
    let times = try Value.sorted([.seconds(2), .seconds(0.5)])
    #expect(Value.list(times).shown == "[500 ms, 2 s]")
    #expect(Value.list(try Value.sorted([.text("b"), .text("a")])).shown == "[\"a\", \"b\"]")
    #expect(throws: Fault.self) { try Value.sorted([.number(1), .text("a")]) }
    #expect(throws: Fault.self) { try Value.sorted([.number(1), .seconds(1)]) }
  }
}
