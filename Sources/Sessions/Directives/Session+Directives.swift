import Interpreter
import Syntax

extension Session {
  /// The directives that the session and its companion answer to.
  public var directives: [Directive] { Directive.own + (companion?.directives ?? []) }

  /// Acts on a directive.
  func obey(_ program: Program) -> Ending {
    guard case .directive(let name, let words)? = program.statements.first?.kind else {
      return .done
    }
    _ = words
    return .refused(messages: ["error: there is no directive :\(name.name)"])
  }
}

extension Directive {
  /// Those of every session.
  static let own: [Directive] = [
    Directive("help", words: "[NAME]", "Explains a command, a kind of value or a directive."),
    Directive("quit", "Ends the session."),
  ]
}
