import Syntax

/// The names that a loop, a comprehension or an assignment gives values to.
struct Targets {
  /// Where a value goes.
  enum Slot {
    case local(Int)
    case global(Int)
  }

  private let names: [Identifier]
  private let slots: [Slot]
  /// The slot, where there is one.
  let only: Slot?

  init(_ names: [Identifier], _ slots: [Slot]) {
    self.names = names
    self.slots = slots
    only = slots.count == 1 ? slots.first : nil
  }

  @inline(__always)
  func take(_ value: Value, _ frame: Frame, at span: Span) throws(Stop) {
    if let only { Self.put(value, only, frame) } else { try unpack(value, frame, at: span) }
  }

  @inline(__always)
  private static func put(_ value: Value, _ slot: Slot, _ frame: Frame) {
    switch slot {
    case .local(let index): (frame.locals + index).put(value)
    case .global(let index): (frame.globals + index).put(value)
    }
  }

  @inline(never)
  private func unpack(_ value: Value, _ frame: Frame, at span: Span) throws(Stop) {
    guard !value.isWhole, let elements = try? Elements(of: value) else {
      throw Stop(.unpacks(names, found: value.briefly, at: span))
    }
    guard elements.count == slots.count else {
      throw Stop(.unpacks(names, count: elements.count, at: span))
    }
    for (index, slot) in slots.enumerated() {
      Self.put(try elements.element(index, at: span), slot, frame)
    }
  }
}

extension Value {
  /// Whether several names cannot share this: a text's letters and a record's field names are
  /// rarely what was meant.
  fileprivate var isWhole: Bool {
    switch self {
    case .text, .record: true
    case .none, .bool, .number, .range, .list, .tensor, .object: false
    }
  }
}
