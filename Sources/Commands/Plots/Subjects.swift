import Datasets
import Interpreter

/// What each row is of, such as its neuron: a name or number for each, or the rows that know it.
struct Subjects: Bindable {
  let names: [String]

  static var valueType: ValueType {
    .oneOf([.object(Dataset.kind), .tensor, .list(.text), .list(.integer)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Subjects {
    if let dataset = try? Dataset.bind(value) {
      guard let groups = dataset.groups else {
        throw Mismatch(expected: "rows of known neurons", found: "rows of unknown ones")
      }
      return Subjects(names: groups.map { dataset.groupNames[$0] })
    }
    if let names = try? [String].bind(value) { return Subjects(names: names) }
    guard let numbers = try? [Int].bind(value) else {
      throw Mismatch(expected: "a name or a number for each, such as its neuron", found: value)
    }
    return Subjects(names: numbers.map(String.init))
  }

  var value: Value { names.value }
}
