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

extension [Statement] {
  /// Every name that these statements or their blocks assign, in the order of the text.
  var assignedNames: [Identifier] {
    var names: [Identifier] = []
    collectAssigned(&names)
    return names
  }

  private func collectAssigned(_ names: inout [Identifier]) {
    for statement in self {
      switch statement.kind {
      case .assign(let targets, _), .for(let targets, _, _): names += targets
      case .param(let name, _, _): names.append(name)
      case .define: continue
      case .directive, .while, .if, .assert, .return, .break, .continue, .value: break
      }
      for block in statement.blocks { block.collectAssigned(&names) }
    }
  }
}
