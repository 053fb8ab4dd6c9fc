import Syntax

/// `value.field`.
final class MemberNode: Node {
  private let receiver: Node
  private let name: Identifier

  init(_ receiver: Node, _ name: Identifier, _ span: Span) {
    self.receiver = receiver
    self.name = name
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let value = try receiver.value(frame)
    return try frame.machine.away(span) { () throws(Stop) in
      do {
        return try value.field(name)
      } catch {
        throw Stop(error, at: span)
      }
    }
  }
}

/// `value[…, …]`.
final class IndexNode: Node {
  enum Axis {
    case item(Node)
    case slice(from: Node?, to: Node?, by: Node?, Span)

    var span: Span {
      switch self {
      case .item(let node): node.span
      case .slice(_, _, _, let span): span
      }
    }
  }

  private let receiver: Node
  private let axes: [Axis]
  /// What stands between the brackets.
  private let written: String
  /// The receiver's name; nil where it has none.
  private let name: String?

  init(_ receiver: Node, _ axes: [Axis], _ written: String, of name: String?, _ span: Span) {
    self.receiver = receiver
    self.axes = axes
    (self.written, self.name) = (written, name)
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let value = try receiver.value(frame)
    if axes.count == 1, case .item(let node) = axes[0] {
      let index = try node.value(frame)
      if let entry = Self.entry(of: value, index) { return entry }
      return try pick(value, [try subscripted(index, node.span, frame)], frame)
    }
    var subscripts: [Subscript] = []
    for axis in axes { subscripts.append(try subscripted(axis, frame)) }
    return try pick(value, subscripts, frame)
  }

  /// The commonest case, a list's entry.
  @inline(__always)
  private static func entry(of value: Value, _ index: Value) -> Value? {
    guard case .list(let list) = value, case .number(let number, .none) = index,
      let position = Int(exactly: number), list.items.indices.contains(position)
    else { return nil }
    return list.items[position]
  }

  @inline(never)
  private func pick(_ value: Value, _ subscripts: [Subscript], _ frame: Frame) throws(Stop)
    -> Value
  {
    try frame.machine.away(span) { () throws(Stop) in
      do {
        let part = try value.indexed(by: subscripts)
        guard case .object(let object) = value else { return part }
        return part.picked(written, from: object, written: name)
      } catch {
        throw Stop(error, at: place(of: error, on: value))
      }
    }
  }

  /// What the error is about: the value where nothing can be picked from it, else the indices.
  private func place(of error: any Error, on value: Value) -> Span {
    if value.isToBlame(for: error) { return receiver.span }
    return axes.dropFirst().reduce(axes[0].span) { $0.joined(with: $1.span) }
  }

  private func subscripted(_ axis: Axis, _ frame: Frame) throws(Stop) -> Subscript {
    switch axis {
    case .item(let node): return try subscripted(try node.value(frame), node.span, frame)
    case .slice(let from, let to, let by, let span):
      let from = try from?.value(frame)
      let to = try to?.value(frame)
      let by = try by?.value(frame)
      do {
        return try Subscript.slice(from: from, to: to, by: by)
      } catch {
        throw Stop(.operation(error, at: [.init(span: span, text: "")]))
      }
    }
  }

  private func subscripted(_ value: Value, _ span: Span, _ frame: Frame) throws(Stop) -> Subscript {
    do {
      return try Subscript(value)
    } catch {
      throw Stop(.operation(error, at: [.init(span: span, text: "")]))
    }
  }
}
