import Foundation
import LinearAlgebra
import Testing

@testable import Analysis

/// The numbers that `scripts/reference/calibration.py` writes with scikit-learn.
private struct CalibrationNumbers: Decodable {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let count: Int
    let scale: Double
    let ties: Bool
    /// Of the decisions themselves: exact, and as the solver found it.
    let sigmoid, solved: [Double]
    /// Of 25 numbers from below the least decision to above the greatest.
    let isotonic: [Double]
    let brier, loss: Double
    var testDescription: String { name }

    /// The script's formula.
    var data: (decisions: [Double], labels: [Int]) {
      let decisions = (0..<count).map { k -> Double in
        let wave = scale * (sin(1.3 * Double(k)) + 0.4 * cos(0.37 * Double(k) + 1))
        return ties ? scale * (4 * wave / scale).rounded(.toNearestOrEven) / 4 : wave
      }
      let labels = decisions.enumerated().map { k, decision in
        if k % 3 == 0 { return k % 2 == 0 ? 1 : 0 }
        return decision + 0.3 * scale * sin(2.9 * Double(k)) > 0.2 * scale ? 1 : 0
      }
      return (decisions, labels)
    }
  }
  let cases: [Case]
  let ridge: [Double]

  static let read: CalibrationNumbers? = {
    guard
      let url = Bundle.module.url(
        forResource: "calibration", withExtension: "json", subdirectory: "Reference"),
      let data = try? Data(contentsOf: url)
    else { return nil }
    return try? JSONDecoder().decode(CalibrationNumbers.self, from: data)
  }()
}

private func distance(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
}

@Suite("Calibration")
struct CalibrationTests {
  @Test("There are reference numbers")
  func references() { #expect(CalibrationNumbers.read?.cases.count == 4) }

  @Test("Probabilities are scikit-learn's", arguments: CalibrationNumbers.read?.cases ?? [])
  private func golden(_ reference: CalibrationNumbers.Case) throws {
    let (decisions, labels) = reference.data
    let sigmoid = try CalibrationCurve.sigmoid(of: decisions, labels: labels, positive: 1)
    let found = decisions.map { sigmoid($0) }
    #expect(distance(found, reference.sigmoid) < 1e-9)
    #expect(distance(found, reference.solved) < 1e-6)
    let isotonic = try CalibrationCurve.isotonic(of: decisions, truth: labels.map { Double($0) })
    let (least, greatest) = (decisions.min() ?? 0, decisions.max() ?? 0)
    let asked = (0..<25).map { step in
      let start = least - reference.scale
      return start + (greatest + reference.scale - start) * Double(step) / 24
    }
    #expect(distance(asked.map { isotonic($0) }, reference.isotonic) < 1e-6)
    let reliability = try Reliability(predicted: found, truth: labels.map { Double($0) })
    #expect(abs(reliability.squaredError - reference.brier) < 1e-9)
    #expect(abs(try logLoss(probabilities: found, labels: labels) - reference.loss) < 1e-9)
  }

  @Test(
    "Decisions that are all but the same have the probabilities of any others",
    arguments: [
      (1e-9, -1.0), (1e-3, 1e6), (1e300, 0),
    ])
  func near(_ scale: Double, _ middle: Double) throws {
    let labels = (0..<60).map { $0 % 7 < 3 ? 1 : 0 }
    let plain = labels.indices.map { sin(2.7 * Double($0)) + Double(labels[$0]) }
    let shifted = plain.map { scale * $0 + middle }
    let expected = try CalibrationCurve.sigmoid(of: plain, labels: labels, positive: 1)
    let found = try CalibrationCurve.sigmoid(of: shifted, labels: labels, positive: 1)
    #expect(distance(shifted.map { found($0) }, plain.map { expected($0) }) < 1e-5)
    #expect(expected(2) - expected(-1) > 0.3)
  }

  @Test("Classes that a plane divides have probabilities between 0 and 1 all the same")
  func divided() throws {
    let sigmoid = try CalibrationCurve.sigmoid(
      of: [-3, -2, -1, 1, 2, 3], labels: [0, 0, 0, 1, 1, 1], positive: 1)
    #expect(sigmoid(-3) > 0.05 && sigmoid(3) < 0.95 && abs(sigmoid(0) - 0.5) < 1e-9)
    let alike = try CalibrationCurve.sigmoid(
      of: [1, 1, 1, 1], labels: [0, 1, 1, 1], positive: 1)
    // The mean of Platt's targets: (3 · 4/5 + 1/3) / 4.
    let mean = 0.683_333_333_333
    #expect(abs(alike(1) - mean) < 1e-9)
  }

  @Test("A power of counts is found again, and what it expects is as much as there was")
  func power() throws {
    let found = (1...400).map { Double($0) / 100 }
    let truth = found.enumerated().map { place, count in
      (0.5 * pow(count, 1.5) + Double(place % 2) - 0.5).rounded(.down) + 1
    }
    let curve = try CalibrationCurve.power(of: found, truth: truth)
    let expected = found.map { curve($0) }
    let (sum, all) = (expected.reduce(0, +), truth.reduce(0, +))
    #expect(abs(sum - all) < 1e-6 * all)
    #expect(curve(0) == 0)
    #expect(throws: AnalysisError.nothing(what: "spikes where some are expected")) {
      try CalibrationCurve.power(of: [0, 0, 1], truth: [1, 2, 0])
    }
  }

  @Test("Bins hold all rows, never part equal predictions, and know how far off they are")
  func bins() throws {
    let reliability = try Reliability(
      predicted: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.8], truth: [0, 0, 0, 0, 0, 1, 1, 1], bins: 4)
    #expect(reliability.bins.map(\.count) == [6, 2])
    let (observed, predicted) = (reliability.bins[0].observed, reliability.bins[1].predicted)
    #expect(abs(6 * observed - 1) < 1e-12 && abs(predicted - 0.85) < 1e-12)
    // Six rows are off by 1/6 − 0.1, two by 0.15.
    #expect(abs(reliability.error - 0.0875) < 1e-12)
  }

  @Test("What cannot be calibrated is refused")
  func refusals() {
    #expect(throws: AnalysisError.self) {
      try CalibrationCurve.sigmoid(of: [1, 2], labels: [1, 1], positive: 1)
    }
    #expect(throws: AnalysisError.scoreNotANumber(index: 1)) {
      try CalibrationCurve.isotonic(of: [1, .nan], truth: [0, 1])
    }
    #expect(throws: AnalysisError.nothing(what: "numbers")) {
      try CalibrationCurve.isotonic(of: [], truth: [])
    }
  }

  @Test("A read-out of numbers is scikit-learn's ridge regression")
  func ridge() throws {
    var rows = Matrix(rows: 40, columns: 3)
    for i in 0..<40 {
      for j in 0..<3 {
        let (x, y) = (Double(i), Double(j))
        rows[i, j] = Float(sin(1.3 * x + 0.7 * x * y + 0.4 * y) * (1 + y))
      }
    }
    let targets = (0..<40).map { sin(1.3 * Double($0)) + 0.2 * Double($0 % 3) }
    let fitted = try LeastSquares(rows: rows, targets: targets)
    #expect(distance(try fitted.predictions(rows), CalibrationNumbers.read?.ridge ?? []) < 1e-6)
    let mean = targets.reduce(0, +) / 40
    let flat = try LeastSquares(rows: rows, targets: targets, penalty: 1e9).predictions(rows)
    #expect(flat.allSatisfy { abs($0 - mean) < 1e-5 })
    #expect(throws: AnalysisError.self) {
      try LeastSquares(rows: rows, targets: targets, penalty: 0)
    }
  }
}
