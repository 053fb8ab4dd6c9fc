import Testing

@testable import Figures

@Suite("Ticks")
struct TicksTests {
  @Test(
    "Ticks are those that a reader expects",
    arguments: [
      (0.0, 1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.0, 100.0, 6, ["0", "20", "40", "60", "80", "100"]),
      (-2.9, 3.4, 7, ["\u{2212}2", "\u{2212}1", "0", "1", "2", "3"]),
      (0.0, 9.0, 10, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]),
      (-1.0, 0.0, 3, ["\u{2212}1.0", "\u{2212}0.5", "0.0"]),
    ])
  func expected(_ lower: Double, _ upper: Double, _ target: Int, _ labels: [String]) {
    #expect(Ticks(from: lower, to: upper, target: target).labels == labels)
  }

  static let spans: [(Double, Double)] = [
    (0, 1), (5, 5), (0, 0), (-5, -5), (0, 1e-9), (1, 1 + 1e-9), (1e12, 1e12 + 1),
    (-1e12, -1e12 + 3),
    (1e15, 1e15 + 1), (-7, -3), (-1e-5, 2e-5), (0, 1e300), (-1e300, 1e300), (0, 1e-280),
    (0.1, 0.30000000000000004), (3, 1e9), (-0.0001, 100_000), (1, 2), (99.99, 100.01), (0, 7e22),
    (1e-300, 2e-300), (123_456_789, 123_456_790),
  ]

  @Test("Ticks lie inside, ascend, differ in their labels and are few", arguments: spans)
  func sound(_ lower: Double, _ upper: Double) {
    for target in [2, 3, 5, 9] {
      let ticks = Ticks(from: lower, to: upper, target: target)
      let values = ticks.values
      let room = max(abs(lower), abs(upper)) * 0.13 + (upper - lower) * 1e-6 + 1
      #expect(!values.isEmpty)
      #expect(values.allSatisfy { $0.isFinite && $0 >= lower - room && $0 <= upper + room })
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      #expect(Set(ticks.labels).count == values.count)
      #expect(values.count <= 2 * target + 2)
      #expect(ticks.labels.allSatisfy { !$0.contains("e") && !$0.contains("-") })
    }
  }

  @Test("A span is cut into at least two, wherever it lies", arguments: spans)
  func enough(_ lower: Double, _ upper: Double) {
    #expect(Ticks(from: lower, to: upper, target: 5).values.count >= 2)
  }

  @Test("Readers count in ones, twos, threes, fours, fives or quarters", arguments: spans)
  func steps(_ lower: Double, _ upper: Double) {
    for target in 2...9 {
      let places = Ticks(from: lower, to: upper, target: target).mantissas
      guard places.count > 1 else { continue }
      let step = String(places[1] - places[0]).reversed().drop { $0 == "0" }.reversed()
      #expect(["1", "2", "25", "3", "4", "5"].contains(String(step)), "\(places)")
    }
  }

  @Test("Large and small numbers leave their power of ten to the axis")
  func power() {
    let large = Ticks(from: 0, to: 4e6, target: 5)
    #expect(large.pulledPower == 6)
    #expect(large.labels == ["0", "1", "2", "3", "4"])
    #expect(Ticks(from: 0, to: 5e-6, target: 6).pulledPower == -6)
    #expect(Ticks(from: 0, to: 50_000, target: 6).pulledPower == 0)
  }

  @Test(
    "Counts get whole ticks only", arguments: [(1.0, 3.0), (0.0, 1.0), (1.0, 2.0), (1.0, 10.0)])
  func whole(_ lower: Double, _ upper: Double) {
    let ticks = Ticks(from: lower, to: upper, target: 8, wholeNumbers: true)
    #expect(ticks.values.allSatisfy { $0 == $0.rounded() })
  }

  @Test("Labels have one number of decimals")
  func decimals() {
    let labels = Ticks(from: 0, to: 1, target: 5).labels
    let counts = Set(labels.map { $0.split(separator: ".").last?.count ?? 0 })
    #expect(counts.count == 1)
  }
}
