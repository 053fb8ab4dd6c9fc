import Wording
import Datasets
import Interpreter
import LinearAlgebra

/// New labels: a class for each row, what is known of their events under a name, or new classes by
/// name and what each is made of.
enum Relabelling: Bindable {
  case rows([Int])
  case known(String)
  case merged([(name: String, classes: Either<[Int], [String]>)])

  static var valueType: ValueType { .oneOf([.list(.integer), .text, .record]) }

  static func bind(_ value: Value) throws(Mismatch) -> Relabelling {
    if case .text(let name) = value { return .known(name) }
    guard case .record(let record) = value else { return .rows(try [Int].bind(value)) }
    var merged: [(name: String, classes: Either<[Int], [String]>)] = []
    for (name, part) in record.fields { merged.append((name, try classes(part, of: name))) }
    return .merged(merged)
  }

  /// One class or a list of them.
  private static func classes(
    _ value: Value, of name: String
  ) throws(Mismatch) -> Either<[Int], [String]> {
    if let one = try? Either<Int, String>.bind(value) {
      switch one {
      case .first(let number): return .first([number])
      case .second(let name): return .second([name])
      }
    }
    do {
      return try Either<[Int], [String]>.bind(value)
    } catch {
      throw Mismatch(
        expected: "classes by number or name under \"\(name)\"", found: value,
        help: "as {quiet: [0], spike: [1, 2]}")
    }
  }

  var value: Value {
    switch self {
    case .rows(let labels): labels.value
    case .known(let name): .text(name)
    case .merged(let parts):
      .record(Record(parts.map { ($0.name, $0.classes.value) }))
    }
  }
}

extension Dataset {
  /// The same rows with other labels, which may be new classes.
  func relabelled(_ labels: Relabelling, _ context: CallContext) throws -> Dataset {
    switch labels {
    case .rows(let labels): try relabelled(labels, context)
    case .known(let name): try labelled(by: name)
    case .merged(let parts): try merged(into: parts, context)
    }
  }

  private func relabelled(_ labels: [Int], _ context: CallContext) throws -> Dataset {
    guard labels.count == data.rows else {
      throw Fault(
        "labels must be one for each of the \(counted(data.rows, "row")), but are "
          + grouped(labels.count), at: .init("labels", "this has \(grouped(labels.count))"))
    }
    if context.isUnknown("labels") { try context.endTrial() }
    if let wrong = labels.first(where: { !(0..<1_000_000).contains($0) }) {
      throw Fault(
        "labels must be from 0 to 999,999, but one is \(wrong)", at: .init("labels", "not a class"))
    }
    let highest = labels.max() ?? 0
    let names = highest < labelNames.count ? labelNames : (0...highest).map { "\($0)" }
    return try replacingLabels(labels, names: names)
  }

  /// The rows under new classes, each made of some of the old ones; none may be left over.
  private func merged(
    into parts: [(name: String, classes: Either<[Int], [String]>)], _ context: CallContext
  ) throws -> Dataset {
    let old = try labelled(for: "relabel")
    if context.isUnknown("labels") { try context.endTrial() }
    var places: [Int: Int] = [:]
    for (place, part) in parts.enumerated() {
      for label in try positions(of: part.classes) {
        if let first = places.updateValue(place, forKey: label) {
          throw misplaced(label, "is in both \"\(parts[first].name)\" and \"\(part.name)\"")
        }
      }
    }
    if !isSureOfClasses, !places.isEmpty { try context.endTrial() }
    if let label = old.first(where: { places[$0] == nil }) {
      throw misplaced(label, "is in none of them")
    }
    return try replacingLabels(old.map { places[$0] ?? 0 }, names: parts.map(\.name))
  }

  private func misplaced(_ label: Int, _ found: String) -> Fault {
    Fault(
      "every class must go into one new class, but \"\(labelNames[label])\" \(found)",
      at: .init("labels", "new classes"), help: "rows are left out with select()")
  }
}
