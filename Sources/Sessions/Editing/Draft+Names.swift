import Commands
import Interpreter
import Syntax
import Wording

/// Why a name cannot be changed.
package struct RenamingFault: Error {
  package let message: String
}

extension Draft {
  /// Where the name at a place is given what it has there: the last time before, else the first.
  package func definition(at offset: Int) -> Range<Int>? {
    let uses = program.nameUses
    guard let use = uses.use(at: offset) else { return nil }
    let definitions = uses.filter { $0.isDefinition && $0.isSame(as: use) }
    let last = definitions.last { $0.span.start <= use.span.start && !use.isDefinition }
    return (last ?? definitions.first)?.span.range
  }

  /// Every place of the name at a place.
  package func uses(at offset: Int) -> [(range: Range<Int>, isDefinition: Bool)] {
    let uses = program.nameUses
    guard let use = uses.use(at: offset) else { return [] }
    return uses.filter { $0.isSame(as: use) }.map { ($0.span.range, $0.isDefinition) }
  }

  /// The name at a place, if it is one of the script's own.
  package func ownName(at offset: Int) -> Range<Int>? {
    let uses = program.nameUses
    guard let use = uses.use(at: offset), uses.contains(where: { $0.defines(use) }) else {
      return nil
    }
    return use.span.range
  }

  /// The places that take another name when the one at a place does.
  package func renaming(at offset: Int, to name: String) throws(RenamingFault) -> [Range<Int>] {
    let uses = program.nameUses
    guard let use = uses.use(at: offset), uses.contains(where: { $0.defines(use) }) else {
      throw RenamingFault(message: "there is no name here that the script gives")
    }
    if let obstacle = obstacle(to: name, for: use, uses) { throw RenamingFault(message: obstacle) }
    return uses.filter { $0.isSame(as: use) }.map(\.span.range)
  }

  private func obstacle(to name: String, for use: NameUse, _ uses: [NameUse]) -> String? {
    guard isName(name) else {
      return "a name must be letters, digits and _ that are no keyword, but is \"\(name)\""
    }
    if vocabulary.groups.contains(name) { return "\"\(name)\" is a group of commands" }
    if use.scope == .functions, vocabulary[name] != nil { return "\"\(name)\" is a command" }
    // In another scope the same spelling might hide the one or the other.
    let isTaken = uses.contains { $0.name == name }
    return isTaken ? "\"\(name)\" is a name of the script already" : nil
  }

  private func isName(_ text: String) -> Bool {
    let found = tokens(of: Array(text.utf8)).tokens
    return found.count == 1 && found[0].kind == .name && found[0].span.end == text.utf8.count
  }
}

extension NameUse {
  fileprivate func isSame(as other: NameUse) -> Bool { scope == other.scope && name == other.name }

  fileprivate func defines(_ other: NameUse) -> Bool { isDefinition && isSame(as: other) }
}

extension [NameUse] {
  /// The use that an offset is in, or at the end of.
  fileprivate func use(at offset: Int) -> NameUse? {
    last { $0.span.start <= offset && offset <= $0.span.end }
  }
}

extension Draft {
  /// What a script is made of.
  package struct Part: Sendable {
    package enum Kind: Sendable { case cell, function, option, name }

    package let kind: Kind
    package let name: String
    /// All of it, and its name in that.
    package let range: Range<Int>
    package let place: Range<Int>
    package var parts: [Part] = []
  }

  /// The cells with what is defined in them, and what comes before the first.
  package var parts: [Part] {
    var seen: Set<String> = []
    let names = program.statements.flatMap { parts(of: $0, &seen) }
    let bounds = program.cells + [program.source.utf8.count]
    let first = names.filter { $0.range.lowerBound < bounds[0] }
    return first
      + zip(bounds, bounds.dropFirst()).map { start, end in
        var cell = cell(from: start, to: end)
        cell.parts = names.filter { start <= $0.range.lowerBound && $0.range.lowerBound < end }
        return cell
      }
  }

  private func cell(from start: Int, to end: Int) -> Part {
    let line = program.source.utf8[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    let title = String(decoding: line.dropFirst(3), as: UTF8.self).trimmed
    return Part(
      kind: .cell, name: title.isEmpty ? "(cell)" : title, range: start..<end,
      place: line.startIndex..<line.endIndex)
  }

  private func parts(of statement: Statement, _ seen: inout Set<String>) -> [Part] {
    func part(_ kind: Part.Kind, _ name: Identifier) -> Part {
      Part(
        kind: kind, name: name.name, range: statement.span.joined(with: name.span).range,
        place: name.span.range)
    }
    switch statement.kind {
    case .define(let name, _, _): return [part(.function, name)]
    case .param(let name, _, _): return [part(.option, name)]
    default:
      return [statement].assignedNames.filter { seen.insert($0.name).inserted }
        .map { part(.name, $0) }
    }
  }
}
