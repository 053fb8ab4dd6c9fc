import Analysis
import LinearAlgebra
import Testing

@Suite("Support vector machine")
struct SVMTests {
  let exact = SVM.Options(standardising: false, tolerance: 1e-10)

  @Test("The linear one is that of the reference")
  func golden() throws {
    let svm = try SVM(rows: Golden.rows, labels: Golden.labels, options: exact)
    let weights = try #require(svm.weights)
    #expect(agree(weights, [-0.7780306153, 0.5007713842, 0.2026251904, 0.3465074464]))
    #expect(agree([svm.bias], [0.5475058712]))
    #expect(agree([svm.objective], [8.531266077486567]))
    #expect(abs(svm.dualityGap) < 1e-6)
    let support = svm.supportIndices.map { Golden.labels[$0] }
    #expect(support.count { $0 == 0 } == 6)
    #expect(support.count { $0 == 1 } == 5)
    let decision = try svm.decision(Golden.rows)
    #expect(agree(Array(decision[..<2]), [1.5234455232, 0.1433422971]))
    let predicted = try svm.predict(Golden.rows)
    #expect(try accuracy(truth: Golden.labels, predicted: predicted) == 0.75)
  }

  @Test("Rows that are stretches of a trace give what their copies give", arguments: [3, 12])
  func stretches(_ columns: Int) throws {
    var random = RandomStream(seed: 2, purpose: .sampling)
    let trace = (0..<300).map { _ in Float(random.normal()) }
    let view = RowView(of: trace, at: (0..<60).map { UInt32($0 * 4) }, columns: columns)
    let (copy, labels) = (view.matrix, (0..<60).map { $0 * 7 % 3 == 0 ? 1 : 0 })
    for kernel in [SVM.Kernel.linear, .radial(gamma: nil)] {
      let options = SVM.Options(kernel: kernel)
      let svm = try SVM(rows: view, labels: labels, options: options)
      #expect(try svm == SVM(rows: copy, labels: labels, options: options))
      #expect(try svm.decision(view) == svm.decision(copy))
    }
    let logistic = try LogisticRegression(rows: view, labels: labels)
    #expect(try logistic == LogisticRegression(rows: copy, labels: labels))
    let pca = try PCA(of: view, count: 2)
    #expect(try pca == PCA(of: copy, count: 2))
    #expect(try pca.transform(view) == pca.transform(copy))
    let weights = [Double](repeating: 1, count: columns)
    #expect(try pattern(ofWeights: weights, over: view) == pattern(ofWeights: weights, over: copy))
    let folds = try stratifiedFolds(labels, count: 3, seed: 1)
    func validated(_ rows: some HasRows) throws -> CrossValidation {
      try CrossValidation(rows: rows, labels: labels, folds: folds) {
        (rows, labels) throws(AnalysisError) in try LogisticRegression(rows: rows, labels: labels)
      }
    }
    #expect(try validated(view) == validated(copy))
  }

  @Test("A weight on one class moves it to the reference's")
  func goldenWeighted() throws {
    var options = exact
    options.classWeights = .given([1: 3])
    let svm = try SVM(rows: Golden.rows, labels: Golden.labels, options: options)
    let weights = try #require(svm.weights)
    #expect(agree(weights, [-1.5071291135, 0.6066926349, 0.5695263915, 0.0809476745]))
    #expect(agree([svm.bias], [1.8588646008]))
  }

  @Test("The usual tolerance comes within a thousandth of the optimum")
  func usualTolerance() throws {
    let svm = try SVM(
      rows: Golden.rows, labels: Golden.labels, options: SVM.Options(standardising: false))
    #expect(abs(svm.objective / 8.531266077486567 - 1) < 1e-3)
  }

  // The gap between primal and dual objective bounds the distance to the optimum, however found.
  @Test(
    "A linear fit is at its optimum whatever the shape, cost and share of the classes",
    arguments: [
      (20_000, 20, 1.0, 2), (20_000, 5, 1, 30), (400, 100, 1, 2), (400, 100, 1e4, 2),
      (500, 5, 1e-4, 2), (500, 5, 1e5, 3), (60, 500, 1, 2), (60, 500, 1e3, 4), (40, 1, 1, 2),
    ])
  func optimum(rows count: Int, columns: Int, cost: Double, every: Int) throws {
    var rows = random(rows: count, columns: columns, seed: 7)
    let labels = (0..<count).map { $0 % every == 0 ? 1 : 0 }
    for row in 0..<count where labels[row] == 1 { rows[row, 0] += 0.7 }
    let svm = try SVM(rows: rows, labels: labels, options: SVM.Options(cost: cost))
    // Margins are exact to some ten digits; a violation costs C.
    #expect(abs(svm.dualityGap) < 1e-7 * svm.objective + 1e-10 * cost * Double(count))
  }

  @Test("Rows that a line divides keep the widest margin, whatever the cost", arguments: [10, 1e6])
  func separable(cost: Double) throws {
    let rows = Matrix(rows: 4, columns: 2, values: [0, 0, 0, 1, 2, 0, 2, 5])
    let svm = try SVM(
      rows: rows, labels: [0, 0, 1, 1], options: SVM.Options(cost: cost, standardising: false))
    #expect(zip(svm.weights ?? [], [1, 0]).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(abs(svm.bias + 1) < 1e-7)
  }

  @Test("Any two labels will do, the higher is positive, whichever comes first")
  func orientation() throws {
    let reference = try SVM(rows: Golden.rows, labels: Golden.labels, options: exact)
    let renamed = Golden.labels.map { $0 == 1 ? 40 : -3 }
    let reversed = Array((0..<12).reversed())
    let svm = try SVM(
      rows: Golden.rows.selectingRows(reversed), labels: reversed.map { renamed[$0] },
      options: exact)
    #expect(svm.classes == [-3, 40])
    #expect(agree([svm.bias], [reference.bias], within: 1e-6))
    #expect(Set(try svm.predict(Golden.rows)) == [-3, 40])
    #expect(svm.supportIndices.map { 11 - $0 }.sorted() == reference.supportIndices)
  }

  @Test("Balanced weights are rows over twice the rows of a class")
  func balanced() throws {
    let nine = Golden.rows.selectingRows(0..<9)
    let labels = Array(Golden.labels[..<9])
    #expect(labels.count { $0 == 1 } == 5)
    var (balanced, given) = (exact, exact)
    balanced.classWeights = .balanced
    given.classWeights = .given([1: 0.9, 0: 1.125])
    let (a, b) = (
      try SVM(rows: nine, labels: labels, options: balanced),
      try SVM(rows: nine, labels: labels, options: given)
    )
    #expect(a.weights == b.weights)
    #expect(a.bias == b.bias)
  }

  @Test("Standardised or not, the decision is rows by weights plus bias in the data's own units")
  func ownUnits() throws {
    var rows = Golden.rows
    for row in 0..<12 { rows[row, 2] = rows[row, 2] * 1000 - 500 }
    let svm = try SVM(rows: rows, labels: Golden.labels)
    let weights = try #require(svm.weights)
    for (row, decision) in try svm.decision(rows).enumerated() {
      let sum = zip(rows.row(row), weights).reduce(svm.bias) { $0 + Double($1.0) * $1.1 }
      #expect(abs(sum - decision) < 1e-9)
    }
    let standardised = try Standardisation(of: rows).transform(rows)
    let plain = try SVM(
      rows: standardised, labels: Golden.labels, options: SVM.Options(standardising: false))
    for (a, b) in zip(try svm.decision(rows), try plain.decision(standardised)) {
      #expect(abs(a - b) < 1e-2)
    }
  }

  @Test("A radial kernel finds classes that no line divides, at the optimum")
  func radial() throws {
    let rows = random(rows: 120, columns: 2, seed: 1)
    let labels = (0..<120).map { rows[$0, 0] * rows[$0, 1] > 0 ? 1 : 0 }
    let options = SVM.Options(cost: 10, kernel: .radial(), tolerance: 1e-8)
    let svm = try SVM(rows: rows, labels: labels, options: options)
    #expect(svm.weights == nil)
    #expect(abs(svm.dualityGap) < 1e-5 * svm.objective)
    #expect(try accuracy(truth: labels, predicted: svm.predict(rows)) > 0.95)
    let line = try SVM(rows: rows, labels: labels)
    #expect(try accuracy(truth: labels, predicted: line.predict(rows)) < 0.75)
  }

  @Test("Gamma is by default 1 over columns times variance")
  func usualGamma() throws {
    let rows = random(rows: 40, columns: 3, seed: 2)
    let labels = (0..<40).map { $0 % 2 }
    let values = rows.values.map(Double.init)
    let mean = values.reduce(0, +) / 120
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 120
    let kernels: [SVM.Kernel] = [.radial(), .radial(gamma: 1 / (3 * variance))]
    let decisions = try kernels.map {
      try SVM(
        rows: rows, labels: labels,
        options: SVM.Options(kernel: $0, standardising: false, tolerance: 1e-9)
      ).decision(rows)
    }
    #expect(zip(decisions[0], decisions[1]).allSatisfy { abs($0 - $1) < 1e-7 })
  }

  @Test("A fit is left when cancelled, beside others that are not", .timeLimit(.minutes(1)))
  func cancelled() throws {
    let rows = random(rows: 2500, columns: 20, seed: 3)
    let labels = permuted((0..<2500).map { $0 % 2 }, seed: 1)
    // Its fit would take many minutes.
    let endless = SVM.Options(cost: 1000, kernel: .radial(gamma: 0.1), tolerance: 1e-9)
    let short = SVM.Options(kernel: .radial())
    let alone = try SVM(rows: Golden.rows, labels: Golden.labels, options: short)
    let beside = mappedInParallel(8, threads: 4) { task -> Result<SVM, AnalysisError> in
      Result { () throws(AnalysisError) in
        var asked = 0
        guard task % 2 == 0 else {
          return try SVM(rows: Golden.rows, labels: Golden.labels, options: short) { false }
        }
        return try SVM(rows: rows, labels: labels, options: endless) {
          asked += 1
          return asked > task
        }
      }
    }
    for (task, result) in beside.enumerated() {
      #expect(result == (task % 2 == 0 ? .failure(.interrupted) : .success(alone)))
    }
    #expect(throws: AnalysisError.interrupted) { try SVM(rows: rows, labels: labels) { true } }
  }

  @Test("The pattern of a filter that cancels noise is the signal alone")
  func haufe() throws {
    // The second column is noise that the first one has too: the filter subtracts it.
    let chance = random(rows: 4000, columns: 2, seed: 4)
    var rows = chance
    for row in 0..<4000 { rows[row, 0] = chance[row, 0] + chance[row, 1] }
    let pattern = try pattern(ofWeights: [1, -1], over: rows)
    #expect(abs(pattern[0] - 1) < 0.05)
    #expect(abs(pattern[1]) < 0.05)
    #expect(throws: AnalysisError.noSpread) { try Analysis.pattern(ofWeights: [0, 0], over: rows) }
    #expect(throws: AnalysisError.noSpread) {
      try Analysis.pattern(
        ofWeights: [0.3, 0.7], over: Matrix(rows: 9, columns: 2, repeating: 0.1))
    }
  }
}

@Suite("Support vector machine on awkward data")
struct AwkwardSVMTests {
  @Test(
    "Labels of other than two classes are refused with their counts",
    arguments: [[], [1, 1, 1], [0, 1, 2]])
  func classes(labels: [Int]) {
    let counts = labels.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    #expect(throws: AnalysisError.classCount(rowsPerClass: counts)) {
      try SVM(rows: Matrix(rows: labels.count, columns: 2), labels: labels)
    }
  }

  @Test("A message lists the classes")
  func message() {
    let error = AnalysisError.classCount(rowsPerClass: [1: 20, 0: 3, 7: 1])
    #expect(
      error.message == "labels must have exactly two classes, but have 3 "
        + "(class 0: 3 rows, class 1: 20 rows, class 7: 1 row)")
  }

  @Test("One row of each class is enough")
  func twoRows() throws {
    let svm = try SVM(
      rows: Matrix(rows: 2, columns: 1, values: [0, 2]), labels: [0, 1],
      options: SVM.Options(cost: 100, standardising: false, tolerance: 1e-10))
    #expect(agree(svm.weights ?? [], [1], within: 1e-9))
    #expect(agree([svm.bias], [-1], within: 1e-9))
    #expect(svm.supportIndices == [0, 1])
  }

  @Test("Constant columns get no weight; rows that are all the same no direction")
  func constants() throws {
    var rows = Golden.rows
    for row in 0..<12 { rows[row, 3] = 7 }
    let svm = try SVM(rows: rows, labels: Golden.labels)
    #expect(svm.weights?[3] == 0)
    let flat = try SVM(rows: Matrix(rows: 12, columns: 2, repeating: 1), labels: Golden.labels)
    #expect(flat.weights == [0, 0])
    let radial = try SVM(
      rows: Matrix(rows: 12, columns: 2, repeating: 1), labels: Golden.labels,
      options: SVM.Options(kernel: .radial()))
    #expect(try radial.decision(Matrix(rows: 1, columns: 2)).allSatisfy { $0.isFinite })
  }

  @Test("More columns than rows are divided without a fault")
  func wide() throws {
    let rows = random(rows: 20, columns: 100, seed: 1)
    let labels = (0..<20).map { $0 % 2 }
    let svm = try SVM(rows: rows, labels: labels)
    #expect(try svm.predict(rows) == labels)
  }

  @Test("A value that is not finite is refused", arguments: [Float.nan, -.infinity])
  func notFinite(value: Float) {
    var rows = Golden.rows
    rows[11, 0] = value
    #expect(throws: AnalysisError.notFinite(row: 11, column: 0)) {
      try SVM(rows: rows, labels: Golden.labels)
    }
  }

  @Test("Settings out of range are refused", arguments: [0, -1, .nan, .infinity])
  func settings(value: Double) {
    let wrong = [
      SVM.Options(cost: value), SVM.Options(tolerance: value),
      SVM.Options(kernel: .radial(gamma: value)), SVM.Options(classWeights: .given([1: value])),
    ]
    for options in wrong {
      #expect(throws: AnalysisError.self) {
        try SVM(rows: Golden.rows, labels: Golden.labels, options: options)
      }
    }
  }

  @Test("Lists of other lengths and unknown classes are refused")
  func mismatches() throws {
    #expect(throws: AnalysisError.lengths(what: "labels", expected: 12, given: 1)) {
      try SVM(rows: Golden.rows, labels: [1])
    }
    #expect(throws: AnalysisError.unknownClass(5)) {
      try SVM(
        rows: Golden.rows, labels: Golden.labels,
        options: SVM.Options(classWeights: .given([5: 1])))
    }
    #expect(throws: AnalysisError.nothing(what: "columns")) {
      try SVM(rows: Matrix(rows: 2, columns: 0), labels: [0, 1])
    }
    let svm = try SVM(rows: Golden.rows, labels: Golden.labels)
    #expect(throws: AnalysisError.columnCount(expected: 4, given: 3)) {
      try svm.decision(Matrix(rows: 1, columns: 3))
    }
    #expect(try svm.decision(Matrix(rows: 0, columns: 4)).isEmpty)
  }
}
