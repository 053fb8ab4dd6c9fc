import Interpreter
import Syntax
import Testing

extension Tensor {
  /// The numbers from 0 on, laid out in a shape.
  static func counting(_ shape: Int...) throws -> Tensor {
    try Tensor((0..<shape.reduce(1, *)).map(Float.init)).reshaped(to: shape)
  }
}

/// Whether two lists of entries are the same, NaN counted as equal to NaN.
func areAlike(_ a: [Float], _ b: [Float]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}

private let pairs: [(a: [Int], b: [Int], result: [Int])] = [
  ([3, 4], [3, 4], [3, 4]), ([3, 4], [4], [3, 4]), ([3, 1], [4], [3, 4]), ([1], [2, 3], [2, 3]),
  ([2, 1, 4], [3, 1], [2, 3, 4]), ([], [2, 2], [2, 2]), ([0, 3], [3], [0, 3]), ([0], [1], [0]),
  ([5, 1, 1], [1, 2, 3], [5, 2, 3]), ([1, 1], [1], [1, 1]), ([2, 3, 1], [2, 3, 4], [2, 3, 4]),
]

@Suite("Arithmetic on tensors")
struct TensorArithmeticTests {
  @Test("Broadcasting gives what loops over every index give", arguments: pairs)
  func broadcasting(a: [Int], b: [Int], result: [Int]) throws {
    let first = Tensor(shape: a, values: (0..<a.reduce(1, *)).map { Float($0) + 1 })
    let second = Tensor(shape: b, values: (0..<b.reduce(1, *)).map { Float($0) * 10 - 3 })
    let sum = try first.combined(by: .subtract, with: second)
    #expect(sum.shape == result)
    for index in sum.values.indices {
      #expect(
        sum.values[index]
          == first.values[offset(of: index, in: result, within: a)]
          - second.values[offset(of: index, in: result, within: b)])
    }
  }

  /// Where the entry that is `index` in `shape` stands in a tensor repeated to that shape.
  private func offset(of index: Int, in shape: [Int], within part: [Int]) -> Int {
    var (rest, offset, stride) = (index, 0, 1)
    for axis in shape.indices.reversed() {
      let place = rest % shape[axis]
      rest /= shape[axis]
      let own = axis - shape.count + part.count
      if own >= 0 {
        offset += (part[own] == 1 ? 0 : place) * stride
        stride *= part[own]
      }
    }
    return offset
  }

  @Test("Shapes that do not fit are named, with the axes that differ")
  func misfit() throws {
    let (a, b) = (try Tensor.counting(3, 4), try Tensor.counting(3))
    let fault = #expect(throws: Fault.self) { try a.combined(by: .add, with: b) }
    #expect(fault?.message == "the shapes 3 × 4 and 3 do not fit together")
    #expect(fault?.help?.contains("4 and 3") == true)
  }

  @Test("Division, its floor and its remainder treat signs, zeros and infinities as NumPy does")
  func floatDivision() throws {
    let a = Tensor([7, -7, 7, -7, 0, 1, -1, .infinity, 5.5])
    let b = Tensor([2, 2, -2, -2, 3, 0, 0, 2, .infinity])
    let floor = try a.combined(by: .floorDivide, with: b).values
    #expect(areAlike(floor, [3, -4, -4, 3, 0, .infinity, -.infinity, .nan, 0]))
    let remainder = try a.combined(by: .remainder, with: b).values
    #expect(areAlike(remainder, [1, 1, -1, -1, 0, .nan, .nan, .nan, 5.5]))
    let quotient = try a.combined(by: .divide, with: b).values
    #expect(areAlike(quotient, [3.5, -3.5, -3.5, 3.5, 0, .infinity, -.infinity, .infinity, 0]))
  }

  @Test("Single numbers stand on either side")
  func scalars() throws {
    let tensor = Value.tensor(Tensor([1, 2, 4]))
    func shown(_ a: Value, _ op: BinaryOperator, _ b: Value) throws -> String {
      try a.combined(by: op, with: b, product: noProduct).shown
    }
    #expect(try shown(tensor, .subtract, .number(1)) == "[0, 1, 3]")
    #expect(try shown(.number(1), .subtract, tensor) == "[0, -1, -3]")
    #expect(try shown(.number(8), .divide, tensor) == "[8, 4, 2]")
    #expect(try shown(.bool(true), .add, tensor) == "[2, 3, 5]")
    #expect(
      try shown(tensor, .add, .list([.number(1), .number(0), .number(0.5)])) == "[2, 2, 4.5]")
    let range = Value.range(NumberRange(start: 0, step: 2, count: 3))
    #expect(try shown(range, .multiply, .number(0.5)) == "[0, 1, 2]")
    #expect(try tensor.raised(to: .number(2)).shown == "[1, 4, 16]")
    #expect(try tensor.raised(to: .number(-1)).shown == "[1, 0.5, 0.25]")
    #expect(try Value.number(2).raised(to: tensor).shown == "[2, 4, 16]")
    #expect(try tensor.applying(.minus).shown == "[-1, -2, -4]")
    #expect(try range.applying(.minus).shown == "range(0, -6, -2)")
  }

  @Test("Comparisons give truth values, which count as 0 and 1")
  func comparisons() throws {
    let tensor = Tensor([1, 2, .nan])
    func compare(_ op: ComparisonOperator) throws -> [Float] {
      let result = try tensor.compared(by: op, to: Tensor([2]))
      #expect(result.isTruth)
      return result.values
    }
    #expect(try compare(.less) == [1, 0, 0])
    #expect(try compare(.lessOrEqual) == [1, 1, 0])
    #expect(try compare(.greater) == [0, 0, 0])
    #expect(try compare(.greaterOrEqual) == [0, 1, 0])
    #expect(try compare(.equal) == [0, 1, 0])
    #expect(try compare(.notEqual) == [1, 0, 1])
  }

  @Test("A choice takes from one tensor where a condition holds, else from the other")
  func choosing() throws {
    let condition = try Tensor([true, false, true, false]).reshaped(to: [2, 2])
    let chosen = try Tensor.choosing(condition, Tensor([1, 2]), Tensor(shape: [], values: [0]))
    #expect(chosen.shape == [2, 2])
    #expect(chosen.values == [1, 0, 1, 0])
  }

  @Test("Functions of entries give NaN and infinity where they have no value")
  func functions() throws {
    let tensor = Tensor([-1, 0, 4])
    #expect(areAlike(tensor.applying(.sqrt).values, [.nan, 0, 2]))
    #expect(tensor.applying(.log).values[1] == -.infinity)
    #expect(tensor.applying(.abs).values == [1, 0, 4])
    #expect(abs(tensor.applying(.tanh).values[0] + 0.7615942) < 1e-6)
    #expect(abs(tensor.applying(.exp).values[2] - 54.59815) < 1e-4)
  }

  @Test("Functions of a number are refused where they have no value")
  func functionsOfNumbers() throws {
    #expect(try Value.number(9).applying(.sqrt).shown == "3")
    #expect(try Value.seconds(-2).applying(.abs).shown == "2 s")
    #expect(try Value.number(1000).applying(.exp).shown == "inf")
    #expect(throws: Fault.self) { try Value.number(-1).applying(.sqrt) }
    #expect(throws: Fault.self) { try Value.number(0).applying(.log) }
    #expect(throws: Fault.self) { try Value.seconds(1).applying(.exp) }
    #expect(throws: Fault.self) { try Value.text("a").applying(.abs) }
  }

  @Test("Rounding takes halves to the even digit, as NumPy's")
  func rounding() throws {
    #expect(Tensor([0.5, 1.5, 2.5, -0.5, 2.675, -1.25]).rounded().values == [0, 2, 2, 0, 3, -1])
    #expect(Tensor([0.25, 0.35, 1234.5]).rounded(digits: 1).values == [0.2, 0.4, 1234.5])
    #expect(Tensor([1250, 1350]).rounded(digits: -2).values == [1200, 1400])
    #expect(try Value.number(2.675).rounded(digits: 2).shown == "2.68")
    #expect(try Value.number(2).rounded(digits: 400).shown == "2")
    #expect(try Value.number(2).rounded(digits: -400).shown == "0")
  }

  @Test("An entry taken out is the number it was made from")
  func decimalEntries() throws {
    for number in [0.1, 1e-7, 3.25, -0.7, 16_777_216, 1e20, 123.456] {
      #expect(
        try Value.tensor(Tensor([Float(number)])).indexed(by: [.item(0)]).number(in: .none)
          == number)
    }
  }

  @Test("A result too large for memory is refused before it is made")
  func sizes() throws {
    let row = try Tensor.filled([1 << 15])
    let column = try Tensor.filled([1 << 15, 1])
    #expect(throws: Fault.self) { try row.combined(by: .add, with: column) }
    #expect(throws: Fault.self) { try Tensor.filled([1_000_000_000]) }
    #expect(throws: Fault.self) { try Tensor.filled([1 << 40, 1 << 40, 0]) }
    #expect(throws: Fault.self) { try Tensor.filled([0, 1 << 28, 1 << 28, 1 << 28]) }
    #expect(throws: Fault.self) { try Tensor.filled([-1]) }
    #expect(throws: Fault.self) { try Tensor.filled(Array(repeating: 1, count: 33)) }
    let range = Value.range(try NumberRange(from: 0, to: 1e15, by: 1))
    #expect(throws: Fault.self) {
      try range.combined(by: .add, with: .number(1), product: noProduct)
    }
    #expect(range.items == nil)
    #expect(throws: Fault.self) { try NumberRange(from: 0, to: 1e300, by: 1) }
    #expect(throws: Fault.self) { try NumberRange(from: 0, to: .nan, by: 1) }
    #expect(throws: Fault.self) { try NumberRange(from: 0, to: 1, by: 0) }
  }
}
