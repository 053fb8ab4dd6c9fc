import Interpreter
import Testing

@Suite("Shapes")
struct TensorShapeTests {
  @Test("A reshape finds the length left open")
  func reshape() throws {
    let tensor = try Tensor.counting(2, 6)
    #expect(try tensor.reshaped(to: [3, -1]).shape == [3, 4])
    #expect(try tensor.reshaped(to: [-1]).shape == [12])
    #expect(try Tensor([Float]()).reshaped(to: [0, 3]).shape == [0, 3])
    for shape in [[5, -1], [-1, -1], [13], [-2, -6], [0, -1], [.max, .max]] {
      #expect(throws: Fault.self) { try tensor.reshaped(to: shape) }
    }
  }

  @Test("A transposition puts the entry at [i, j, k] at [k, i, j]")
  func transposition() throws {
    let tensor = try Tensor.counting(2, 3, 4)
    let turned = try tensor.transposed([2, 0, 1])
    #expect(turned.shape == [4, 2, 3])
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 {
          let from = try tensor.indexed(by: [.item(i), .item(j), .item(k)]).values
          #expect(try turned.indexed(by: [.item(k), .item(i), .item(j)]).values == from)
        }
      }
    }
    #expect(try tensor.transposed().shape == [4, 3, 2])
    #expect(try tensor.transposed([-1, 0, 1]).values == turned.values)
    #expect(throws: Fault.self) { try tensor.transposed([0, 1]) }
    #expect(throws: Fault.self) { try tensor.transposed([0, 0, 1]) }
  }

  @Test(
    "A matrix of any size turned twice is itself", arguments: [(1, 1), (17, 33), (40, 7), (0, 3)])
  func turnedTwice(rows: Int, columns: Int) throws {
    let matrix = try Tensor.counting(rows, columns)
    let turned = try matrix.transposed()
    #expect(turned.shape == [columns, rows])
    for row in 0..<rows {
      #expect(turned.values.isEmpty || turned.values[row] == matrix.values[row * columns])
    }
    #expect(try turned.transposed().values == matrix.values)
  }

  @Test("Tensors are put together along an axis, or side by side along a new one")
  func combining() throws {
    let (a, b) = (try Tensor.counting(2, 2), try Tensor.counting(2, 1))
    #expect(try Tensor.concatenating([a, b], axis: 1).values == [0, 1, 0, 2, 3, 1])
    #expect(try Tensor.concatenating([a, a]).shape == [4, 2])
    #expect(try Tensor.stacking([Tensor([1, 2]), Tensor([3, 4])]).values == [1, 2, 3, 4])
    #expect(
      try Tensor.stacking([Tensor([1, 2]), Tensor([3, 4])], axis: -1).values == [1, 3, 2, 4])
    #expect(throws: Fault.self) { try Tensor.concatenating([a, b]) }
    #expect(throws: Fault.self) { try Tensor.concatenating([]) }
    #expect(throws: Fault.self) { try Tensor.concatenating([a, Tensor([1])]) }
    #expect(throws: Fault.self) { try Tensor.stacking([Tensor([1]), Tensor([1, 2])]) }
    #expect(throws: Fault.self) { try Tensor.stacking([Tensor([1])], axis: 3) }
    #expect(throws: Fault.self) { try Tensor.stacking([Tensor([1])], axis: -3) }
  }

  @Test("Lists nested evenly become a tensor, others do not")
  func stackingValues() throws {
    func tensor(_ items: [[Double]]) -> Tensor? { Value.list(items.map { $0.value }).tensor }
    #expect(tensor([[1, 2], [3, 4], [5, 6]])?.shape == [3, 2])
    #expect(tensor([[1, 2], [3]]) == nil)
    #expect(Value.list([.number(1), .list([])]).tensor == nil)
    #expect(Value.list([.text("a")]).tensor == nil)
    #expect(Value.list([.seconds(1)]).tensor == nil)
    #expect(Value.list([.bool(true), .bool(false)]).tensor?.isTruth == true)
    #expect(Value.list([.bool(true), .number(2)]).tensor?.isTruth == false)
    let rows: [Value] = [
      .range(NumberRange(start: 0, step: 1, count: 2)), .tensor(Tensor([5, 6])),
    ]
    #expect(Value.list(rows).tensor?.values == [0, 1, 5, 6])
  }

  @Test("A list that holds itself a billion times over does not become a tensor")
  func doubling() throws {
    var list = Value.list([.number(1)])
    for _ in 0..<31 { list = try .list(checking: [list, list]) }
    #expect(list.tensor == nil)
    for _ in 0..<900 { list = try .list(checking: [list, list]) }
    #expect(list.tensor == nil)
  }
}
