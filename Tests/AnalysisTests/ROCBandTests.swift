@testable import Analysis
import LinearAlgebra
import Testing

@Suite("Bands of ROC curves")
struct ROCBandTests {
  /// Rows of neurons that differ in their level and in how far their positive rows lie above it.
  private struct Simulation {
    var scores: [Double] = []
    var labels: [Int] = []
    var groups: [Int] = []

    init(neurons: Int, rows: Int, seed: UInt64) {
      var stream = RandomStream(seed: seed, purpose: .simulation)
      for neuron in 0..<neurons {
        let (level, height) = (0.5 * stream.normal(), 1.2 + 0.5 * stream.normal())
        for _ in 0..<rows {
          let label = stream.integer(below: 2)
          scores.append(level + (label == 1 ? height : 0) + stream.normal())
          labels.append(label)
          groups.append(neuron)
        }
      }
    }

    /// The share of positive rows above what each share of negative rows lies above, at 0, 0.05, … 1.
    var recalls: [Double] {
      let negatives = zip(scores, labels).filter { $1 == 0 }.map(\.0).sorted(by: >)
      let positives = zip(scores, labels).filter { $1 == 1 }.map(\.0)
      return (0...20).map { place in
        let threshold = negatives[min(negatives.count - 1, negatives.count * place / 20)]
        return Double(positives.count { $0 > threshold }) / Double(positives.count)
      }
    }
  }

  private func band(
    of data: Simulation, groups: [Int]? = nil, draws: Int = 200
  ) throws -> ROCBand? {
    try ROCBand(
      scores: data.scores, labels: data.labels, groups: groups ?? data.groups, draws: draws, seed: 1
    )
  }

  @Test(
    "At each share of false alarms it holds the curve of all neurons 95 times in 100",
    arguments: [10, 20])
  func coverage(neurons: Int) throws {
    let truth = Simulation(neurons: 2000, rows: 50, seed: 999).recalls
    var (inside, all) = (0, 0)
    for seed in 0..<100 {
      let data = Simulation(neurons: neurons, rows: 30, seed: UInt64(seed))
      let band = try #require(try band(of: data))
      for place in 1..<20 {
        all += 1
        inside +=
          band.lower[place * 5] <= truth[place] && truth[place] <= band.upper[place * 5] ? 1 : 0
      }
    }
    let share = Double(inside) / Double(all)
    #expect((0.92...0.98).contains(share), "\(share)")
  }

  @Test("It lies around the curve of its own rows, and is the same for one seed")
  func around() throws {
    let data = Simulation(neurons: 10, rows: 40, seed: 4)
    let band = try #require(try band(of: data))
    #expect(try self.band(of: data) == band)
    #expect(zip(band.lower, band.upper).allSatisfy { $0 <= $1 })
    for (place, recall) in data.recalls.enumerated().dropFirst().dropLast() {
      #expect(band.lower[place * 5] <= recall && recall <= band.upper[place * 5], "\(place)")
    }
  }

  @Test("The interval of a mean by resampling few groups is Student's")
  func student() throws {
    let values = (0..<8).map { Double($0 * $0 % 7) + Double($0) / 9 }
    let bootstrap = try Bootstrap(groups: Array(0..<8), draws: 20_000, seed: 1)
    var means: [Double] = []
    try bootstrap.forEachDraw(isCancelled: { false }) { times in
      means.append(zip(times, values).reduce(0) { $0 + Double($1.0) * $1.1 } / 8)
    }
    let expected = SpreadMean(of: values, .confidence)
    means.sort()
    let width =
      quantile(1 - bootstrap.tail, ofSorted: means) - quantile(bootstrap.tail, ofSorted: means)
    #expect(abs(width / (expected.upper - expected.lower) - 1) < 0.1)
    #expect(abs(try Bootstrap(groups: Array(0..<4000), seed: 1).tail - 0.025) < 1e-4)
  }

  @Test("Rows of one group have no band")
  func oneGroup() throws {
    let data = Simulation(neurons: 4, rows: 20, seed: 1)
    #expect(try band(of: data, groups: data.groups.map { _ in 0 }) == nil)
  }
}
