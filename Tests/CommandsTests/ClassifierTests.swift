import Interpreter
import LinearAlgebra
import Synchronization
import Testing

/// An svm and a network, which all commands take alike.
private let classifiers = ["svm(a)", "classifier(a, layers=[lstm(4)], epochs=2)"]

@Suite("Classifiers")
struct ClassifierTests {
  private func fitted(_ classifier: String) throws -> Workspace {
    try workspace(after: smallWindows + "a, b = split(d, held=34%)\nc = \(classifier)")
  }

  @Test("A long number in a summary has one digit before the point", arguments: [9_999_999, 1e7])
  func longNumbers(cost: Double) throws {
    let found = try workspace(after: "").value("svm(toy(n=20, classes=2), C=\(cost))")
    #expect(found.summary.contains("C = 1.00e7"), "\(found.summary)")
  }

  @Test("Predictions are the signs of decisions, and all counts agree", arguments: classifiers)
  func counts(_ classifier: String) throws {
    let space = try fitted(classifier)
    #expect(try space.holds("all(predict(c, b) == (decision(c, b) > 0))"))
    try space.run("t = confusion(c, b); e = mistakes(c, b); s = score(c, b, draws=20)")
    #expect(try space.number("sum(t.counts)") == 198)
    #expect(try space.holds("sum(t.counts) - t.counts[0, 0] - t.counts[1, 1] == length(e)"))
    #expect(try space.holds("e.counts == [t.counts[0, 1], t.counts[1, 0]]"))
    #expect(try space.holds("e.names == [\"false alarm\", \"missed spike\"]"))
    #expect(try space.holds("abs(s.accuracy - (1 - length(e) / 198)) < 1e-6"))
    #expect(try space.holds("abs(s.accuracy - t.accuracy) < 1e-6"))
    #expect(try space.holds("abs(sum(t.fractions) - 1) < 1e-6"))
    #expect(try space.holds("max(abs(sum(t.rates, axis=1) - 1)) < 1e-6"))
    #expect(try space.holds("s.prevalence == 0.5 and s.rows == 198"))
  }

  @Test("Rows of a confusion are true classes, its columns predicted ones")
  func orientation() throws {
    let space = try workspace(
      after: """
        d = toy(n=40, classes=2, seed=2); s = svm(d)
        w = relabel(d, [1 for l in d.labels])
        t = confusion(s, w)
        """)
    // All rows are truly 1; those that look like 0 are missed.
    #expect(try space.holds("t.counts[1, 0] == d.counts[0] and t.counts[1, 1] == d.counts[1]"))
    #expect(try space.holds("t.counts[0, 0] == 0 and t.counts[0, 1] == 0"))
    let detail = try space.value("t").detail
    guard case .table(let table)? = detail.first else { throw Workspace.Missing(what: "a table") }
    #expect(table.header.contains { $0.contains("predicted") })
  }

  @Test("The weights are in the rows' own units whatever the scaling", arguments: [true, false])
  func weights(_ isScaled: Bool) throws {
    let space = try workspace(after: smallWindows + "s = svm(d, scale=\(isScaled))")
    #expect(try space.number("max(abs(d.data @ s.weights + s.bias - decision(s, d)))") < 1e-3)
  }

  @Test(
    "Many columns separate even shuffled labels on the rows they were fitted on, and only there")
  func shuffledLabels() throws {
    let space = try workspace(
      after: """
        seed(4)
        x = windows(demo(neurons=4, seconds=8s), normalise="window")
        d = relabel(x, shuffle([i % 2 for i in range(length(x))]))
        a, b = split(d, held=50%)
        s = svm(a, C=100)
        own = score(s, a, draws=10); held = score(s, b, draws=10)
        """)
    #expect(try space.number("own.accuracy") > 0.8)
    #expect(try abs(space.number("held.accuracy") - 0.5) < 0.15)
    #expect(try space.text("own.basis") == "on its own 140 training rows")
    #expect(try space.text("held.basis") == "on 140 rows of 2 held-out neurons")
  }

  @Test("Folds hold out whole neurons unless rows are asked for, and say so")
  func folds() throws {
    let space = try workspace(after: smallWindows)
    let byNeuron = try space.value("crossvalidate(d, folds=3)")
    #expect(byNeuron.summary.contains("each on held-out neurons"))
    let byRow = try space.value("crossvalidate(d, folds=3, by=\"row\")")
    #expect(byRow.summary.contains("other rows of neurons it was fitted on"))
    #expect(try space.number("length(crossvalidate(d, folds=3).auc)") == 3)
    #expect(
      try space.value("crossvalidate(toy(n=40, classes=2), folds=2, by=\"row\")").summary
        .contains("neurons it was fitted on") == false)
  }

  @Test(
    "What is interrupted is no failure",
    arguments: [
      "svm(d, kernel=\"rbf\", C=1e6)", "score(s, d, draws=1000000)", "crossvalidate(d, folds=3)",
    ])
  func interruption(_ code: String) throws {
    let space = try workspace(after: smallWindows + "s = svm(d)")
    let asked = Mutex(0)
    space.isCancelled = {
      asked.withLock { count in
        count += 1
        return count > 3
      }
    }
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.kind == .interrupted)
    #expect(failure?.description.contains("interrupted") == true)
  }

  @Test("An svm of three classes of which two are chosen keeps their names")
  func chosenClasses() throws {
    let space = try workspace(after: "d = select(toy(n=300, classes=4), labels=[1, 3]); s = svm(d)")
    #expect(try space.holds("all(predict(s, d) == d.labels)"))
    #expect(try space.holds("confusion(s, d).names == [\"1\", \"3\"]"))
    #expect(
      try space.holds("mistakes(s, relabel(d, [1 for l in d.labels])).names[0] == \"false alarm\""))
  }
}
