extension List {
  /// The most items that a list may have.
  package static let largest = 1 << 24

  static func tooLarge(_ count: Int) -> Fault {
    Fault("a list must have at most \(largest) items, but is to have \(count)")
  }
}

extension Value {
  /// How deep lists and records may stand inside each other, so that freeing them, comparing them
  /// and writing them out cannot overflow the stack.
  package static let deepest = 1000

  /// A list, refused where it would be nested too deep or be too long.
  package static func list(checking items: [Value]) throws(Fault) -> Value {
    guard items.count <= List.largest else { throw List.tooLarge(items.count) }
    return try Value.list(List(items)).checkingDepth()
  }

  /// A record, refused where it would be nested too deep.
  package static func record(
    checking fields: [(name: String, value: Value)]
  ) throws(Fault) -> Value {
    try Value.record(Record(fields)).checkingDepth()
  }

  private func checkingDepth() throws(Fault) -> Value {
    guard depth <= Value.deepest else {
      throw Fault("lists and records must nest at most \(Value.deepest) deep, but are to go deeper")
    }
    return self
  }
}

extension NumberRange {
  /// The numbers from `start` up to, not including, `stop`, in steps of `step`, as in Python; a
  /// range so long that its numbers would no longer be exact is refused.
  package init(from start: Double, to stop: Double, by step: Double) throws(Fault) {
    guard start.isFinite, stop.isFinite, step.isFinite, step != 0 else {
      throw Fault(
        "a range needs finite numbers and a step other than 0, but is given "
          + "\(Value.number(start).briefly), \(Value.number(stop).briefly) and "
          + Value.number(step).briefly)
    }
    // A stop that is reached but for rounding is not included: range(0, 1, 0.1) has ten numbers.
    let steps = max(((stop - start) / step).snapped.rounded(.up), 0)
    guard steps <= 0x1p53 else {
      throw Fault("a range must have at most 2 ** 53 numbers, but is to have more")
    }
    self.init(start: start, step: step, count: Int(steps))
  }
}
