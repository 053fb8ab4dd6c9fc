import Interpreter

/// One value of a kind, several in a list, or several by name in a record.
struct Several<Element: Bindable>: Bindable {
  /// At least one, each with its name: that of the record, else its kind, with a number where there
  /// are several.
  let all: [(name: String, content: Element)]

  static var kinds: [any DomainValue.Type] { Element.kinds }
  static var valueType: ValueType {
    .oneOf([Element.valueType, .list(Element.valueType), .record])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Several {
    if let single = try? Element.bind(value) {
      return Several(all: [(kind(of: value, nil), single)])
    }
    let fields: [(name: String, value: Value)] =
      switch value {
      case .record(let record): record.fields
      case .list(let list):
        list.items.enumerated().map { (kind(of: $1, list.items.count > 1 ? $0 + 1 : nil), $1) }
      default: []
      }
    guard !fields.isEmpty else {
      throw Mismatch(expected: "a \(Element.valueType.description), or several", found: value)
    }
    return try Several(fields)
  }

  private init(all: [(name: String, content: Element)]) { self.all = all }

  private init(_ fields: [(name: String, value: Value)]) throws(Mismatch) {
    var all: [(name: String, content: Element)] = []
    for (name, value) in fields { all.append((name, try Element.bind(value))) }
    self.init(all: all)
  }

  private static func kind(of value: Value, _ number: Int?) -> String {
    var name = ""
    if case .object(let object) = value { name = type(of: object.content).kind }
    return [name, number.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  var value: Value {
    all.count == 1 ? all[0].content.value : .record(Record(all.map { ($0.name, $0.content.value) }))
  }
}
