import Syntax
import Wording

extension Complaint {
  /// What an operation on values says, at the values' places.
  static func operation(_ fault: Fault, at labels: [Diagnostic.Label]) -> Complaint {
    Complaint(fault.message, labels, help: fault.help)
  }

  static func operation(_ fault: Fault, at span: Span) -> Complaint {
    Complaint(fault.message, at: span, help: fault.help)
  }
}

extension Complaint {
  /// Operands of types that an operator never takes together.
  static func operands(
    _ op: String, _ operands: [String], at labels: [Diagnostic.Label], help: String? = nil
  ) -> Complaint {
    Complaint("`\(op)` cannot take \(listed(operands, "and"))", labels, help: help)
  }

  static func labels(
    _ left: String, _ leftSpan: Span, _ right: String, _ rightSpan: Span
  ) -> [Diagnostic.Label] {
    [
      .init(span: leftSpan, text: "this is \(left)"),
      .init(span: rightSpan, text: "this is \(right)"),
    ]
  }

  static func condition(_ found: String, at span: Span) -> Complaint {
    Complaint("a condition must be true or false, but is \(found)", at: span)
  }

  static func nothingToGoThrough(_ found: String, at span: Span) -> Complaint {
    Complaint("there is nothing to go through in \(found)", at: span)
  }

  static func nothingToPick(_ found: String, at span: Span) -> Complaint {
    Complaint("there is nothing to pick from in \(found)", at: span)
  }

  static func takesOneIndex(_ found: String, given count: Int, at span: Span) -> Complaint {
    Complaint("\(found) takes one index, but is given \(count)", at: span)
  }
}

extension Stop {
  /// What a field, an index or anything else that is not a command has thrown.
  convenience init(_ error: any Error, at span: Span) {
    switch error {
    case let stop as Stop: self.init(stop.complaints)
    case let complaint as Complaint: self.init([complaint])
    case let fault as Fault: self.init(.operation(fault, at: span))
    case let error as any ExplainedError:
      self.init(Complaint(error.message, at: span, help: error.help))
    case let interrupted as Interrupted: self.init(.interrupted(interrupted.note, at: span))
    default: self.init(Complaint("this failed and does not say why", at: span))
    }
  }
}
