import Syntax
import Wording

extension Complaint {
  static func undefined(_ name: Identifier, near: String?) -> Complaint {
    Complaint("\"\(name.name)\" is undefined", at: name.span, saying: offer(near))
  }

  static func commandAsValue(_ name: Identifier, usage: String) -> Complaint {
    Complaint(
      "\"\(name.name)\" is a command; to have its result, call it", at: name.span, help: usage)
  }

  static func functionAsValue(_ name: Identifier) -> Complaint {
    Complaint(
      "\"\(name.name)\" is a function, and functions are not values", at: name.span,
      saying: "write \(name.name)(…)")
  }

  static func groupAsValue(_ name: Identifier, members: [String]) -> Complaint {
    Complaint(
      "\"\(name.name)\" is a group of commands", at: name.span,
      help: "it has \(listed(members, "and"))")
  }

  static func notYetAssigned(_ name: Identifier, in function: String) -> Complaint {
    Complaint(
      "\"\(name.name)\" is used before \(function)() gives it a value", at: name.span,
      help: "a name that a function assigns is the function's own")
  }

  static func assignsGroup(_ name: Identifier) -> Complaint {
    Complaint(
      "\"\(name.name)\" is a group of commands and cannot be assigned", at: name.span,
      help: "take another name, as my_\(name.name)")
  }

  static func unknownField(
    _ name: Identifier, of kind: String, near: String?, known: [String],
    called noun: String = "field"
  ) -> Complaint {
    let fields = known.isEmpty ? "it has none" : "it has \(listedBriefly(known))"
    return Complaint(
      "\(withArticle(kind)) has no \(noun) \"\(name.name)\"", at: name.span, saying: offer(near),
      help: fields)
  }

  static func noFields(_ name: Identifier, found: String) -> Complaint {
    Complaint(
      "only records and the values of commands have fields, but this is \(found)", at: name.span)
  }
}
