import Analysis
import LinearAlgebra
import Testing

@Suite("Scores")
struct ScoreTests {
  let truth = Golden.truth
  let scores = Golden.scores

  @Test("Areas are those of the reference, ties included")
  func areas() throws {
    let ranking = try Ranking(scores: scores, labels: truth)
    #expect(abs(ranking.areaUnderCurve - 0.75) < 1e-12)
    #expect(abs(ranking.averagePrecision - 0.7) < 1e-12)
  }

  @Test("The confusion matrix has true classes as rows")
  func confusion() throws {
    let matrix = try ConfusionMatrix(truth: truth, predicted: scores.map { $0 > 0.3 ? 1 : 0 })
    #expect(matrix.classes == [0, 1])
    #expect(matrix.counts == [[2, 2], [0, 3]])
    #expect(matrix.rowRates == [[0.5, 0.5], [0, 1]])
    #expect(matrix.jointFractions[1] == [0, 3.0 / 7])
    #expect(abs(matrix.matthewsCorrelation - 0.5477225575) < 1e-9)
    #expect(matrix.balancedAccuracy == 0.75)
    #expect(matrix.accuracy == 5.0 / 7)
    #expect(matrix.precision(of: 1) == 0.6)
    #expect(matrix.recall(of: 1) == 1)
    #expect(matrix.recall(of: 9) == nil)
  }

  @Test("Probabilities score as in the reference")
  func probabilities() throws {
    #expect(
      agree([try brierScore(probabilities: scores, labels: truth)], [0.1703571429], within: 1e-9))
    #expect(
      agree([try logLoss(probabilities: scores, labels: truth)], [0.5056302460], within: 1e-9))
    #expect(try logLoss(probabilities: [0], labels: [1]).isFinite)
  }

  /// 4.39 % of the windows of all recordings hold a spike; the rates are those of balanced rows.
  @Test("Precision at the prevalence of recordings is far below that of balanced rows")
  func prevalence() throws {
    let truth = Array(repeating: 1, count: 500) + Array(repeating: 0, count: 500)
    let predicted =
      Array(repeating: 1, count: 407) + Array(repeating: 0, count: 93)
      + Array(repeating: 1, count: 76) + Array(repeating: 0, count: 424)
    let matrix = try ConfusionMatrix(truth: truth, predicted: predicted)
    let precision = try #require(try matrix.precision(of: 1, atPrevalence: 0.0439))
    #expect(abs(precision - 0.197) < 5e-4)
    #expect(abs(try #require(matrix.precision(of: 1)) - 0.843) < 5e-4)
    #expect(try matrix.precision(of: 1, atPrevalence: 0.5) == matrix.precision(of: 1))
    #expect(throws: AnalysisError.self) { try matrix.precision(of: 1, atPrevalence: 1.1) }
  }

  @Test("Several classes have one matrix, and classes without rows do not lower the balance")
  func severalClasses() throws {
    let matrix = try ConfusionMatrix(
      truth: [0, 1, 2, 2], predicted: [0, 2, 2, 1], classes: [5])
    #expect(matrix.classes == [0, 1, 2, 5])
    #expect(matrix.counts == [[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]])
    #expect(matrix.balancedAccuracy == 0.5)
    #expect(matrix.rowRates[3] == [0, 0, 0, 0])
    let constant = try ConfusionMatrix(truth: [0, 1], predicted: [1, 1])
    #expect(constant.matthewsCorrelation == 0)
  }

  @Test("The ROC curve runs from corner to corner over distinct scores")
  func curve() throws {
    let curve = ROCCurve(try Ranking(scores: scores, labels: truth))
    #expect(curve.thresholds == [.infinity, 0.8, 0.4, 0.35, 0.2, 0.1])
    #expect(curve.falseAlarms == [0, 0, 0.5, 0.5, 0.75, 1])
    #expect(agree(curve.recalls, [0, 1.0 / 3, 2.0 / 3, 1, 1, 1], within: 1e-12))
    let precisions = PrecisionRecallCurve(try Ranking(scores: scores, labels: truth))
    #expect(agree(precisions.precisions, [1, 0.5, 0.6, 0.5, 3.0 / 7], within: 1e-12))
    #expect(abs(precisions.average - 0.7) < 1e-12)
  }

  @Test("Precisions for another prevalence are Bayes' rule, and that prevalence at full recall")
  func otherPrevalence() throws {
    let ranking = try Ranking(scores: scores, labels: truth)
    let (own, same) = (
      PrecisionRecallCurve(ranking), PrecisionRecallCurve(ranking, prevalence: 3.0 / 7)
    )
    #expect(agree(own.precisions, same.precisions, within: 1e-12))
    #expect(abs(own.average - same.average) < 1e-12)
    let rare = PrecisionRecallCurve(ranking, prevalence: 0.01)
    #expect(rare.recalls == own.recalls && abs((rare.precisions.last ?? 0) - 0.01) < 1e-12)
    let (hits, alarms) = ([1.0 / 3, 2.0 / 3, 1, 1, 1], [0, 0.5, 0.5, 0.75, 1])
    let expected = zip(hits, alarms).map { 0.01 * $0 / (0.01 * $0 + 0.99 * $1) }
    #expect(agree(rare.precisions, expected, within: 1e-12))
    #expect(rare.average < own.average)
  }

  @Test("The area is the chance that a positive row scores above a negative one")
  func areaByPairs() throws {
    let scores = random(rows: 1, columns: 60, seed: 1).values.map { Double(($0 * 3).rounded()) }
    let labels = (0..<60).map { $0 % 3 == 0 ? 1 : 0 }
    var sum = 0.0
    for (a, i) in zip(scores, labels) where i == 1 {
      for (b, j) in zip(scores, labels) where j == 0 { sum += a > b ? 1 : a == b ? 0.5 : 0 }
    }
    let ranking = try Ranking(scores: scores, labels: labels)
    #expect(abs(ranking.areaUnderCurve - sum / 800) < 1e-12)
    let reversed = try Ranking(scores: scores.map { -$0 }, labels: labels)
    #expect(abs(ranking.areaUnderCurve + reversed.areaUnderCurve - 1) < 1e-12)
  }

  @Test("Scores of groups are those of their rows alone, without areas where there is one class")
  func groups() throws {
    let (truth, decisions) = ([1, 0, 1, 0, 1, 1], [2.0, -1, -3, 4, 1, -2])
    let scores = try groupScores(
      decisions: decisions, labels: truth, groups: [7, 7, 3, 3, 5, 5])
    #expect(scores.map(\.group) == [3, 5, 7])
    #expect(scores.map(\.rows) == [2, 2, 2])
    #expect(scores.map(\.accuracy) == [0, 0.5, 1])
    #expect(scores.map(\.prevalence) == [0.5, 1, 0.5])
    #expect(scores.map(\.areaUnderCurve) == [0, nil, 1])
    #expect(scores.map(\.averagePrecision) == [0.5, nil, 1])
    #expect(try groupScores(decisions: [], labels: [], groups: []) == [])
    #expect(throws: AnalysisError.lengths(what: "groups", expected: 1, given: 2)) {
      try groupScores(decisions: [1], labels: [1], groups: [1, 2])
    }
  }

  @Test("Input without a score is refused")
  func awkward() {
    #expect(throws: AnalysisError.nothing(what: "rows")) {
      try ConfusionMatrix(truth: [], predicted: [])
    }
    #expect(throws: AnalysisError.lengths(what: "predicted labels", expected: 2, given: 1)) {
      try ConfusionMatrix(truth: [1, 0], predicted: [1])
    }
    #expect(throws: AnalysisError.classCount(rowsPerClass: [1: 2])) {
      try Ranking(scores: [1, 2], labels: [1, 1])
    }
    #expect(throws: AnalysisError.scoreNotANumber(index: 1)) {
      try Ranking(scores: [1, .nan], labels: [1, 0])
    }
    #expect(throws: AnalysisError.self) { try brierScore(probabilities: [1.5], labels: [1]) }
    #expect(throws: AnalysisError.self) { try logLoss(probabilities: [.nan], labels: [1]) }
    #expect(throws: AnalysisError.self) { try logLoss(probabilities: [], labels: []) }
  }
}
