import Interpreter

/// One value of a kind, several in a list, or several by name in a record.
struct Several<Element: Bindable>: Bindable {
  /// At least one, each with its name: that of the record, else its kind, with a number where there
  /// are several of that kind.
  let all: [(name: String, content: Element)]

  static var kinds: [any DomainValue.Type] { Element.kinds }
  static var valueType: ValueType {
    .oneOf([Element.valueType, .list(Element.valueType), .record])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Several {
    if let single = try? Element.bind(value) {
      return Several(all: [(kind(of: value), single)])
    }
    let fields: [(name: String, value: Value)] =
      switch value {
      case .record(let record): record.fields
      case .list(let list): named(list.items)
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

  private static func named(_ items: [Value]) -> [(name: String, value: Value)] {
    let kinds = items.map(kind)
    return items.indices.map { index in
      let name = kinds[index]
      guard kinds.count(where: { $0 == name }) > 1 else { return (name, items[index]) }
      let number = kinds[...index].count { $0 == name }
      return (name.isEmpty ? "\(number)" : "\(name) \(number)", items[index])
    }
  }

  private static func kind(of value: Value) -> String {
    if case .object(let object) = value { type(of: object.content).kind } else { "" }
  }

  var value: Value {
    all.count == 1 ? all[0].content.value : .record(Record(all.map { ($0.name, $0.content.value) }))
  }
}
