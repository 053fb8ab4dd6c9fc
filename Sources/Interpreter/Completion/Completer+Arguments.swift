import Files
import Syntax

extension Completer {
  /// What can stand where a value is expected: what the parameter takes first, then names, then
  /// commands.
  func values(_ isStatement: Bool) -> Proposals {
    let target = target
    if let call = typing.calls.first, target == nil, !call.isNested, call.keyword == nil,
      call.listDepth == 0, isCallable(call.name)
    {
      return matching(keywords(of: call))
    }
    let type = target?.type ?? .any
    var items = (target.map(names) ?? []).map { Proposal("\"\($0)\"") }
    items += type.constants.map { Proposal($0) }
    items += variables.filter { !type.refuses($0.known.type) }.map(\.proposal)
    if let call = typing.calls.first, !call.isNested, call.keyword == nil, call.listDepth == 0 {
      items += keywords(of: call)
    }
    if isNamed || target == nil {
      items += functions + commands { !type.refuses($0.result) }
      items += (isStatement ? Self.statements : []) + Self.literals
    } else {
      items += commands { type.isMade(by: $0.result) }
    }
    let found = matching(items.withoutRepeats)
    return found.items.isEmpty && isNamed ? callables(isStage: false) : found
  }

  private func isCallable(_ name: String) -> Bool {
    table[name] != nil || evaluator.functions[name].map { !$0.parameters.isEmpty } == true
  }

  private static let statements = [
    "def", "for", "while", "if", "param", "assert", "return", "break", "continue",
  ].map { Proposal($0, "", isComplete: $0 == "break" || $0 == "continue") }

  private static let literals = ["true", "false", "none", "not"].map { Proposal($0) }

  /// What the word is an argument for.
  struct Target {
    let type: ValueType
    let role: ParameterDeclaration.Role
    let call: OpenCall
  }

  /// The parameter whose argument is being typed; nil where there is none or it is not known.
  var target: Target? {
    guard let call = typing.calls.first, !call.isNested, let command = table[call.name],
      let place = call.place(in: Signature(command)), place < command.parameters.count
    else { return nil }
    let parameter = command.parameters[place]
    guard !parameter.takesNames else { return nil }
    var type = parameter.takesRest ? parameter.typeOfArgument : parameter.type
    for _ in 0..<call.listDepth { type = type.typeOfItem }
    return Target(type: type, role: parameter.role, call: call)
  }

  /// The parameters that the call does not give yet, with what they are.
  private func keywords(of call: OpenCall) -> [Proposal] {
    guard let command = table[call.name] else {
      let names = evaluator.functions[call.name]?.parameters.map(\.name) ?? []
      return names.dropFirst(call.position).filter { !call.keywords.contains($0) }
        .map { Proposal($0 + "=", isComplete: false) }
    }
    let isFirst = call.keywords.isEmpty
    let free = command.parameters.dropFirst(isFirst ? min(call.position, 1) : 1)
    let given = Set(command.parameters.prefix(call.position).map(\.name) + call.keywords)
    return (isFirst && call.position == 0 ? command.parameters[...] : free)
      .filter { !given.contains($0.name) && !$0.takesRest && !$0.takesNames }
      .map { Proposal($0.name + "=", $0.explanation, isComplete: false) }
  }
}

extension Completer {
  /// What can stand in a string: choices, files, or names that a parameter says where to find.
  func inString(_ start: Int) -> Proposals {
    let quote = String(UnicodeScalar(typing.bytes[start]))
    let closing = next == typing.bytes[start] ? "" : quote
    guard let target else { return replacing([]) }
    switch target.role {
    case .input(_, let offering):
      return files(typing.prefix, from: start + 1, closing: closing, offering: offering)
    case .output: return files(typing.prefix, from: start + 1, closing: closing) { $0 }
    case .names: return matching(names(for: target).map { Proposal($0 + closing) })
    case .plain: return matching(target.type.choices.map { Proposal($0 + closing) })
    }
  }

  /// The names that the call's first argument has, where the parameter asks for some of them.
  private func names(for target: Target) -> [String] {
    guard case .names(let find) = target.role, let name = target.call.firstName,
      let value = evaluator[name]
    else { return [] }
    return find(value)
  }

  /// What a folder holds, as the last part of a path that begins at a byte.
  func files(
    _ path: String, from start: Int, closing: String, offering: ([String]) -> [String]
  ) -> Proposals {
    if path == "~" { return replacing([Proposal("~/", "your home folder", isComplete: false)]) }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let typed = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let place = start + folder.utf8.count
    let names = (try? host.names(in: folder.isEmpty ? "." : folder)) ?? []
    let visible = names.filter { typed.hasPrefix(".") || !$0.hasPrefix(".") }
    var folders: [Proposal] = []
    var files: [String] = []
    for name in visible.lazy.filter({ $0.hasPrefix(typed) }) {
      if host.kind(of: folder + name) == .folder {
        folders.append(Proposal(name + "/", "folder", isComplete: false))
      } else {
        files.append(name)
      }
    }
    let offered = offering(files).map { Proposal($0 + closing) }
    return Proposals(replaced: place..<typing.bytes.count, items: folders + offered)
  }
}

extension OpenCall {
  /// The index of the parameter that the current argument is for, nil where there is none.
  func place(in signature: Signature) -> Int? {
    if let keyword { return signature.index(of: keyword) }
    guard keywords.isEmpty else { return nil }
    if position < signature.parameters.count { return position }
    let last = signature.parameters.count - 1
    return last >= 0 && signature.parameters[last].takesRest ? last : nil
  }
}

extension [Proposal] {
  fileprivate var withoutRepeats: [Proposal] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}

extension ValueType {
  /// The texts among it, where they are few and known.
  var choices: [String] {
    switch self {
    case .choice(let names): names
    case .oneOf(let types): types.flatMap(\.choices)
    case .any, .none, .bool, .number, .integer, .fraction, .text, .range, .list, .record, .tensor,
      .object:
      []
    }
  }

  /// The values among it that can be written out: choices, truth values, none.
  var constants: [String] {
    switch self {
    case .choice: choices.map { "\"\($0)\"" }
    case .bool: ["true", "false"]
    case .none: ["none"]
    case .oneOf(let types): types.flatMap(\.constants)
    case .any, .number, .integer, .fraction, .text, .range, .list, .record, .tensor, .object: []
    }
  }

  /// The type of an item where this is a list.
  var typeOfItem: ValueType {
    switch self {
    case .list(let element): element
    case .oneOf(let types): types.lazy.map(\.typeOfItem).first { $0 != .any } ?? .any
    case .any, .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .record,
      .tensor, .object:
      .any
    }
  }

  /// Whether a command with that result is made for it: it gives one of its kinds of values.
  func isMade(by result: ValueType) -> Bool {
    switch (self, result) {
    case (.object, _): self == result
    case (.list(let element), _): element.isMade(by: result)
    case (.oneOf(let types), _): types.contains { $0.isMade(by: result) }
    default: false
    }
  }
}
