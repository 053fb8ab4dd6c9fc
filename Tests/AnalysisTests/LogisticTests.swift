import Analysis
import Foundation
import LinearAlgebra
import Testing

/// A case of `scripts/reference/classifiers.py`, which writes scikit-learn's numbers.
struct LogisticCase: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let rows, columns: Int
  let shift, C: Double
  let scale: Bool
  let weights: [Double]
  let bias, objective: Double
  var testDescription: String { name }

  static let all: [LogisticCase] = {
    guard
      let url = Bundle.module.url(
        forResource: "logistic", withExtension: "json", subdirectory: "Reference"),
      let data = try? Data(contentsOf: url),
      let cases = try? JSONDecoder().decode([LogisticCase].self, from: data)
    else { return [] }
    return cases
  }()

  /// The script's formula.
  var data: (rows: Matrix, labels: [Int]) {
    let labels = (0..<rows).map { row in
      let isHigh = sin(1.3 * Double(row)) > 0
      return isHigh != (row % 5 == 0) ? 1 : 0
    }
    var matrix = Matrix(rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns {
        let (x, y) = (Double(i), Double(j))
        let wave = (1 + y) * sin(1.3 * x + 0.7 * x * y + 0.4 * y)
        let shifted = j == 0 ? shift * Double(labels[i]) : 0
        matrix[i, j] = Float(wave + 0.05 * Double((7 * i + 3 * j) % 5) + shifted)
      }
    }
    return (matrix, labels)
  }

  func fitted() throws -> LogisticRegression {
    let (rows, labels) = data
    return try LogisticRegression(
      rows: rows, labels: labels, options: .init(cost: C, standardising: scale))
  }
}

@Suite("Logistic regression")
struct LogisticTests {
  @Test("There are reference numbers")
  func references() { #expect(LogisticCase.all.count == 7) }

  @Test("It is that of the reference", arguments: LogisticCase.all)
  func golden(_ reference: LogisticCase) throws {
    let fitted = try reference.fitted()
    for (weight, expected) in zip(fitted.plane.weights, reference.weights) {
      #expect(abs(weight - expected) < 1e-4 * max(1, abs(expected)))
    }
    #expect(fitted.plane.weights.count == reference.weights.count)
    #expect(abs(fitted.plane.bias - reference.bias) < 1e-4 * max(1, abs(reference.bias)))
    #expect(abs(fitted.objective / reference.objective - 1) < 1e-7)
  }

  @Test(
    "The gradient vanishes at the solution, whatever the shape and the cost",
    arguments: [
      (400, 5, 1.0), (400, 60, 1e3), (60, 200, 1), (60, 200, 1e5), (300, 3, 1e-6), (40, 2, 1e9),
      (20, 1, 1e-3),
    ])
  func stationary(count: Int, columns: Int, cost: Double) throws {
    var rows = random(rows: count, columns: columns, seed: 3)
    let labels = (0..<count).map { $0 % 3 == 0 ? 1 : 0 }
    for row in 0..<count where labels[row] == 1 { rows[row, 0] += 0.8 }
    let fitted = try LogisticRegression(
      rows: rows, labels: labels, options: .init(cost: cost, standardising: false))
    var gradient = fitted.plane.weights
    var bias = 0.0
    for (row, decision) in try fitted.decision(rows).enumerated() {
      let sign = labels[row] == 1 ? 1.0 : -1
      let pull = cost * sign / (1 + exp(sign * decision))
      for column in 0..<columns { gradient[column] -= pull * Double(rows[row, column]) }
      bias -= pull
    }
    let largest = (gradient + [bias]).map(abs).max() ?? .infinity
    #expect(largest < 1e-8 * max(1, cost) * Double(count))
  }

  @Test("Rows that a plane divides keep finite weights, which grow with the cost")
  func separable() throws {
    let rows = Matrix(rows: 4, columns: 2, values: [0, 0, 0, 1, 2, 0, 2, 5])
    func size(_ cost: Double) throws -> Double {
      let fitted = try LogisticRegression(
        rows: rows, labels: [0, 0, 1, 1], options: .init(cost: cost))
      #expect(try fitted.predict(rows) == [0, 0, 1, 1])
      return fitted.plane.weights.map(abs).max() ?? 0
    }
    let sizes = try [1, 1e3, 1e6, 1e12, 1e100].map(size)
    #expect(sizes.allSatisfy { $0.isFinite })
    #expect(sizes == sizes.sorted() && Set(sizes).count == sizes.count)
  }

  @Test("A column that does not vary weighs nothing; without any the odds are the shares")
  func constant() throws {
    var rows = random(rows: 90, columns: 2, seed: 4)
    for row in 0..<90 { rows[row, 1] = 3 }
    let labels = (0..<90).map { $0 % 3 == 0 ? 1 : 0 }
    for scale in [true, false] {
      let fitted = try LogisticRegression(
        rows: rows, labels: labels, options: .init(standardising: scale))
      #expect(abs(fitted.plane.weights[1]) < 1e-9)
    }
    let level = try LogisticRegression(
      rows: Matrix(rows: 90, columns: 1, values: Array(repeating: 7, count: 90)), labels: labels)
    #expect(level.plane.weights == [0])
    #expect(abs(level.plane.bias - log(0.5)) < 1e-9)
  }

  @Test("Any two labels will do, the higher is positive")
  func orientation() throws {
    let reference = try LogisticRegression(rows: Golden.rows, labels: Golden.labels)
    let renamed = Golden.labels.map { $0 == 1 ? 40 : -3 }
    let other = try LogisticRegression(rows: Golden.rows, labels: renamed)
    #expect(other.classes == [-3, 40] && other.plane == reference.plane)
    let turned = try LogisticRegression(rows: Golden.rows, labels: Golden.labels.map { 1 - $0 })
    #expect(agree(turned.plane.weights, reference.plane.weights.map { -$0 }, within: 1e-8))
  }

  @Test("What cannot be fitted is refused, and a fit that is cancelled stops")
  func refusals() {
    func error(_ rows: Matrix, _ labels: [Int], cost: Double = 1) -> AnalysisError? {
      do throws(AnalysisError) {
        _ = try LogisticRegression(rows: rows, labels: labels, options: .init(cost: cost))
        return nil
      } catch { return error }
    }
    let rows = Golden.rows
    #expect(error(rows, [0, 1]) == .lengths(what: "labels", expected: 12, given: 2))
    #expect(error(rows, Array(repeating: 1, count: 12)) == .classCount(rowsPerClass: [1: 12]))
    #expect(
      error(rows, Golden.labels, cost: 0)
        == .setting(name: "C", value: 0, range: "above 0 and finite"))
    #expect(
      error(Matrix(rows: 2, columns: 1, values: [.nan, 0]), [0, 1])
        == .notFinite(row: 0, column: 0))
    #expect(error(Matrix(rows: 2, columns: 0), [0, 1]) == .nothing(what: "columns"))
    #expect(error(rows, Golden.labels, cost: 1e308)?.help?.contains("smaller C") == true)
    #expect(throws: AnalysisError.interrupted) {
      try LogisticRegression(rows: rows, labels: Golden.labels, isCancelled: { true })
    }
  }
}
