import Interpreter
import Syntax
import Testing

private let table = Tensor(
  shape: [3, 4], values: [3.5, -1, 2, 7, 0.25, 4, -6, 1, 2, 2, 8.5, -3])

/// What NumPy gives for `table` in float64: over all, along axis 0, along axis 1.
private let inNumPy: [(reduction: Reduction, all: Double, columns: [Float], rows: [Float])] = [
  (.sum, 20.25, [5.75, 5, 4.5, 5], [11.5, -0.75, 9.5]),
  (
    .mean, 1.6875, [1.9166666666666667, 1.6666666666666667, 1.5, 1.6666666666666667],
    [2.875, -0.1875, 2.375]
  ),
  (
    .deviation, 3.812158454646571,
    [1.3281147875424357, 2.0548046676563256, 5.930148958219065, 4.109609335312651],
    [2.8804296554507283, 3.6373711317378654, 4.083120742765269]
  ),
  (
    .variance, 14.532552083333334,
    [1.763888888888889, 4.222222222222222, 35.166666666666664, 16.88888888888889],
    [8.296875, 13.23046875, 16.671875]
  ),
  (.median, 2, [2, 2, 2, 1], [2.75, 0.625, 2]),
  (.least, -6, [0.25, -1, -6, -3], [-1, -6, -3]),
  (.greatest, 8.5, [3.5, 4, 8.5, 7], [7, 4, 8.5]),
  (.positionOfLeast, 6, [1, 0, 1, 2], [1, 2, 3]),
  (.positionOfGreatest, 10, [0, 1, 2, 0], [3, 1, 2]),
  (
    .norm, 14.441693114036179,
    [4.038873605350878, 4.58257569495584, 10.594810050208546, 7.681145747868608],
    [8.139410298049853, 7.2844011421667325, 9.447221813845593]
  ),
  (.quantile(0.1), -2.8, [0.6, -0.4, -4.4, -2.2], [-0.1, -4.125, -1.5]),
  (.quantile(0.25), -0.0625, [1.125, 0.5, -2, -1], [1.25, -1.3125, 0.75]),
  (.quantile(1), 8.5, [3.5, 4, 8.5, 7], [7, 4, 8.5]),
]

@Suite("Reductions")
struct TensorReductionTests {
  @Test("Over all entries and along axes they are NumPy's", arguments: inNumPy)
  func reductions(reduction: Reduction, all: Double, columns: [Float], rows: [Float]) throws {
    let found = try #require(try table.reduced(by: reduction).number(in: .none))
    #expect(abs(found - all) < 1e-12)
    for (axis, expected) in [(0, columns), (-2, columns), (1, rows), (-1, rows)] {
      let lanes = try #require(try table.reduced(by: reduction, axis: axis).tensor)
      #expect(lanes.shape == [expected.count])
      #expect(zip(lanes.values, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) })
    }
  }

  @Test("An axis in the middle falls away")
  func middle() throws {
    let tensor = try Tensor.counting(2, 3, 4)
    let sums = try #require(try tensor.reduced(by: .sum, axis: 1).tensor)
    #expect(sums.shape == [2, 4])
    #expect(sums.values == [12, 15, 18, 21, 48, 51, 54, 57])
    #expect(try tensor.reduced(by: .sum, axis: 0).tensor?.values.last == 34)
    #expect(throws: Fault.self) { try tensor.reduced(by: .sum, axis: 3) }
    #expect(throws: Fault.self) { try tensor.reduced(by: .sum, axis: -4) }
    #expect(throws: Fault.self) { try tensor.reduced(by: .sum, axis: .min) }
  }

  @Test("Any and all are truth values")
  func truths() throws {
    let tensor = try Tensor([true, false, true, true]).reshaped(to: [2, 2])
    #expect(try tensor.reduced(by: .any).condition())
    #expect(try !tensor.reduced(by: .all).condition())
    #expect(try tensor.reduced(by: .all, axis: 1).shown == "[false, true]")
    #expect(try tensor.reduced(by: .sum).shown == "3")
    #expect(try tensor.reduced(by: .mean).shown == "0.75")
  }

  @Test("Nothing has a sum, but neither a mean nor an extreme")
  func nothing() throws {
    let empty = try Tensor.filled([0])
    #expect(try empty.reduced(by: .sum).shown == "0")
    #expect(try empty.reduced(by: .norm).shown == "0")
    #expect(try empty.reduced(by: .all).condition())
    #expect(try !empty.reduced(by: .any).condition())
    for reduction: Reduction in [
      .mean, .variance, .deviation, .median, .quantile(0.5), .least, .greatest, .positionOfLeast,
      .positionOfGreatest,
    ] {
      let fault = #expect(throws: Fault.self) { try empty.reduced(by: reduction) }
      #expect(fault?.message == "\(reduction.name) needs at least one number, but there is none")
      #expect(throws: Fault.self) { try Tensor.filled([3, 0]).reduced(by: reduction, axis: 1) }
      let noLanes = try Tensor.filled([0, 3]).reduced(by: reduction, axis: 1)
      #expect(noLanes.tensor?.shape == [0])
    }
  }

  @Test(
    "Beside infinity a quantile is a number where one stands there",
    arguments: [
      ([0, 1, .infinity], Reduction.median, "1"), ([-.infinity, 2, 3], .median, "2"),
      ([0, .infinity], .quantile(0), "0"), ([0, 1, 2, .infinity, .infinity], .quantile(0.5), "2"),
      ([0, .infinity, .infinity], .median, "inf"),
    ] as [([Float], Reduction, String)])
  func infinities(values: [Float], reduction: Reduction, text: String) throws {
    #expect(try Tensor(values).reduced(by: reduction).shown == text)
  }

  @Test("NaN spreads, and its position is the first extreme")
  func notNumbers() throws {
    let tensor = Tensor([1, .nan, -3, .nan])
    for reduction: Reduction in [
      .sum, .mean, .variance, .deviation, .median, .quantile(0), .least, .greatest, .norm,
    ] {
      #expect(try tensor.reduced(by: reduction).number(in: .none)?.isNaN == true)
    }
    #expect(try tensor.reduced(by: .positionOfLeast).shown == "1")
    #expect(try tensor.reduced(by: .positionOfGreatest).shown == "1")
  }

  @Test("Equal extremes give the first position; infinities are extremes")
  func ties() throws {
    #expect(try Tensor([2, 5, 5, 2]).reduced(by: .positionOfGreatest).shown == "1")
    #expect(try Tensor([2, 5, 5, 2]).reduced(by: .positionOfLeast).shown == "0")
    #expect(try Tensor([.infinity, -.infinity]).reduced(by: .least).shown == "-inf")
    #expect(try Tensor([.infinity, .infinity]).reduced(by: .median).shown == "inf")
  }

  @Test("A quantile lies between 0 and 1", arguments: [-0.1, 1.1, .nan])
  func quantiles(part: Double) {
    #expect(throws: Fault.self) { try table.reduced(by: .quantile(part)) }
  }

  @Test("Sums are accumulated in Double")
  func accumulation() throws {
    let tensor = try Tensor.filled([10_000_019], with: 0.1)
    let sum = try #require(try tensor.reduced(by: .sum).number(in: .none))
    #expect(abs(sum - 10_000_019 * Double(Float(0.1))) < 1e-3)
  }

  @Test("Numbers of a list stay in Double and keep their unit")
  func lists() throws {
    #expect(
      try Value.list([.number(0.1), .number(0.2)]).reduced(by: .sum).shown == "0.30000000000000004")
    #expect(try Value.list([.seconds(1), .seconds(2)]).reduced(by: .mean).shown == "1.5 s")
    #expect(
      try Value.list([.seconds(1), .seconds(2)]).reduced(by: .positionOfGreatest).shown == "1")
    #expect(
      try Value.range(NumberRange(start: 0, step: 1, count: 100_001)).reduced(by: .sum).shown
        == "5000050000")
    #expect(try Value.number(3).reduced(by: .mean).shown == "3")
    #expect(throws: Fault.self) { try Value.list([.seconds(1), .number(2)]).reduced(by: .sum) }
    #expect(throws: Fault.self) { try Value.list([.seconds(1)]).reduced(by: .variance) }
    #expect(throws: Fault.self) { try Value.text("a").reduced(by: .sum) }
    #expect(throws: Fault.self) {
      try Value.range(NumberRange(start: 0, step: 1, count: 1 << 50)).reduced(by: .sum)
    }
  }
}
