import Syntax
import Wording

/// All that a program can name, and what is said about a name that is none of it.
struct Vocabulary {
  let table: CommandTable
  let functions: Set<String>
  let names: Set<String>

  /// What is said about a call of a name that is neither a command nor a function.
  func unknown(_ name: String, at span: Span) -> Complaint {
    if names.contains(name) {
      return .callsName(Identifier(name: name, span: span), near: nearestCallable(to: name))
    }
    if table.groups.contains(name) {
      return .groupAsValue(Identifier(name: name, span: span), members: members(of: name))
    }
    return .unknownCommand(name, at: span, near: offers(for: name), help: help(for: name))
  }

  /// What is said about a name that has no value.
  func undefined(_ name: Identifier) -> Complaint {
    if let command = table[name.name] {
      return .commandAsValue(name, usage: Signature(command).usage)
    }
    if functions.contains(name.name) { return .functionAsValue(name) }
    if table.groups.contains(name.name) {
      return .groupAsValue(name, members: members(of: name.name))
    }
    return .undefined(name, near: nearestName(to: name.name, among: names))
  }

  /// What is said about `receiver.member(…)` where the receiver is no group of commands.
  func callOnValue(
    _ receiver: Identifier, _ member: Identifier, _ arguments: [Argument], in source: Source
  ) -> Complaint {
    let span = receiver.span.joined(with: member.span)
    if !names.contains(receiver.name) {
      let full = "\(receiver.name).\(member.name)"
      if let near = nearestName(to: full, among: table.commands.map(\.name)) {
        return .unknownCommand(full, at: span, near: [near])
      }
      return undefined(receiver)
    }
    return .callsMember(
      member, at: span, instead: instead(of: member, on: receiver.name, arguments, in: source))
  }

  /// `f(x)(…)` and `a.b.c(…)`.
  func callOfValue(
    _ callee: Expression, _ arguments: [Argument], in source: Source
  ) -> Complaint {
    guard case .member(let receiver, let member) = callee.kind else {
      return .callsValue(at: callee.span)
    }
    let text = source.text(in: receiver.span)
    return .callsMember(
      member, at: callee.span, instead: instead(of: member, on: text, arguments, in: source))
  }

  private func instead(
    of member: Identifier, on receiver: String, _ arguments: [Argument], in source: Source
  ) -> String? {
    let callable = isCallable(member.name) ? member.name : nearestCallable(to: member.name)
    guard let callable else {
      return arguments.isEmpty ? "\(receiver).\(member.name), without brackets" : nil
    }
    let rest = arguments.map { argument in
      (argument.name.map { "\($0.name)=" } ?? "") + source.text(in: argument.value.span)
    }
    let call = "\(callable)(\(([receiver] + rest).joined(separator: ", ")))"
    return call.contains("\n") ? "\(callable)(…)" : call
  }
}

extension Vocabulary {
  func isCallable(_ name: String) -> Bool { table[name] != nil || functions.contains(name) }

  private var callables: [String] { table.commands.map(\.name) + functions.sorted() }

  private func nearestCallable(to name: String) -> String? {
    nearestName(to: name, among: callables)
  }

  private func members(of group: String) -> [String] {
    table.commands.map(\.name).filter { $0.hasPrefix(group + ".") }
  }

  /// The commands that a word may have meant: those it is a synonym of, those of a group that end
  /// in it, else the nearest name or synonym.
  func offers(for name: String) -> [String] {
    let meant = table.commands.filter { $0.synonyms.contains(name) }.map(\.name)
    if !meant.isEmpty { return meant }
    let ending = table.commands.map(\.name).filter { $0.hasSuffix("." + name) }
    if !ending.isEmpty { return ending }
    if let near = nearestCallable(to: name) { return [near] }
    let synonyms = table.commands.flatMap(\.synonyms)
    guard let near = nearestName(to: name, among: synonyms) else { return [] }
    return table.commands.filter { $0.synonyms.contains(near) }.map(\.name)
  }

  private func help(for name: String) -> String? {
    if ["help", "man", "doc"].contains(name) {
      return "?name shows the help of a command, as ?pca"
    }
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let group = String(name[..<dot])
    return table.groups.contains(group) ? "\(group) has \(listed(members(of: group), "and"))" : nil
  }
}
