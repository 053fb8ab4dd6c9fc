/// The outer names of a session and their values, each in a slot of its own.
///
/// Code reaches a slot by its index without any check, so the storage may move only while nothing
/// runs: slots are made when a program is lowered.
final class Globals {
  private(set) var slots: UnsafeMutablePointer<Value?>
  /// The names, in the order in which they were first met.
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]
  private var capacity = 64

  init() {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: nil, count: capacity)
  }

  deinit {
    slots.deinitialize(count: capacity)
    slots.deallocate()
  }

  /// The slot of a name, made where there is none yet.
  func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    if names.count == capacity { grow() }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  subscript(name: String) -> Value? {
    get { indices[name].flatMap { slots[$0] } }
    set { slots[index(of: name)] = newValue }
  }

  /// The names that have a value, in the order in which they were first met.
  var defined: [(name: String, value: Value)] {
    names.enumerated().compactMap { index, name in slots[index].map { (name, $0) } }
  }

  private func grow() {
    let grown = UnsafeMutablePointer<Value?>.allocate(capacity: capacity * 2)
    grown.moveInitialize(from: slots, count: capacity)
    (grown + capacity).initialize(repeating: nil, count: capacity)
    slots.deallocate()
    slots = grown
    capacity *= 2
  }
}

/// Slots for the names of the functions that wait for each other.
final class SlotStack {
  let start: UnsafeMutablePointer<Value?>
  private let capacity = 1 << 14

  var end: UnsafeMutablePointer<Value?> { start + capacity }

  init() {
    start = Self.allocate(capacity)
  }

  deinit {
    start.deinitialize(count: capacity)
    start.deallocate()
  }

  /// Empty slots for a function that finds no room.
  @inline(never)
  static func allocate(_ count: Int) -> UnsafeMutablePointer<Value?> {
    let slots = UnsafeMutablePointer<Value?>.allocate(capacity: count)
    slots.initialize(repeating: nil, count: count)
    return slots
  }
}

extension UnsafeMutablePointer<Value?> {
  /// Gives a slot a value. A number that it had owns nothing, so there is nothing to give up.
  @inline(__always)
  func put(_ value: Value) {
    if case .number? = pointee { initialize(to: value) } else { pointee = value }
  }

  @inline(__always)
  func empty() {
    switch pointee {
    case nil, .number?: initialize(to: nil)
    case .some: pointee = nil
    }
  }
}
