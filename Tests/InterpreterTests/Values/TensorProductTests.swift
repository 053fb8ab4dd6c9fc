import Interpreter
import Syntax
import Testing

/// A matrix product as the definition has it.
private let product: CommandTable.MatrixProduct = { a, b, rows, inner, columns in
  (0..<rows * columns).map { place in
    let (row, column) = (place / columns, place % columns)
    return (0..<inner).reduce(0) { $0 + a[row * inner + $1] * b[$1 * columns + column] }
  }
}

@Suite("Matrix products")
struct TensorProductTests {
  @Test("Rows, columns, matrices and batches of them multiply as NumPy's")
  func products() throws {
    let (a, b) = (try Tensor.counting(2, 3), try Tensor.counting(3, 4))
    func multiply(_ a: Tensor, _ b: Tensor) throws -> ([Int], [Float]) {
      let result = try a.matrixProduct(with: b, using: product)
      return (result.shape, result.values)
    }
    #expect(try multiply(a, b) == ([2, 4], [20, 23, 26, 29, 56, 68, 80, 92]))
    #expect(try multiply(a, Tensor([1, 0, 2])) == ([2], [4, 13]))
    #expect(try multiply(Tensor([1, 2]), a) == ([3], [6, 9, 12]))
    let batch = try Tensor.counting(2, 2, 3)
    #expect(
      try multiply(batch, .counting(3, 2)) == ([2, 2, 2], [10, 13, 28, 40, 46, 67, 64, 94]))
    #expect(
      try multiply(batch, .counting(2, 3, 2))
        == ([2, 2, 2], [10, 13, 28, 40, 172, 193, 244, 274]))
    #expect(try multiply(batch, Tensor([1, 2, 3])) == ([2, 2], [8, 26, 44, 62]))
  }

  @Test("Two single rows give a number")
  func numbers() throws {
    let (a, b) = (Value.tensor(Tensor([1, 2])), Value.list([.number(3), .number(4)]))
    #expect(try a.combined(by: .matrixProduct, with: b, product: product).shown == "11")
    #expect(try b.combined(by: .matrixProduct, with: b, product: product).shown == "25")
    #expect(try Tensor([1, 2]).dot(Tensor([3, 4])) == 11)
    #expect(throws: Fault.self) { try Tensor([1, 2]).dot(Tensor([3])) }
  }

  @Test("Empty matrices give zeros, without asking for a product")
  func empty() throws {
    let result = try Tensor.filled([2, 0]).matrixProduct(with: .filled([0, 3]), using: noProduct)
    #expect(result.shape == [2, 3])
    #expect(result.values == [0, 0, 0, 0, 0, 0])
    let none = try Tensor.filled([0, 2, 3]).matrixProduct(with: .counting(3, 4), using: noProduct)
    #expect(none.shape == [0, 2, 4])
  }

  @Test("Inner lengths that differ are named with both shapes")
  func misfit() throws {
    let fault = try #require(
      #expect(throws: Fault.self) {
        try Tensor.counting(3, 4).matrixProduct(with: .counting(5, 2), using: product)
      })
    #expect(fault.message.contains("3 × 4 and 5 × 2"))
    #expect(fault.message.contains("4 columns"))
    #expect(throws: Fault.self) {
      try Tensor.counting(2, 2, 3).matrixProduct(with: .counting(3, 3, 2), using: product)
    }
    #expect(throws: Fault.self) {
      try Value.number(2).combined(
        by: .matrixProduct, with: .tensor(Tensor([1])), product: product)
    }
  }

  @Test("A product too large for memory is refused")
  func tooLarge() throws {
    let (a, b) = (try Tensor.filled([1 << 15, 1]), try Tensor.filled([1, 1 << 15]))
    #expect(throws: Fault.self) { try a.matrixProduct(with: b, using: noProduct) }
  }
}
