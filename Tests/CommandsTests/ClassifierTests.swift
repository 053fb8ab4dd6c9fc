import HostInMemory
import Interpreter
import LinearAlgebra
import Synchronization
import Testing

/// What all commands take alike.
private let classifiers = [
  "svm(a)", "svm(a, kernel=\"rbf\")", "logistic(a)", "classifier(a, layers=[lstm(4)], epochs=2)",
]

/// What has a plane.
private let separators = ["svm", "logistic"]

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

  @Test(
    "The weights are in the rows' own units whatever the scaling", arguments: [true, false],
    separators)
  func weights(_ isScaled: Bool, _ separator: String) throws {
    let space = try workspace(after: smallWindows + "s = \(separator)(d, scale=\(isScaled))")
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

  @Test("What has a plane is walked along, drawn, kept and told of", arguments: separators)
  func planes(_ separator: String) throws {
    let space = try workspace(
      after: smallWindows + """
        p = pca(d, k=3); z = encode(p, d); s = \(separator)(z)
        save(s, "s.safetensors"); again = read("s.safetensors")
        w = walk(p, s, steps=3); v = walk(p, s, by="pattern", steps=3)
        """)
    #expect(try space.holds("w.decisions[0] < w.decisions[1] and w.decisions[1] < w.decisions[2]"))
    #expect(try space.holds("v.decisions[0] < v.decisions[2]"))
    #expect(try space.holds("abs(dot(s.pattern, s.weights) - 1) < 1e-4"))
    #expect(try space.holds("all(decision(s, z) == decision(again, z))"))
    #expect(try space.holds("all(again.weights == s.weights) and again.bias == s.bias"))
    #expect(try space.holds("again.objective == s.objective and type(again) == type(s)"))
    let boundary = try space.svg("plot.latent(z, classifier=s)")
    #expect(try boundary == space.svg("plot.latent(z, svm=again)"))
    #expect(try boundary != space.svg("plot.latent(z)"))
    #expect(try space.svg("plot.roc(s, z)").contains("AUC"))
    #expect(try space.value("score(s, z, draws=20)").summary.contains("its own 594 training rows"))
    #expect(
      try space.number("length(crossvalidate(z, folds=3, classifier=\"\(separator)\").auc)") == 3)
  }

  @Test("Folds of a classifier are fits of it, at the cost that is asked for")
  func kindsOfFolds() throws {
    let space = try workspace(after: smallWindows + "z = encode(pca(d, k=4), d)")
    let one = try space.tensor("crossvalidate(z, folds=3, classifier=\"logistic\").auc").values
    let other = try space.tensor("crossvalidate(z, folds=3, C=1e-5, classifier=\"logistic\").auc")
    let usual = try space.tensor("crossvalidate(z, folds=3, classifier=\"svm\").auc").values
    #expect(one != other.values && one != usual)
    #expect(try usual == space.tensor("crossvalidate(z, folds=3).auc").values)
    let found = space.check("crossvalidate(z, classifier=\"logistik\")")
    #expect(found.first?.contains("did you mean \"logistic\"?") == true)
  }

  @Test("More than two classes are refused with a way to two")
  func manyClasses() throws {
    let space = try workspace(after: "t = toy(n=60, classes=3, seed=1)")
    for call in [
      "svm(t)", "logistic(t)", "crossvalidate(t, by=\"row\", folds=2)",
      "classifier(t, layers=[dense(2)])",
    ] {
      do {
        try space.run(call)
        Issue.record("\(call) runs")
      } catch {
        #expect(error.description.contains("must have exactly two classes, but have 3"))
        #expect(error.description.contains("select(dataset, labels=[\"0\", \"1\"])"))
        #expect(error.description.contains("relabel(dataset, {a: [\"0\"], b: [\"1\", \"2\"]})"))
      }
    }
    try space.run("m = relabel(t, {low: [\"0\"], high: [\"1\", \"2\"]}); s = logistic(m)")
    #expect(try space.holds("m.names == [\"low\", \"high\"] and all((t.labels > 0) == m.labels)"))
    #expect(try space.holds("all(predict(s, m) == m.labels)"))
    #expect(try space.value("logistic(select(t, labels=[0, 1]))").summary.contains("3 columns"))
  }

  @Test(
    "Classes are merged whole, each into one",
    arguments: [
      ("{a: 0, b: [1]}", "every class must go into one new class, but \"2\" is in none of them"),
      ("{a: [0, 1, 2], b: 1}", "but \"1\" is in both \"a\" and \"b\""),
      ("{a: [0, 7], b: [1, 2]}", "there are no rows of 7"),
      ("{a: \"zero\", b: [1, 2]}", "there are no rows of \"zero\""),
      ("{a: 0.5}", "classes by number or name under \"a\""),
      ("{}", "\"0\" is in none of them"),
    ])
  func merging(_ classes: String, _ message: String) throws {
    let space = try workspace(after: "t = toy(n=60, classes=3, seed=1)")
    do {
      try space.run("relabel(t, \(classes))")
      Issue.record("\(classes) is taken")
    } catch { #expect(error.description.contains(message)) }
  }

  @Test(
    "What is interrupted is no failure",
    arguments: [
      "logistic(d)", "crossvalidate(d, folds=3, classifier=\"logistic\")",
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
