import Syntax
import Wording

extension Complaint {
  static func definesCommand(_ name: Identifier) -> Complaint {
    Complaint("\"\(name.name)\" is a command and cannot be defined again", at: name.span)
  }

  static func definedTwice(_ name: Identifier, first: Span) -> Complaint {
    Complaint(
      "\(name.name)() is defined twice",
      [.init(span: name.span, text: "again here"), .init(span: first, text: "defined here")])
  }

  static func declaredTwice(_ name: Identifier, first: Span) -> Complaint {
    Complaint(
      "\"\(name.name)\" is declared twice",
      [.init(span: name.span, text: "again here"), .init(span: first, text: "declared here")])
  }

  static func directive(at span: Span) -> Complaint {
    Complaint("directives work at the prompt only", at: span)
  }

  static func unpacks(_ names: [Identifier], count: Int, at span: Span) -> Complaint {
    Complaint(
      "\(counted(names.count, "name")) cannot take \(counted(count, "value"))",
      namesLabels(names) + [.init(span: span, text: "this has \(counted(count, "value"))")])
  }

  static func unpacks(_ names: [Identifier], found: String, at span: Span) -> Complaint {
    Complaint(
      "\(counted(names.count, "name")) need a list of as many values, but get \(found)",
      namesLabels(names) + [.init(span: span, text: "")])
  }

  private static func namesLabels(_ names: [Identifier]) -> [Diagnostic.Label] {
    guard let first = names.first, let last = names.last else { return [] }
    let text = counted(names.count, "name")
    return [.init(span: first.span.joined(with: last.span), text: text)]
  }

  static func assertion(_ said: String?, at labels: [Diagnostic.Label]) -> Complaint {
    var complaint = Complaint(said ?? "the assertion does not hold", labels)
    complaint.kind = .assertion
    return complaint
  }

  static func interrupted(_ note: String?, at span: Span) -> Complaint {
    var complaint = Complaint(note.map { "interrupted: \($0)" } ?? "interrupted", at: span)
    complaint.kind = .interrupted
    return complaint
  }
}
