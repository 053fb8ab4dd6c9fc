import Syntax

/// `[a, b, c]`.
final class ListNode: Node {
  private let items: [Node]

  init(_ items: [Node], _ span: Span) {
    self.items = items
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
  private let values: [Node]

  init(_ fields: [(name: String, value: Node)], _ span: Span) {
    names = fields.map(\.name)
    values = fields.map(\.value)
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
    let source = try sequence.value(frame)
    var values: [Value] = []
    if case .range(let range) = source {
      if condition == nil { values.reserveCapacity(min(range.count, 1 << 20)) }
      var index = 0
      while index < range.count, values.count <= List.largest {
        try add(.number(range[index], .none), to: &values, frame)
        index += 1
      }
    } else {
      let elements = try frame.machine.elements(of: source, at: sequence.span)
      for index in 0..<elements.count where values.count <= List.largest {
        try add(try elements.element(index, at: sequence.span), to: &values, frame)
      }
    }
    return try frame.machine.list(values, at: span)
  }

  @inline(__always)
  private func add(
    _ value: Value, to values: inout [Value], _ frame: Frame
  ) throws(Stop) {
    try frame.tick(span)
    try targets.take(value, frame, at: sequence.span)
    if let condition, try !condition.truth(frame) { return }
    values.append(try element.value(frame))
    // A list that grows is copied to twice its room.
    if values.count & 0xF_FFFF == 0 {
      try frame.machine.requireRoom(for: 2 * values.count, at: span)
    }
  }
}

extension Machine {
  /// Throws where there is no memory for so many values more.
  @inline(never)
  func requireRoom(for count: Int, at span: Span) throws(Stop) {
    do throws(Fault) {
      try Interpreter.requireRoom(for: count, of: MemoryLayout<Value>.stride)
    } catch {
      throw Stop(.operation(error, at: [.init(span: span, text: "")]))
    }
  }

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
