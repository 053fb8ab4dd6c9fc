import Commands
import Datasets
import HostInMemory
import Interpreter
import Synchronization
import Syntax

/// A session in memory: its names stay, and what its statements show is kept.
final class Workspace {
  let host: any Host
  private let evaluator = Evaluator(vocabulary)
  private let lines = Lines()
  /// The values that statements have shown, in order.
  private(set) var shown: [Value] = []
  /// Asked while commands work.
  var isCancelled: @Sendable () -> Bool = { false }

  init(host: any Host = MemoryHost()) { self.host = host }

  /// Lines that `print` wrote.
  private final class Lines: Sendable {
    let texts = Mutex<[String]>([])
  }

  var printed: [String] { lines.texts.withLock { $0 } }

  subscript(name: String) -> Value? {
    get { evaluator[name] }
    set { evaluator[name] = newValue }
  }

  /// Gives a name the value that one has in another workspace.
  func adopt(_ name: String, of other: Workspace, as own: String) {
    evaluator[own] = other[name]
  }

  /// Why a program was not run to its end: its messages, as they are shown.
  struct Failure: Error, CustomStringConvertible {
    let messages: [String]
    let kind: EvaluationFailure.Kind
    var description: String { messages.joined(separator: "\n") }
  }

  /// The values that were shown since this was asked last.
  func takeShown() -> [Value] {
    defer { shown = [] }
    return shown
  }

  /// Runs a program to its end.
  func run(_ code: String, options: [String: Value] = [:]) throws(Failure) {
    let source = Source(name: "test", text: code)
    let context = CallContext(
      host: host, print: { [lines] line in lines.texts.withLock { $0.append(line) } },
      isCancelled: isCancelled)
    do throws(EvaluationFailure) {
      let checked = try evaluator.checked(parse(source, mode: .file), host: host)
      try evaluator.run(checked, in: context, options: options) {
        self.shown.append($1)
      }
    } catch {
      throw Failure(
        messages: error.diagnostics.map { $0.rendered(in: source) },
        kind: error.kind)
    }
  }

  /// What a check finds in a program, as it is shown.
  func check(_ code: String) -> [String] {
    let source = Source(name: "test", text: code)
    return evaluator.check(parse(source, mode: .file), host: host)
      .map { $0.rendered(in: source) }
  }

  /// What is offered at the end of a text.
  func completions(of text: String) -> [String] {
    evaluator.completions(in: text, at: text.utf8.count, host: host, directives: [])
      .items.map(\.text)
  }

  /// The value of the last line of a program.
  func value(_ code: String) throws -> Value {
    shown = []
    try run(code)
    guard let last = shown.last else { throw Missing(what: "a value of \(code)") }
    return last
  }

  func number(_ code: String) throws -> Double {
    guard case .number(let number, _) = try value(code) else { throw Missing(what: "a number") }
    return number
  }

  func text(_ code: String) throws -> String {
    guard case .text(let text) = try value(code) else { throw Missing(what: "a text") }
    return text
  }

  func tensor(_ code: String) throws -> Tensor {
    guard let tensor = try value(code).tensor else { throw Missing(what: "a tensor") }
    return tensor
  }

  func dataset(_ code: String) throws -> Dataset {
    guard case .object(let object) = try value(code), let dataset = object.content as? Dataset
    else { throw Missing(what: "a dataset") }
    return dataset
  }

  func holds(_ code: String) throws -> Bool {
    guard case .bool(let truth) = try value(code) else { throw Missing(what: "a truth value") }
    return truth
  }

  /// The SVG of a plot.
  func svg(_ code: String) throws -> String { try text("(\(code)).svg") }

  struct Missing: Error { let what: String }
}

/// A workspace that has run something already.
func workspace(after code: String) throws -> Workspace {
  let workspace = Workspace()
  try workspace.run(code)
  return workspace
}
