import Analysis
import LinearAlgebra
import Testing

@Suite("Folds")
struct FoldTests {
  /// Groups 0...4 with 5, 3, 3, 1 and 7 rows.
  let groups = zip(0..., [5, 3, 3, 1, 7]).flatMap { Array(repeating: $0, count: $1) }

  @Test(
    "Groups go to the lightest fold, the largest first",
    arguments: [(2, [[1, 4], [0, 2, 3]]), (3, [[4], [0, 3], [1, 2]])])
  func golden(count: Int, expected: [[Int]]) throws {
    let folds = try groupFolds(groups, count: count)
    #expect(folds.map { Set($0.held.map { groups[$0] }).sorted() } == expected)
  }

  @Test("No group stands on both sides, and each row is held out once", arguments: [2, 3, 5])
  func groupsStayWhole(count: Int) throws {
    let folds = try groupFolds(groups, count: count)
    #expect(folds.flatMap(\.held).sorted() == Array(groups.indices))
    for fold in folds {
      #expect(Set(fold.held.map { groups[$0] }).isDisjoint(with: fold.training.map { groups[$0] }))
      #expect((fold.held + fold.training).sorted() == Array(groups.indices))
    }
  }

  @Test("More folds than groups, or fewer than two, are refused", arguments: [-1, 0, 1, 6])
  func foldCount(count: Int) {
    #expect(throws: AnalysisError.foldCount(asked: count, groups: 5)) {
      try groupFolds(groups, count: count)
    }
  }

  @Test("Folds by row keep the share of each class and depend on the seed alone")
  func stratified() throws {
    let labels = (0..<100).map { $0 < 20 ? 1 : 0 }
    let folds = try stratifiedFolds(labels, count: 5, seed: 1)
    #expect(folds.flatMap(\.held).sorted() == Array(0..<100))
    for fold in folds { #expect(fold.held.count { labels[$0] == 1 } == 4) }
    #expect(folds.allSatisfy { $0.held.count == 20 })
    #expect(try stratifiedFolds(labels, count: 5, seed: 1) == folds)
    #expect(try stratifiedFolds(labels, count: 5, seed: 2) != folds)
    #expect(throws: AnalysisError.smallClass(label: 1, rows: 20, folds: 21)) {
      try stratifiedFolds(labels, count: 21, seed: 1)
    }
  }

  @Test("Shuffled labels keep their counts")
  func shuffledLabels() {
    let labels = (0..<50).map { $0 % 3 }
    let shuffled = permuted(labels, seed: 1)
    #expect(shuffled.sorted() == labels.sorted())
    #expect(shuffled != labels)
    #expect(permuted(labels, seed: 1, draw: 1) != shuffled)
  }
}

@Suite("Bootstrap over groups")
struct BootstrapTests {
  @Test("The interval of a mean is that of the normal approximation")
  func interval() throws {
    let values = random(rows: 1, columns: 100, seed: 1).values.map(Double.init)
    let bootstrap = try Bootstrap(groups: Array(0..<100), draws: 4000, seed: 1)
    let certainty = try bootstrap.certainty { times in
      zip(times, values).reduce(0) { $0 + Double($1.0) * $1.1 } / 100
    }
    let bounds = try #require(certainty.bounds)
    let mean = values.reduce(0, +) / 100
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100
    let reach = 1.96 * (variance / 100).squareRoot()
    #expect(abs(bounds.lower - (mean - reach)) < 0.1 * reach)
    #expect(abs(bounds.upper - (mean + reach)) < 0.1 * reach)
    #expect(certainty.reason == nil)
  }

  @Test("Rows of a group come together, as many groups as there are")
  func wholeGroups() throws {
    let groups = [7, 7, 7, 2, 2, 5, 9]
    let bootstrap = try Bootstrap(groups: groups, draws: 50, seed: 2)
    var draws: [[Int]] = []
    _ = try bootstrap.certainty {
      draws.append($0)
      return 1
    }
    #expect(draws.count == 50)
    for times in draws {
      #expect(times[0] == times[1] && times[1] == times[2] && times[3] == times[4])
      #expect(times[0] + times[3] + times[5] + times[6] == 4)
    }
    #expect(Set(draws).count > 5)
  }

  @Test("Fewer than three groups give a reason instead", arguments: [[], [1, 1], [1, 2, 2]])
  func fewGroups(groups: [Int]) throws {
    let certainty = try Bootstrap(groups: groups, seed: 1).certainty { _ in 1 }
    #expect(certainty == .tooFewGroups(Set(groups).count))
    #expect(certainty.bounds == nil)
    #expect(certainty.reason != nil)
  }

  @Test("A score without a value in most draws gives a reason; cancelling stops")
  func awkward() throws {
    let bootstrap = try Bootstrap(groups: [1, 2, 3], draws: 10, seed: 1)
    #expect(try bootstrap.certainty { _ in nil } == .undefined(draws: 10, of: 10))
    #expect(try bootstrap.certainty { _ in .nan } == .undefined(draws: 10, of: 10))
    #expect(throws: AnalysisError.interrupted) {
      try bootstrap.certainty(isCancelled: { true }) { _ in 1 }
    }
    #expect(throws: AnalysisError.self) { try Bootstrap(groups: [1], draws: 0, seed: 1) }
  }
}

@Suite("Scorecard and cross-validation")
struct ScorecardTests {
  /// Six neurons, 50 rows each, of which every third is positive and shifted in column 0.
  let rows: Matrix
  let labels = (0..<300).map { $0 % 3 == 0 ? 1 : 0 }
  let groups = (0..<300).map { $0 / 50 }

  init() {
    var rows = random(rows: 300, columns: 4, seed: 9)
    for row in stride(from: 0, to: 300, by: 3) { rows[row, 0] += 1.5 }
    self.rows = rows
  }

  @Test("Every score has an interval around it")
  func scorecard() throws {
    let decisions = rows.column(0).map { Double($0) - 0.75 }
    let card = try Scorecard(decisions: decisions, labels: labels, groups: groups, seed: 1)
    #expect(card.rows == 300 && card.groups == 6)
    #expect(abs(card.prevalence - 1.0 / 3) < 1e-12)
    #expect(card.accuracy.value == card.confusion.accuracy)
    let ranking = try Ranking(scores: decisions, labels: labels)
    #expect(card.areaUnderCurve.value == ranking.areaUnderCurve)
    #expect(card.averagePrecision.value == ranking.averagePrecision)
    for score in [
      card.accuracy, card.balancedAccuracy, card.areaUnderCurve, card.averagePrecision,
    ] {
      let bounds = try #require(score.certainty.bounds)
      #expect(bounds.lower < score.value && score.value < bounds.upper)
      #expect(bounds.upper - bounds.lower < 0.3)
    }
    let again = try Scorecard(decisions: decisions, labels: labels, groups: groups, seed: 1)
    #expect(again == card)
  }

  @Test("One class or other lengths have no scorecard")
  func awkward() {
    #expect(throws: AnalysisError.classCount(rowsPerClass: [1: 1])) {
      try Scorecard(decisions: [1], labels: [1], groups: [0], seed: 1)
    }
    #expect(throws: AnalysisError.lengths(what: "groups", expected: 2, given: 1)) {
      try Scorecard(decisions: [1, 2], labels: [1, 0], groups: [0], seed: 1)
    }
    #expect(throws: AnalysisError.lengths(what: "labels", expected: 1, given: 2)) {
      try Scorecard(decisions: [1], labels: [1, 0], groups: [0, 0], seed: 1)
    }
  }

  @Test("Cross-validation scores each row by a fit that did not see it")
  func crossValidation() throws {
    let folds = try groupFolds(groups, count: 3)
    let validation = try CrossValidation(rows: rows, labels: labels, folds: folds) {
      (rows, labels) throws(AnalysisError) in try SVM(rows: rows, labels: labels)
    }
    #expect(validation.folds.count == 3)
    #expect(validation.folds.allSatisfy { $0.heldRows == 100 && $0.trainingRows == 200 })
    for (fold, score) in zip(folds, validation.folds) {
      let classifier = try SVM(
        rows: rows.selectingRows(fold.training), labels: fold.training.map { labels[$0] })
      let held = try classifier.decision(rows.selectingRows(fold.held))
      #expect(held == fold.held.map { validation.decisions[$0] })
      #expect((0.7...0.95).contains(try #require(score.areaUnderCurve)))
    }
  }

  @Test("A held-out fold of one class has no areas")
  func oneClassFold() throws {
    let few = Array(0..<6)
    let folds = [Fold(training: Array(6..<300), held: few.filter { labels[$0] == 0 })]
    let validation = try CrossValidation(rows: rows, labels: labels, folds: folds) {
      (rows, labels) throws(AnalysisError) in try SVM(rows: rows, labels: labels)
    }
    #expect(validation.folds[0].areaUnderCurve == nil)
    #expect(validation.decisions[299].isNaN)
  }

  @Test("Fitting shuffled labels alone reaches well above one half with many columns")
  func floor() throws {
    let rows = random(rows: 100, columns: 40, seed: 10)
    let labels = (0..<100).map { $0 % 2 }
    let floors = try shuffledLabelFloor(rows: rows, labels: labels, draws: 3, seed: 1)
    #expect(floors.count == 3)
    #expect(floors.allSatisfy { $0 > 0.65 })
    #expect(throws: AnalysisError.self) {
      try shuffledLabelFloor(rows: rows, labels: labels, draws: 0, seed: 1)
    }
  }

  @Test(
    "Student's quantile is SciPy's",
    arguments: [
      (1, 12.706204736), (5, 2.570581836), (10, 2.228138852), (11, 2.200985160),
      (30, 2.042272456), (1000, 1.962339081),
    ])
  func student(_ degrees: Int, _ quantile: Double) {
    #expect(abs(studentQuantile(degrees: degrees) - quantile) < 1e-5)
  }

  @Test("A mean has the interval that its kind says")
  func spread() {
    let values = [1.0, 2, 4, 9, .nan]
    // numpy: mean 4, std(ddof=1) 3.5590260840
    for (spread, reach) in [
      (Spread.sd, 3.5590260840), (.sem, 1.7795130420), (.confidence, 5.663209),
    ] {
      let mean = SpreadMean(of: values, spread)
      #expect(mean.count == 4 && mean.mean == 4)
      #expect(abs(mean.upper - 4 - reach) < 1e-5 && abs(4 - mean.lower - reach) < 1e-5)
    }
    #expect(SpreadMean(of: [3], .sem).upper.isNaN)
  }
}
