import Syntax

/// `[a, b, c]`.
final class ListNode: Node {
  private let items: Children<Node>

  init(_ items: [Node], _ span: Span) {
    self.items = Children(items)
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for index in 0..<items.count { values.append(try items[index].value(frame)) }
    return try frame.machine.list(values, at: span)
  }
}

/// `{a: 1, b: 2}`.
final class RecordNode: Node {
  private let names: [String]
  private let values: Children<Node>

  init(_ fields: [(name: String, value: Node)], _ span: Span) {
    names = fields.map(\.name)
    values = Children(fields.map(\.value))
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var fields: [(name: String, value: Value)] = []
    for index in names.indices { fields.append((names[index], try values[index].value(frame))) }
    do {
      return try .record(checking: fields)
    } catch {
      throw Stop(.operation(error, at: span))
    }
  }
}

/// `[element for names in sequence if condition]`. The names are seen only inside.
final class ComprehensionNode: Node {
  private let element: Node
  private let targets: Targets
  private let sequence: Node
  private let condition: Node?

  init(_ element: Node, _ targets: Targets, in sequence: Node, if condition: Node?, _ span: Span) {
    self.element = element
    self.targets = targets
    self.sequence = sequence
    self.condition = condition
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let machine = frame.machine
    let elements = try machine.elements(of: try sequence.value(frame), at: sequence.span)
    var values: [Value] = []
    if condition == nil { values.reserveCapacity(min(elements.count, 1 << 20)) }
    var index = 0
    while index < elements.count {
      try machine.poll(span)
      try targets.take(try elements.element(index, at: sequence.span), frame, at: sequence.span)
      index += 1
      if let condition, try !condition.truth(frame) { continue }
      values.append(try element.value(frame))
      if values.count > List.largest { break }
    }
    return try machine.list(values, at: span)
  }
}

extension Machine {
  func list(_ values: [Value], at span: Span) throws(Stop) -> Value {
    do {
      return try .list(checking: values)
    } catch {
      throw Stop(error, at: span)
    }
  }

  /// What a loop over the value goes through.
  func elements(of value: Value, at span: Span) throws(Stop) -> Elements {
    do {
      return try Elements(of: value)
    } catch {
      throw Stop(.operation(error, at: span))
    }
  }
}

extension Elements {
  @inline(__always)
  func element(_ index: Int, at span: Span) throws(Stop) -> Value {
    do {
      return try self[index]
    } catch {
      throw Stop(error, at: span)
    }
  }
}
