import Interpreter
import Testing

/// Eight neurons whose spikes show in their windows, and rows of none.
private let recorded = """
  r = demo(neurons=8, seconds=30s, rate=50Hz, seed=5)
  all = windows(r, before=200ms, after=300ms, step=500ms)
  kept, held = split(all, held=60%, seed=1)
  fair = svm(kept)

  """

@Suite("Whether scores can be believed")
struct AuditTests {
  private func verdict(
    _ question: String, _ score: String, _ options: String = "", after code: String = ""
  ) throws -> String {
    let space = try workspace(after: recorded + code)
    try space.run("t = audit(score(\(score), draws=20)\(options)).table")
    return try space.text("t[[q == \"\(question)\" for q in t.question]].verdict[0]")
  }

  @Test("Rows of held-out neurons that do not overlap leave no doubt about rows and neurons")
  func fair() throws {
    let space = try workspace(after: recorded)
    let audit = "audit(score(fair, held, draws=20), prevalence=mean(held.labels))"
    #expect(try space.number("length(\(audit).table)") == 9)
    for question in [
      "were rows scored that it was fitted on?", "were their neurons known to it?",
      "do rows share their time?", "how many real frames has a row?", "is the AUC above chance?",
      "are classes as frequent as they are in truth?",
    ] {
      #expect(
        try !space.holds("any([q == \"\(question)\" for q in \(audit).doubts])"), "\(question)")
    }
  }

  @Test(
    "Each fault is told",
    arguments: [
      ("were rows scored that it was fitted on?", "svm(all), held", "", ""),
      (
        "were their neurons known to it?", "svm(near), far", "",
        "near, far = split(all, held=40%, by=\"row\", seed=2)"
      ),
      (
        "how many neurons are behind the interval?", "fair, few", "",
        "few = select(held, neurons=held.neurons[0:2])"
      ),
      (
        "is the AUC above chance?", "svm(x), y", "",
        "x = relabel(kept, shuffle(kept.labels, seed=3)); y = relabel(held, shuffle(held.labels, seed=4))"
      ),
      (
        "are classes as frequent as they are in truth?", "fair, even", "",
        "even = balance(held, n=40, seed=1)"
      ),
      (
        "are classes as frequent as they are in truth?", "fair, even", ", prevalence=1%",
        "even = balance(held, n=40, seed=1)"
      ),
      (
        "does it take rows for both classes?", "svm(kept, C=0.000001), held", "", ""
      ),
      ("of what it takes for spike, how much is?", "fair, held", ", prevalence=0.1%", ""),
      (
        "do rows share their time?", "fair, dense", "",
        "dense = select(windows(r, before=200ms, after=300ms, step=100ms), neurons=held.neurons[0:3])"
      ),
      (
        "how many real frames has a row?", "svm(a), b", "",
        "a, b = split(windows(r, before=20ms, after=40ms, step=100ms), held=40%, seed=1)"
      ),
    ])
  func faults(_ question: String, _ score: String, _ options: String, _ code: String) throws {
    #expect(try verdict(question, score, options, after: code) == "doubt")
  }

  @Test("What an encoder has seen counts as seen")
  func encoder() throws {
    let code = "p = pca(all, k=3); c = svm(encode(p, kept)); z = encode(p, held)"
    #expect(
      try verdict("were rows scored that it was fitted on?", "c, z", after: code) == "doubt")
  }

  @Test("What cannot be told is not taken for fine")
  func unknown() throws {
    let space = try workspace(after: "d = toy(n=60, classes=2)")
    try space.run("t = audit(score(svm(d), d, draws=20)).table")
    #expect(try space.holds("any([v == \"unknown\" for v in t.verdict])"))
    #expect(
      try space.value("score(svm(d), d, draws=20)").detail.contains { block in
        guard case .table(let table) = block else { return false }
        return table.note?.contains("audit()") == true
      })
  }
}
