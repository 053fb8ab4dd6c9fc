import Syntax
import Wording

extension Value {
  /// The field of that name, nil where there is none.
  func member(_ name: String) throws -> Value? {
    switch self {
    case .record(let record): record[name]
    case .object(let object):
      try object.content.reading { try object.content.field(name) }
    case .tensor(let tensor) where name == "shape":
      .list(tensor.shape.map { .number(Double($0)) })
    case .none, .bool, .number, .text, .range, .list, .tensor: nil
    }
  }

  /// The field of that name; what has none says which there are.
  func field(_ name: Identifier) throws -> Value {
    guard let field = try member(name.name) else { throw Complaint.missing(name, of: self) }
    return field
  }

  /// The names of its fields, nil for values that have none.
  var fieldNames: [String]? {
    switch self {
    case .record(let record): record.fields.map(\.name)
    case .object(let object): object.content.fieldNames
    case .tensor: ["shape"]
    case .none, .bool, .number, .text, .range, .list: nil
    }
  }
}

extension Value {
  /// What the fields are called that it has of its own; nil where there are none.
  var ownFields: String? {
    if case .object(let object) = self { Swift.type(of: object.content).ownFields } else { nil }
  }
}

extension Complaint {
  fileprivate static func missing(_ name: Identifier, of value: Value) -> Complaint {
    guard let known = value.fieldNames else { return .noFields(name, found: value.briefly) }
    let near = nearestName(to: name.name, among: known)
    return .unknownField(
      name, of: value.kind, near: near, known: known, called: value.ownFields ?? "field")
  }
}
