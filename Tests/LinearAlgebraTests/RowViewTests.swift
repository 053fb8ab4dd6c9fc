import LinearAlgebra
import Testing

/// Overlapping stretches in any order, and the same rows as a matrix.
private func stretches(
  _ rows: Int, _ columns: Int, of count: Int = 5000
) -> (view: RowView, matrix: Matrix) {
  var random = RandomStream(seed: 8, purpose: .sampling)
  let numbers = (0..<count).map { _ in Float(random.normal()) + 2 }
  let starts = (0..<rows).map { _ in UInt32(random.integer(below: count - columns)) }
  let view = RowView(of: numbers, at: starts, columns: columns)
  let values = starts.flatMap { numbers[Int($0)..<Int($0) + columns] }
  return (view, Matrix(rows: rows, columns: columns, values: values))
}

/// Numbers that are read when they are asked for.
private struct ReadNumbers: RowSource {
  let numbers: [Float]
  var count: Int { numbers.count }

  func read(
    _ count: Int, from first: Int, inOrder: Bool, into place: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count { place[index] = numbers[first + index] }
  }

  func isSame(as other: any RowSource) -> Bool { (other as? ReadNumbers)?.numbers == numbers }
  var fingerprint: UInt64 { UInt64(numbers.count) }
}

@Suite("Rows as stretches")
struct RowViewTests {
  @Test("A view has the rows of the matrix it stands for")
  func content() {
    let (view, matrix) = stretches(70, 9)
    #expect(view == matrix.view && view.matrix == matrix && view.values == matrix.values)
    #expect(view[3, 8] == matrix[3, 8] && view.row(69) == matrix.row(69))
    #expect(view.column(4) == matrix.column(4))
    #expect(view.selectingRows([5, 5, 0]) == matrix.selectingRows([5, 5, 0]))
    #expect(view.selectingColumns([2, 3]) == matrix.selectingColumns([2, 3]).view)
    #expect(view.selectingColumns([3, 2]) == matrix.selectingColumns([3, 2]).view)
    #expect(view != stretches(71, 9).view)
    let empty = RowView(of: [], at: [], columns: 3)
    #expect(empty.matrix == Matrix(rows: 0, columns: 3) && empty.columnMeans() == [0, 0, 0])
  }

  @Test("Moments and products are those of the matrix, bit for bit", arguments: [40, 9000])
  func reckoning(_ rows: Int) throws {
    try requireOpenBLAS()
    let (view, matrix) = stretches(rows, 11)
    try check(view, matrix)
    try check(
      RowView(of: ReadNumbers(numbers: view.numbers), at: view.starts ?? [], columns: 11), matrix)
  }

  private func check(_ view: RowView, _ matrix: Matrix) throws {
    #expect(view.columnMeans() == matrix.columnMeans())
    #expect(view.columnDeviations() == matrix.columnDeviations())
    #expect(view.moments().covariance == matrix.moments().covariance)
    #expect(
      view.centred(rows: 3..<9, by: view.columnMeans()).values
        == matrix.centred(rows: 3..<9, by: matrix.columnMeans()).values)
    let directions = stretches(3, 11).matrix
    #expect(
      product(of: view, less: view.columnMeans(), alongRowsOf: directions)
        == product(of: matrix, less: matrix.columnMeans(), alongRowsOf: directions))
  }

  @Test("Rows that are read later are those of numbers in memory, and stay so where they are many")
  func source() {
    let (view, matrix) = stretches(900, 9)
    let starts = view.starts ?? []
    let read = RowView(of: ReadNumbers(numbers: view.numbers), at: starts, columns: 9)
    #expect(read == view && read.matrix == matrix && read[7, 3] == matrix[7, 3])
    #expect(read.row(5) == matrix.row(5) && read.isFinite && read.missingCount == 0)
    let many = read.picking(Array(0..<800))
    #expect(many.source != nil && many == view.picking(Array(0..<800)))
    #expect(read.picking([3, 9]).source == nil && read.picking([3, 9]) == view.picking([3, 9]))
    let narrow = read.selectingColumns([2, 3, 4])
    #expect(narrow.source != nil && narrow == matrix.selectingColumns([2, 3, 4]).view)
    #expect(read.selectingColumns([4, 2]) == matrix.selectingColumns([4, 2]).view)
    #expect(read.appendingStretches(read)?.matrix == matrix.appendingRows(of: matrix))
    #expect(read.appendingStretches(view) == nil)
  }

  @Test("Only what rows have counts as missing")
  func missing() {
    var numbers = (0..<50).map(Float.init)
    numbers[20] = .nan
    let beside = RowView(of: numbers, at: [0, 21, 15], columns: 5)
    #expect(beside.isFinite && beside.firstNonFinite == nil && beside.missingCount == 0)
    let within = RowView(of: numbers, at: [0, 17, 20, 30], columns: 5)
    #expect(!within.isFinite && within.missingCount == 2)
    #expect(within.firstNonFinite.map { [$0.row, $0.column] } == [1, 3])
  }
}
