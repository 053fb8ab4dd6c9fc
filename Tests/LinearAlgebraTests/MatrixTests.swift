import LinearAlgebra
import Testing

@Suite("Matrices")
struct MatrixTests {
  let a = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])

  @Test("Entries stand row after row")
  func entries() {
    #expect(a[0, 2] == 3)
    #expect(a[1, 0] == 4)
    #expect(Array(a.row(1)) == [4, 5, 6])
    #expect(a.column(1) == [2, 5])
    var changed = a
    changed[1, 2] = 9
    #expect(changed.values == [1, 2, 3, 4, 5, 9])
    #expect(a[1, 2] == 6)
  }

  @Test("Rows and columns are taken in the order asked, also twice")
  func selection() {
    #expect(a.selectingRows([1, 0, 1]).values == [4, 5, 6, 1, 2, 3, 4, 5, 6])
    #expect(a.selectingColumns([2, 0]).values == [3, 1, 6, 4])
    #expect(a.selectingRows(0..<0) == Matrix(rows: 0, columns: 3))
    #expect(a.selectingColumns([]) == Matrix(rows: 2, columns: 0))
    #expect(a.appendingRows(of: a.selectingRows([0])).values == [1, 2, 3, 4, 5, 6, 1, 2, 3])
  }

  @Test("Transposing twice changes nothing")
  func transposition() {
    #expect(a.transposed() == Matrix(rows: 3, columns: 2, values: [1, 4, 2, 5, 3, 6]))
    #expect(a.transposed().transposed() == a)
    #expect(Matrix(rows: 0, columns: 4).transposed() == Matrix(rows: 4, columns: 0))
  }

  @Test("Columns have their mean and population deviation")
  func moments() {
    #expect(a.columnMeans() == [2.5, 3.5, 4.5])
    #expect(a.columnDeviations() == [1.5, 1.5, 1.5])
    #expect(Matrix(rows: 0, columns: 2).columnMeans() == [0, 0])
    #expect(Matrix(rows: 0, columns: 2).columnDeviations() == [0, 0])
  }

  @Test("A constant column has exactly its mean and no deviation", arguments: [0.1, 1e8, -3.3e-9])
  func constantColumn(value: Float) {
    let constant = Matrix(rows: 1001, columns: 1, repeating: value)
    #expect(constant.columnMeans() == [Double(value)])
    #expect(constant.columnDeviations() == [0])
  }

  @Test("A large mean costs no digits of the deviation")
  func largeMean() {
    let rows = (0..<1000).map { Float(1_000_000 + $0 % 2) }
    #expect(Matrix(rows: 1000, columns: 1, values: rows).columnDeviations() == [0.5])
  }

  @Test("Columns are scaled and moved, each by its own numbers")
  func scaling() {
    #expect(a.scalingColumns(by: [1, 2, -1]).values == [1, 4, -3, 4, 10, -6])
    #expect(a.scalingColumns(adding: [0, 0.5, -3]).values == [1, 2.5, 0, 4, 5.5, 3])
    #expect(Matrix(rows: 0, columns: 2).scalingColumns(by: [1, 2]).values.isEmpty)
    #expect(Matrix(rows: 2, columns: 0).scalingColumns().rows == 2)
    // So many entries that they are shared out.
    let many = random(rows: 90_001, columns: 7, seed: 3)
    let scaled = many.scalingColumns(
      by: (0..<7).map { Double($0) / 3 }, adding: (0..<7).map { 0.1 - Double($0) })
    for (index, value) in many.values.enumerated() {
      let column = Double(index % 7)
      guard scaled.values[index] == Float(Double(value) * (column / 3) + (0.1 - column)) else {
        Issue.record("Entry \(index) is \(scaled.values[index]).")
        break
      }
    }
  }

  @Test("A value that is not finite is found", arguments: [Float.nan, .infinity, -.infinity])
  func notFinite(value: Float) throws {
    #expect(a.isFinite)
    #expect(a.firstNonFinite == nil)
    var broken = a
    broken[1, 1] = value
    #expect(!broken.isFinite)
    let place = try #require(broken.firstNonFinite)
    #expect(place == (row: 1, column: 1))
    var large = Matrix(rows: 3000, columns: 300, repeating: 1)
    #expect(large.isFinite)
    for index in [0, 1 << 18, 600_001, 899_999] {
      large.values[index] = .nan
      #expect(large.firstNonFinite.map { $0.row * 300 + $0.column } == index)
      large.values[index] = 1
    }
    #expect(Matrix(rows: 0, columns: 0).isFinite)
    #expect(Matrix(rows: 1, columns: 2, values: [.greatestFiniteMagnitude, 3e38]).isFinite)
  }
}

@Suite("Products")
struct ProductTests {
  @Test("Either factor may be transposed", arguments: [false, true], [false, true])
  func transposed(first: Bool, second: Bool) {
    let (a, b) = (random(rows: 5, columns: 7, seed: 1), random(rows: 7, columns: 3, seed: 2))
    let given = product(
      first ? a.transposed() : a, second ? b.transposed() : b,
      transposingFirst: first, transposingSecond: second)
    for row in 0..<5 {
      for column in 0..<3 {
        let expected = (0..<7).reduce(0.0) { $0 + Double(a[row, $1]) * Double(b[$1, column]) }
        #expect(abs(Double(given[row, column]) - expected) < 1e-5)
      }
    }
  }

  @Test("Empty factors give zeros of the right shape")
  func empty() {
    let none = Matrix(rows: 2, columns: 0)
    #expect(product(none, Matrix(rows: 0, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(product(Matrix(rows: 0, columns: 2), Matrix(rows: 2, columns: 3)).rows == 0)
  }
}

/// A matrix of standard normal numbers.
func random(rows: Int, columns: Int, seed: UInt64) -> Matrix {
  var matrix = Matrix(rows: rows, columns: columns)
  let stream = RandomStream(seed: seed, purpose: .draw)
  matrix.values.withUnsafeMutableBufferPointer { stream.normals(into: $0, at: 0) }
  return matrix
}
