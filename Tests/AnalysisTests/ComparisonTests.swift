import LinearAlgebra
import Testing

@testable import Analysis

@Suite("Comparisons")
struct ComparisonTests {
  private let first = [0.9, 0.8, 0.7, 0.85, 0.75, .nan]

  @Test("A difference is paired: neurons that differ among themselves do not hide it")
  func paired() throws {
    let second = first.enumerated().map { $1 - 0.01 - 0.001 * Double($0) }
    let difference = try PairedDifference(first, over: second, draws: 500, seed: 1)
    #expect(abs(difference.mean.value - 0.012) < 1e-12)
    #expect(difference.wins == 5 && difference.groups == 5)
    #expect(difference.verdict == .higher)
    // The deviation of 0 to 4 thousandths, over the root of five.
    #expect(abs(difference.error - 0.001 * 0.5.squareRoot()) < 1e-12)
    let other = try PairedDifference(second, over: first, draws: 500, seed: 1)
    #expect(other.verdict == .lower && other.wins == 0)
  }

  @Test("What differs now this way, now that is undecided, and two neurons decide nothing")
  func undecided() throws {
    let mixed = try PairedDifference(
      [0.5, 0.7, 0.5, 0.7], over: [0.6, 0.6, 0.6, 0.6], draws: 200, seed: 1)
    #expect(mixed.verdict == .undecided && mixed.wins == 2)
    let few = try PairedDifference([1, 1], over: [0, 0], draws: 200, seed: 1)
    #expect(few.verdict == .unknown && few.wins == 2 && few.error == 0)
    #expect(try PairedDifference([1], over: [0], draws: 20, seed: 1).error.isNaN)
  }

  @Test("Random features are the same for a seed, never negative, and blind to units")
  func features() throws {
    let rows = random(rows: 50, columns: 6, seed: 3)
    let features = try RandomFeatures(of: rows, count: 9, seed: 1).transform(rows)
    #expect(features.rows == 50 && features.columns == 9)
    #expect(features.values.allSatisfy { $0 >= 0 } && features.values.contains { $0 > 0 })
    #expect(try RandomFeatures(of: rows, count: 9, seed: 2).transform(rows) != features)
    let scaled = Matrix(rows: 50, columns: 6, values: rows.values.map { 8 * $0 })
    let other = try RandomFeatures(of: scaled, count: 9, seed: 1).transform(scaled)
    #expect(zip(other.values, features.values).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(throws: AnalysisError.self) {
      try RandomFeatures(of: rows, count: 9, seed: 1).transform(
        random(rows: 2, columns: 5, seed: 1))
    }
  }
}
