import Syntax

/// The names that code being lowered can see without the outer ones, each with its slot.
final class Scope {
  /// The function whose names these are; nil at the top level, where only comprehensions have any.
  let function: String?
  private var own: [String: Int] = [:]
  /// The names of the comprehensions around, innermost last.
  private var hidden: [(name: String, slot: Int)] = []
  private(set) var count = 0

  init(function: String?, names: [String]) {
    self.function = function
    for name in names where own[name] == nil {
      own[name] = count
      count += 1
    }
  }

  /// The slot of a name, nil for an outer one.
  subscript(name: String) -> Int? {
    hidden.last { $0.name == name }?.slot ?? own[name]
  }

  /// Makes slots for names that only `body` sees, and passes them to it.
  func hiding<R>(_ names: [Identifier], _ body: ([Int]) throws -> R) rethrows -> R {
    let slots = names.map { name in
      defer { count += 1 }
      hidden.append((name.name, count))
      return count
    }
    defer { hidden.removeLast(names.count) }
    return try body(slots)
  }
}
