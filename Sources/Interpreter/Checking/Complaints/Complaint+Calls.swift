import Syntax
import Wording

extension Complaint {
  static func unknownCommand(
    _ name: String, at span: Span, near: [String], help: String? = nil
  ) -> Complaint {
    let offered = near.isEmpty ? nil : "did you mean \(listed(near.map { "\"\($0)\"" }, "or"))?"
    return Complaint("unknown command \"\(name)\"", at: span, saying: offered, help: help)
  }

  static func callsName(_ name: Identifier, near: String?) -> Complaint {
    Complaint(
      "\"\(name.name)\" is a value and cannot be called", at: name.span, saying: offer(near))
  }

  /// `receiver.member(rest)`, where only groups of commands have members that can be called.
  static func callsMember(_ member: Identifier, at span: Span, instead: String?) -> Complaint {
    Complaint(
      "values have no commands of their own: \"\(member.name)\" cannot be called on one", at: span,
      saying: instead.map { "write \($0)" })
  }

  static func callsValue(at span: Span) -> Complaint {
    Complaint("only commands and functions can be called, by their names", at: span)
  }

  static func tooMany(
    _ call: CallSite, limit: Int, takesNames: Bool, given: Int, first: Span
  ) -> Complaint {
    if limit == 0, takesNames {
      return Complaint("\(call.name)() takes each argument by a name", at: first, saying: "name=…")
    }
    let taken = limit == 0 ? "no arguments" : "at most \(counted(limit, "argument"))"
    return Complaint(
      "\(call.name)() takes \(taken), but \(given) \(isOrAre(given)) given",
      at: first)
  }

  static func unknownParameter(
    _ name: Identifier, of call: CallSite, near: String?
  ) -> Complaint {
    Complaint(
      "\(call.name)() has no parameter \"\(name.name)\"", at: name.span, saying: offer(near))
  }

  static func givenTwice(
    _ parameter: String, of call: CallSite, first: Span, second: Span
  ) -> Complaint {
    Complaint(
      "\(call.name)() is given \(parameter) twice",
      [.init(span: second, text: "again here"), .init(span: first, text: "given here")])
  }

  static func lacks(_ parameters: [String], of call: CallSite) -> Complaint {
    Complaint(
      "\(call.name)() needs \(listed(parameters, "and"))", at: call.span)
  }

  static func mismatch(
    _ mismatch: Mismatch, parameter: String, of call: CallSite, at span: Span
  ) -> Complaint {
    Complaint(
      "\(call.name)(): \(parameter) must be \(mismatch.expected), but is \(mismatch.found)",
      at: span, saying: mismatch.help)
  }

  /// A number with `%` where no part of a whole is meant.
  static func percent(
    _ parameter: ParameterDeclaration, meant: String, of call: CallSite, at span: Span
  ) -> Complaint {
    let taken = parameter.isInPercent ? "is in percent" : "is a whole number"
    return Complaint(
      "\(call.name)(): \(parameter.name) \(taken), and takes no %", at: span,
      saying: "write \(meant)")
  }

  static func file(_ said: String, of call: CallSite, at span: Span) -> Complaint {
    Complaint("\(call.name)(): \(said)", at: span)
  }

  static func mismatch(_ mismatch: Mismatch, in call: CallSite) -> Complaint {
    Complaint(
      "\(call.name)() needs \(mismatch.expected), but has \(mismatch.found)", at: call.span,
      saying: mismatch.help)
  }

  static func unexplained(_ call: CallSite) -> Complaint {
    Complaint("\(call.name)() failed and does not say why", at: call.span)
  }

  static func tooDeep(_ call: CallSite, limit: Int) -> Complaint {
    Complaint(
      "\(call.name)() is called too deep: at most \(limit) calls may wait for each other",
      at: call.span, help: "does every way through \(call.name)() end without calling itself?")
  }
}
