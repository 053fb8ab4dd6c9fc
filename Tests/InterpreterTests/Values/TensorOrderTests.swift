import Interpreter
import Testing

@Suite("Order and signals")
struct TensorOrderTests {
  /// Numbers that look random and are the same everywhere.
  private func scattered(_ count: Int) -> [Float] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 32)) / 65_536
    }
  }

  @Test("Sorting orders few and many, NaN last", arguments: [0, 1, 2, 255, 256, 257, 5000])
  func sorting(count: Int) throws {
    let numbers = scattered(count)
    #expect(try Tensor(numbers).sorted().values == numbers.sorted())
    let strange: [Float] = [.nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude]
    let sorted = try Tensor(numbers + strange).sorted().values
    #expect(areAlike(sorted, (numbers + strange.dropFirst()).sorted() + [.nan]))
  }

  @Test("Sorting and accumulating go along an axis as NumPy's")
  func alongAxes() throws {
    let table = Tensor(shape: [3, 4], values: [3.5, -1, 2, 7, 0.25, 4, -6, 1, 2, 2, 8.5, -3])
    #expect(
      try table.sorted(axis: 0).values == [0.25, -1, -6, -3, 2, 2, 2, 1, 3.5, 4, 8.5, 7])
    #expect(try table.sorted().values == [-1, 2, 3.5, 7, -6, 0.25, 1, 4, -3, 2, 2, 8.5])
    #expect(try table.sorted(axis: nil).shape == [12])
    #expect(
      try table.accumulated(axis: 0).values
        == [3.5, -1, 2, 7, 3.75, 3, -4, 8, 5.75, 5, 4.5, 5])
    #expect(
      try table.accumulated(axis: -1).values
        == [3.5, 2.5, 4.5, 11.5, 0.25, 4.25, -1.75, -0.75, 2, 4, 12.5, 9.5])
    #expect(try table.accumulated().values.last == 20.25)
    #expect(throws: Fault.self) { try table.sorted(axis: 2) }
  }

  @Test("Differences of an accumulation are the entries")
  func accumulation() throws {
    let numbers = (0..<1000).map { Float($0 % 17 - 8) }
    let sums = try Tensor(numbers).accumulated().values
    #expect(zip(sums.dropFirst(), sums).map { $0 - $1 } == Array(numbers.dropFirst()))
  }

  @Test("Distinct entries come once, in order, NaN last")
  func distinct() {
    #expect(areAlike(Tensor([3, 1, .nan, 3, 2, .nan, 1]).unique.values, [1, 2, 3, .nan]))
    #expect(Tensor([Float]()).unique.values.isEmpty)
    let numbers = scattered(1000).map { ($0 / 1000).rounded() }
    #expect(Tensor(numbers).unique.values == Set(numbers).sorted())
  }

  @Test("The positions where a condition holds")
  func positions() throws {
    #expect(try Tensor([true, false, true]).positionsWhereTrue() == [0, 2])
    #expect(throws: Fault.self) { try Tensor.counting(2, 2).positionsWhereTrue() }
  }

  @Test(
    "Correlations of every mode are NumPy's",
    arguments: [
      (
        Tensor.CorrelationMode.valid, [7, 10] as [Float], [5, 8, 11, 14] as [Float],
        [3, 2] as [Float]
      ),
      (.same, [4, 7, 10, 3], [2, 5, 8, 11, 14], [3, 2, 1]),
      (.full, [2, 4, 7, 10, 3, 4], [2, 5, 8, 11, 14, 5], [0, 3, 2, 1]),
    ])
  func correlations(
    mode: Tensor.CorrelationMode, odd: [Float], even: [Float], swapped: [Float]
  ) throws {
    func correlate(_ a: [Float], _ b: [Float]) throws -> [Float] {
      try Tensor(a).correlated(with: Tensor(b), mode: mode).values
    }
    #expect(try correlate([1, 2, 3, 4], [1, 0, 2]) == odd)
    #expect(try correlate([1, 2, 3, 4, 5], [1, 2]) == even)
    #expect(try correlate([0, 1], [1, 2, 3]) == swapped)
    #expect(throws: Fault.self) { try correlate([], [1]) }
    let long = Array(repeating: Float(0), count: 1 << 18)
    #expect(throws: Fault.self) { try correlate(long, long) }
  }

  @Test("Pearson's coefficient")
  func pearson() throws {
    let found = try Tensor([1, 2, 3, 4]).correlation(with: Tensor([2, 1, 4, 3]))
    #expect(abs(found - 0.6) < 1e-12)
    #expect(try Tensor([1, 1]).correlation(with: Tensor([1, 2])).isNaN)
    #expect(throws: Fault.self) { try Tensor([1]).correlation(with: Tensor([1, 2])) }
  }

  @Test("A histogram counts into equal bins, the last edge included")
  func histogram() throws {
    let numbers = Tensor([1, 2, 2, 3, 5, 5])
    let edges = try Tensor.edges(spanning: [numbers], bins: 4)
    #expect(edges == [1, 2, 3, 4, 5])
    #expect(try numbers.counts(between: edges) == [1, 2, 1, 2])
    let alike = Tensor([1, 1])
    let around = try Tensor.edges(spanning: [alike], bins: 2)
    #expect(around == [0.5, 1, 1.5])
    #expect(try alike.counts(between: around) == [0, 2])
    #expect(try Tensor([-1, 9, .nan, 1]).counts(between: edges) == [1, 0, 0, 0])
    let shared = try Tensor.edges(spanning: [numbers, Tensor([-3, 0])], bins: 2)
    #expect(shared == [-3, 1, 5])
    #expect(throws: Fault.self) { try Tensor.edges(spanning: [Tensor([.nan])], bins: 2) }
    #expect(throws: Fault.self) { try Tensor.edges(spanning: [numbers], bins: 0) }
    #expect(throws: Fault.self) { try Tensor.edges(spanning: [numbers], bins: .max) }
    #expect(throws: Fault.self) { try numbers.counts(between: [2, 1]) }
  }

  @Test("An entry that looks to be on an edge is, as in NumPy")
  func histogramTies() throws {
    // numpy.histogram(numpy.arange(0, 11, dtype="f4") * numpy.float32(0.1), bins=10)
    let tenths = Tensor((0..<11).map { Float($0) * 0.1 })
    let edges = try Tensor.edges(spanning: [tenths], bins: 10)
    #expect(try tenths.counts(between: edges) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    let thirds = Tensor([0, 0.1, 0.2, 0.3])
    let cut = try Tensor.edges(spanning: [thirds], bins: 3)
    #expect(cut == [0, 0.1, 0.2, 0.3].map { Float($0) })
    #expect(try thirds.counts(between: cut) == [1, 1, 2])
    let wide = try Tensor.edges(
      spanning: [Tensor([-3e38, 3e38])], bins: 2)
    #expect(wide == [-3e38, 0, 3e38])
  }

  @Test("Every entry falls into one bin")
  func histogramTotal() throws {
    let numbers = Tensor(scattered(10_000))
    let edges = try Tensor.edges(spanning: [numbers], bins: 37)
    #expect(try numbers.counts(between: edges).reduce(0, +) == 10_000)
  }
}
