import Interpreter
import Synchronization
import Syntax

/// What a program shows, prints and complains of, in order, as a front end without colours would
/// put it.
final class Transcript: Sendable {
  private let lines = Mutex<[String]>([])

  var text: String { lines.withLock { $0.joined(separator: "\n") } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// A session that runs one program after the other.
struct TestSession {
  let evaluator = Evaluator(testTable)
  var disk = Disk(["there.csv"])

  /// Runs a program and answers its transcript.
  @discardableResult
  func run(
    _ text: String, options: [String: Value] = [:], isWhole: Bool = true,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> String {
    let transcript = Transcript()
    let source = Source(name: "test.vae", text: text)
    let context = CallContext(
      host: disk, print: { transcript.add($0) }, isCancelled: isCancelled)
    do throws(EvaluationFailure) {
      let program = parse(source, mode: .file)
      let checked = try evaluator.checked(program, host: disk, isWhole: isWhole)
      try evaluator.run(checked, in: context, options: options) { _, value in
        transcript.add(value.summary)
      }
    } catch {
      for diagnostic in error.diagnostics {
        transcript.add(diagnostic.rendered(in: source))
      }
    }
    return transcript.text
  }

  /// What a check of a program says, each diagnostic as a front end would put it.
  func check(_ text: String, isWhole: Bool = true) -> String {
    let source = Source(name: "test.vae", text: text)
    return evaluator.check(parse(source, mode: .file), host: disk, isWhole: isWhole)
      .map { $0.rendered(in: source) }.joined(separator: "\n")
  }

  /// How a run of a program fails, nil where it does not.
  func failure(
    of text: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> EvaluationFailure? {
    let source = Source(name: "test.vae", text: text)
    let context = CallContext(host: disk, isCancelled: isCancelled)
    do throws(EvaluationFailure) {
      let checked = try evaluator.checked(parse(source, mode: .file), host: disk)
      try evaluator.run(checked, in: context) { _, _ in }
      return nil
    } catch {
      return error
    }
  }
}

/// What a program shows in a session of its own.
func run(_ text: String) -> String { TestSession().run(text) }
