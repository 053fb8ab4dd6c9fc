import Interpreter
import LinearAlgebra
import Testing

private let split = """
  r = demo(neurons=9, seconds=30s, seed=1)
  a, rest = split(windows(r), held=60%, seed=1); b, c = split(rest, held=50%, seed=2)

  """

@Suite("Calibrating")
struct CalibrationCommandTests {
  @Test(
    "Probabilities come true on neurons that nothing was fitted on",
    arguments: ["platt", "isotonic"])
  func probabilities(_ method: String) throws {
    let space = try workspace(
      after: split + """
        k = calibrate(svm(balance(a, n=200)), b, method="\(method)")
        p = probability(k, c); q = reliability(k, c)
        """)
    #expect(try space.holds("all(p >= 0) and all(p <= 1) and length(p) == length(c)"))
    // Of rows half of which have a spike an svm takes far too many for one.
    #expect(try space.holds("abs(mean(p) - mean(c.labels)) < 0.1"))
    #expect(try space.holds("q.brier < mean(c.labels) and sum(q.table.n) == length(c)"))
    #expect(try space.holds("abs(q.brier - mean((p - c.labels) * (p - c.labels))) < 1e-5"))
    #expect(try space.text("q.basis").contains("held-out neuron"))
    let summary = try space.value("k").summary
    #expect(summary.hasPrefix("calibration \(method), of an svm · Brier 0."), "\(summary)")
    #expect(summary.hasSuffix("each neuron by a curve of the others"))
    #expect(
      try space.holds(
        "k.brier == k.reliability.brier and k.log_loss > 0 and k.method == \"\(method)\""))
  }

  @Test(
    "Counts expected are as many as there were, in the recording's own bins", arguments: [100, 30])
  func counts(_ rate: Int) throws {
    let space = try workspace(
      after: """
        r = demo(neurons=5, seconds=60s, rate=\(rate)Hz, seed=4); f = spikes(r)
        k = calibrate(f, r); e = expected(k, f)
        """)
    #expect(try space.value("e").summary.contains("calibrated on 5 neurons"))
    #expect(try space.value("e").summary.contains("expected spikes per bin"))
    let sums = try (0..<5).map { neuron in
      try space.number("sum(e[\(neuron), 0:\(60 * rate)])") / space.number("r.spikes[\(neuron)]")
    }
    #expect(sums.allSatisfy { 0.4 < $0 && $0 < 2.5 }, "\(sums)")
    #expect(abs(sums.reduce(0, +) / 5 - 1) < 0.3, "\(sums)")
    #expect(try space.holds("reliability(k, f, r).log_loss > 0"))
    #expect(try space.value("calibrate(f, r, method=\"isotonic\")").summary.contains("5 neurons"))
  }

  @Test("A curve without others to be fitted to says so")
  func own() throws {
    let space = try workspace(after: "d = toy(n=300, classes=2); a, b = split(d, by=\"row\")")
    #expect(try space.value("calibrate(svm(a), b)").summary.contains("the curve's own"))
  }

  @Test(
    "What cannot be calibrated is refused",
    arguments: [
      ("calibrate(s, concat(a, b))", "must not be trained on, for there decisions are too sure"),
      ("calibrate(s, r)", "calibrated on labelled rows"),
      ("calibrate(r, b)", "calibrated against the recording"),
      ("calibrate(r[0:2], r)", "same neurons in the same order"),
      ("calibrate(s, relabel(b, [1 for l in b.labels]))", "exactly two classes"),
      ("probability(calibrate(r, r), b)", "this calibration is of found spikes"),
      ("expected(calibrate(s, b), r)", "this calibration is of a classifier"),
      ("reliability(calibrate(s, b), r)", "come true on labelled rows"),
      ("reliability(calibrate(r, r), r)", "beside the recording with its spikes"),
      ("probability(calibrate(s, b), toy(n=5))", "columns"),
    ])
  func refusals(_ code: String, _ message: String) throws {
    let space = try workspace(after: split + "s = svm(balance(a, n=100, seed=1))")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }
}
