import Glibc
import Interpreter
import Synchronization
import Syntax
import Testing

@Suite("How programs fail")
struct FailureTests {
  @Test("A failure is told at its place", arguments: failures)
  func tells(_ program: Case) {
    #expect(run(program.source) == program.shown)
  }

  @Test("What was done before a failure stays")
  func keepsWhatWasDone() {
    let session = TestSession()
    _ = session.run("x = 1\ny = [fail(\"{k}\") for k in [\"silent\"]]\nz = 2")
    #expect(session.evaluator.names.map(\.name) == ["x"])
    #expect(session.run("x") == "1")
  }

  @Test("Nothing is done where the check finds something")
  func doesNothingUnchecked() {
    let session = TestSession()
    _ = session.run("x = 1\ndef f() { return 1 }\nprint(undefned)")
    #expect(session.evaluator.names.isEmpty)
    #expect(session.check("f()").hasPrefix("error: unknown command \"f\""))
  }

  @Test(
    "Failures are of different kinds",
    arguments: [
      ("x = (", EvaluationFailure.Kind.syntax), ("missing", .error), ("fail(\"silent\")", .error),
      ("assert 1 > 2", .assertion), ("fail(\"stop\")", .interrupted),
    ])
  func hasKind(_ source: String, _ kind: EvaluationFailure.Kind) {
    #expect(TestSession().failure(of: source)?.kind == kind)
  }

  @Test(
    "Endless work ends soon after the user asks for it",
    arguments: [
      "while true { }", "for i in range(1e15) { }", "x = [0 for i in range(1e15) if i < 0]",
      "def f() { return f2() }\ndef f2() { return 1 }\nwhile f() == 1 { }",
    ])
  func isInterrupted(_ source: String) {
    let flag = Flag()
    flag.set(afterMicroseconds: 20_000)
    let failure = TestSession().failure(of: source, isCancelled: { flag.isSet })
    let time = flag.secondsSinceSet
    #expect(failure?.kind == .interrupted)
    #expect(failure?.diagnostics.first?.message == "interrupted")
    #expect(time < 0.1)
  }

  @Test("A session goes on after an interruption, its values intact")
  func goesOnAfterInterruption() {
    let session = TestSession()
    _ = session.run("x = 1")
    _ = session.run("while true { y = [x] }", isCancelled: { true })
    #expect(session.run("x") == "1")
    _ = session.run("def f() { while true { } }\nf()", isCancelled: { true })
    #expect(session.run("x + 1") == "2")
  }

  @Test("Calls nest to their limit with the deepest trees there are")
  func nestsDeeply() {
    let deep = String(repeating: "(", count: 90) + "f(n - 1)" + String(repeating: ")", count: 90)
    let sums = String(repeating: "[", count: 90) + deep + String(repeating: "][0]", count: 90)
    let source = "def f(n) { return 0 if n == 0 else \(sums) }\nf(998)"
    #expect(run(source) == "0")
    #expect(TestSession().failure(of: source.replacing("998", with: "1e9"))?.kind == .error)
  }

  @Test("A sum of a hundred thousand terms is a sum")
  func sumsManyTerms() {
    #expect(run("1" + String(repeating: "+1", count: 99_999)) == "100000")
  }

  @Test("An error in a function of an earlier program is placed in that program")
  func placesErrorInItsSource() {
    let evaluator = Evaluator(testTable)
    let context = CallContext(host: Disk())
    func run(_ text: String, as name: String) -> EvaluationFailure? {
      do throws(EvaluationFailure) {
        let program = parse(Source(name: name, text: text), mode: .file)
        let checked = try evaluator.checked(program, host: context.host)
        try evaluator.run(checked, in: context) { _, _ in }
        return nil
      } catch {
        return error
      }
    }
    #expect(run("def f(x) { return 1 / x }", as: "first") == nil)
    #expect(run("y = 1\nf(0)", as: "second")?.diagnostics.map(\.source) == ["first"])
  }

  @Test("An error while a value is shown is placed at its statement")
  func placesErrorOfShowing() {
    let source = Source(name: "x", text: "x = 1\nx + 1")
    do throws(EvaluationFailure) {
      let evaluator = Evaluator(testTable)
      let checked = try evaluator.checked(parse(source, mode: .file), host: Disk())
      try evaluator.run(checked, in: CallContext(host: Disk())) { _, _ in throw Explained() }
      Issue.record("it has not failed")
    } catch {
      #expect(error.diagnostics.first?.message == "the drum is torn")
      #expect(error.diagnostics.first?.labels.first?.span == Span(start: 6, end: 11))
    }
  }
}

/// A flag that another thread sets after a while.
private final class Flag: Sendable {
  private let state = Atomic(false)
  private let start = ContinuousClock.now

  var isSet: Bool { state.load(ordering: .relaxed) }

  /// Seconds since the start, less the wait: close to those since the flag was set.
  var secondsSinceSet: Double { start.duration(to: .now) / .seconds(1) - 0.02 }

  func set(afterMicroseconds wait: UInt32) {
    var thread = pthread_t()
    let waiting = Unmanaged.passRetained(Waiting(flag: self, wait: wait))
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let waiting = Unmanaged<Waiting>.fromOpaque(pointer).takeRetainedValue()
        usleep(waiting.wait)
        waiting.flag.state.store(true, ordering: .relaxed)
        return nil
      }, waiting.toOpaque())
    pthread_detach(thread)
  }

  private final class Waiting {
    let flag: Flag
    let wait: UInt32

    init(flag: Flag, wait: UInt32) {
      self.flag = flag
      self.wait = wait
    }
  }
}
