import Datasets
import LinearAlgebra
import Testing

@Suite("Balanced draws and splits")
struct DrawingTests {
  private func rows(_ labels: [Int], groups: [Int]? = nil, names: Int = 2) throws -> Dataset {
    try Dataset(
      data: Matrix(rows: labels.count, columns: 1, values: labels.indices.map(Float.init)),
      labels: labels, labelNames: (0..<names).map(String.init), groups: groups,
      groupNames: groups.map { (0...($0.max() ?? 0)).map { "g\($0)" } } ?? [])
  }

  @Test("A balanced draw has as many rows of each class, none twice, in mixed order")
  func balanced() throws {
    let data = try rows((0..<3000).map { $0 % 10 == 0 ? 1 : 0 })
    for seed in 0..<5 as Range<UInt64> {
      let drawn = try data.balanced(count: 400, seed: seed)
      #expect(drawn.countPerClass == [200, 200])
      #expect(Set(drawn.rowIDs).count == 400)
      let spikesEarly = drawn.labels?.prefix(200).reduce(0, +) ?? 0
      #expect((70...130).contains(spikesEarly), "classes must not come in blocks")
    }
    let first = try data.balanced(count: 400, seed: 1)
    #expect(try data.balanced(count: 400, seed: 1) == first)
    #expect(try data.balanced(count: 400, seed: 2) != first)
  }

  @Test("A class that is too small is an error with its count, unless rows may come twice")
  func tooSmall() throws {
    let data = try rows([0, 0, 0, 0, 1, 1])
    let found = error { try data.balanced(count: 6, seed: 1) }
    #expect(found == .classTooSmall(name: "1", count: 2, needed: 3, largest: 4))
    #expect(found?.message == "class \"1\" must have 3 rows, but has 2")
    #expect(try data.balanced(count: 10, replacing: true, seed: 1).countPerClass == [5, 5])
    let empty = try rows([0, 0])
    #expect(
      error { try empty.balanced(count: 2, replacing: true, seed: 1) }
        != nil)
  }

  @Test("A draw must give equal shares and needs labels")
  func shares() throws {
    let data = try rows([0, 1, 2, 0, 1, 2], names: 3)
    for count in [0, -3, 4] {
      #expect(
        error { try data.balanced(count: count, seed: 1) }
          == .unequalShares(count: count, classes: 3))
    }
    let bare = try Dataset(data: Matrix(rows: 4, columns: 1))
    #expect(
      error { try bare.balanced(count: 2, seed: 1) } == .lacks("labels"))
    guard
      case .tooLarge = error({
        try data.balanced(count: 3 << 60, replacing: true, seed: 1)
      })
    else {
      Issue.record("A huge draw must be refused.")
      return
    }
  }

  @Test("No neuron is on both sides, and every row is on one", arguments: 0..<20 as Range<UInt64>)
  func byNeuron(_ seed: UInt64) throws {
    let windows = try someWindows()
    for held in [0.01, 0.2, 0.5, 0.9, 0.99] {
      let halves = try windows.split(held: held, seed: seed)
      #expect(halves.kept.presentGroupNames.isDisjoint(with: halves.held.presentGroupNames))
      #expect(
        (halves.kept.rowIDs + halves.held.rowIDs).sorted() == windows.rowIDs.sorted())
      #expect(halves.kept.rows > 0 && halves.held.rows > 0)
    }
  }

  @Test("Whole neurons are held so that their rows come closest to the fraction")
  func closest() throws {
    // Sizes 10, 20, 30, 40 of 100 rows: 30 % can be met exactly, in two ways.
    let groups = (0..<100).map { $0 < 10 ? 0 : $0 < 30 ? 1 : $0 < 60 ? 2 : 3 }
    let data = try rows(groups.map { $0 % 2 }, groups: groups)
    var choices: Set<Set<String>> = []
    for seed in 0..<30 as Range<UInt64> {
      let held = try data.split(held: 0.3, seed: seed).held
      #expect(held.rows == 30)
      choices.insert(held.presentGroupNames)
    }
    #expect(choices == [["g2"], ["g0", "g1"]])
    let even = try rows((0..<120).map { $0 % 2 }, groups: (0..<120).map { $0 / 10 })
    let sides = try (0..<10 as Range<UInt64>).map { try even.split(held: 0.2, seed: $0).held }
    #expect(sides.allSatisfy { $0.rows == 20 || $0.rows == 30 })
    #expect(Set(sides.map(\.presentGroupNames)).count > 5)
  }

  @Test("By row, every class is held in the same proportion")
  func byRow() throws {
    let data = try rows((0..<1000).map { $0 % 10 == 0 ? 1 : 0 })
    let halves = try data.split(held: 0.25, by: .row, seed: 3)
    #expect(halves.held.countPerClass == [225, 25] && halves.kept.countPerClass == [675, 75])
    #expect(try halves.held.rowIDs != data.split(held: 0.25, by: .row, seed: 4).held.rowIDs)
    let bare = try Dataset(data: Matrix(rows: 10, columns: 1))
    #expect(try bare.split(held: 0.2, by: .row, seed: 1).held.rows == 2)
  }

  @Test("A split that leaves a side empty, or has no neurons, is refused")
  func refused() throws {
    let data = try rows([0, 1, 0], groups: [0, 0, 0])
    #expect(
      error { try data.split(held: 0.5, seed: 1) }
        == .tooFewGroups(count: 1))
    #expect(
      error { try data.split(held: 0.1, by: .row, seed: 1) }
        == .tooFewRows(count: 3))
    let bare = try Dataset(data: Matrix(rows: 10, columns: 1))
    #expect(error { try bare.split(held: 0.5, seed: 1) } != nil)
    for held in [0, 1, -0.5, 2, Double.nan] {
      #expect(error { try data.split(held: held, seed: 1) } != nil)
    }
  }
}
