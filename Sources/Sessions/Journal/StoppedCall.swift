import Files
import Interpreter
import Syntax

/// A call such as a training that was stopped by hand, and how far it had come.
struct StoppedCall: Equatable {
  /// The argument that says how much there is to do, as "epochs".
  let parameter: String
  /// How much of that the call had done.
  let reached: Int
  /// As "after 20 of 400 epochs".
  let words: String

  /// What is known of the call that a statement gives a name the value of; nil where it had done
  /// nothing, or how much it was to do is not written there.
  init?(_ stoppage: Stoppage, in statement: String, defaults: CommandTable) {
    guard let call = AssignedCall(statement),
      let asked = call.number(of: stoppage.parameter)
        ?? defaults[call.name]?.number(
          stoppage.parameter), let reached = stoppage.reached(of: asked)
    else { return nil }
    self.init(parameter: stoppage.parameter, reached: reached, words: stoppage.words)
  }

  init(parameter: String, reached: Int, words: String) {
    (self.parameter, self.reached, self.words) = (parameter, reached, words)
  }

  /// A statement that asks for no more than was reached.
  func shortened(_ statement: String) -> String {
    guard let call = AssignedCall(statement) else { return statement }
    var bytes = Array(statement.utf8)
    if let span = call.span(of: parameter) {
      bytes.replaceSubrange(span.start..<span.end, with: Array("\(reached)".utf8))
    } else {
      bytes.insert(contentsOf: Array(", \(parameter)=\(reached)".utf8), at: call.end - 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension StoppedCall {
  /// How a session's file has it.
  var json: JSON {
    .members([
      ("parameter", .text(parameter)), ("reached", .number(Double(reached))),
      ("words", .text(words)),
    ])
  }

  /// Reads what `json` gives; nil for anything else.
  init?(_ json: JSON) {
    guard let parameter = json["parameter"]?.text, let reached = json["reached"]?.count,
      let words = json["words"]?.text
    else { return nil }
    self.init(parameter: parameter, reached: reached, words: words)
  }
}

/// The call whose value a statement gives a name.
private struct AssignedCall {
  let name: String
  /// Where it ends, behind its bracket.
  let end: Int
  private let arguments: [Argument]

  init?(_ statement: String) {
    let program = parse(Source(name: "", text: statement), mode: .file)
    guard case .assign(_, let value)? = program.statements.first?.kind,
      case .call(.named(nil, let name), let arguments) = value.kind
    else { return nil }
    (self.name, self.arguments, end) = (name.name, arguments, value.span.end)
  }

  func span(of parameter: String) -> Span? {
    arguments.first { $0.name?.name == parameter }?.value.span
  }

  func number(of parameter: String) -> Int? {
    guard let argument = arguments.first(where: { $0.name?.name == parameter }),
      case .number(let number, .none) = argument.value.kind
    else { return nil }
    return Int(exactly: number)
  }
}

extension Command {
  /// The whole number that a parameter has by default.
  fileprivate func number(_ name: String) -> Int? {
    let fallback = parameters.first { $0.name == name }?.fallback
    return fallback?.number(in: .none).flatMap(Int.init(exactly:))
  }
}
