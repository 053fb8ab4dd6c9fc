import Syntax

extension Completer {
  /// A name with a value, as far as it is known.
  struct Variable {
    let name: String
    let known: Known
    /// Its value in a few words, where it has one already.
    let text: String?

    var proposal: Proposal { Proposal(name, text ?? known.briefly) }
  }

  /// The names of the session and those that the text gives a value, each once. A value is only
  /// asked for its kind.
  var variables: [Variable] {
    let before = namesBefore
    var seen: Set<String> = ["_"]
    var all: [Variable] = []
    for (name, known) in before.sorted(by: { $0.key < $1.key }) where seen.insert(name).inserted {
      all.append(Variable(name: name, known: known, text: evaluator[name]?.briefly))
    }
    for name in typing.assignedNames where seen.insert(name).inserted {
      all.append(Variable(name: name, known: .anything, text: nil))
    }
    return all
  }

  /// What is known of the names at this point of the text.
  private var namesBefore: [String: Known] {
    let starts = typing.calls.map(\.start) + [typing.word.lowerBound]
    let start = starts.min() ?? 0
    let lineStart = typing.bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let source = Source(name: "", bytes: Array(typing.bytes[..<lineStart]))
    return evaluator.known(after: parse(source, mode: .prompt), host: host)
  }

  /// What is known of the value that some bytes of the text give.
  func known(of range: Range<Int>) -> Known {
    let source = Source(name: "", bytes: Array(typing.bytes[range]))
    let program = parse(source, mode: .file)
    guard case .value(let expression)? = program.statements.first?.kind else { return .anything }
    var checker = evaluator.checker(of: program, host: host, isWhole: false)
    checker.names.merge(namesBefore) { $1 }
    return checker.known(expression)
  }

  /// The fields of what stands before a dot, or the members of a group.
  func members(of receiver: Range<Int>) -> Proposals {
    let path = String(decoding: typing.bytes[receiver], as: UTF8.self)
    if table.groups.contains(path) {
      let members = table.commands.filter { $0.name.hasPrefix(path + ".") }
      return matching(members.map { call($0.name, of: $0, droppingFirst: path.utf8.count + 1) })
    }
    if let value = storedValue(path), let fields = fields(of: value) { return matching(fields) }
    let known = known(of: receiver)
    let own = (known.ownFields ?? []).map { Proposal($0, known.briefly) }
    return matching(own + fields(of: known.type))
  }

  /// What a path of names leads to, through records only: fields of other values are made when
  /// they are asked for.
  private func storedValue(_ path: String) -> Value? {
    let names = path.split(separator: ".").map { String($0.filter { !$0.isWhitespace }) }
    guard let first = names.first, var value = evaluator[first] else { return nil }
    for name in names.dropFirst() {
      guard case .record(let record) = value, let next = record[name] else { return nil }
      value = next
    }
    return value
  }

  private func fields(of value: Value) -> [Proposal]? {
    switch value {
    case .record(let record): record.fields.map { Proposal($0.name, $0.value.briefly) }
    case .object(let object) where value.ownFields != nil:
      object.content.fieldNames.filter(\.isIdentifier).map { Proposal($0, value.ownFields ?? "") }
        + fields(of: value.type)
    case .none, .bool, .number, .text, .range, .list, .tensor, .object: fields(of: value.type)
    }
  }

  private func fields(of type: ValueType) -> [Proposal] {
    switch type {
    case .object(let kind):
      (table.kinds[kind]?.fields ?? []).map { Proposal($0.name, $0.summary) }
    case .tensor: [Proposal("shape", "the length of each axis")]
    case .oneOf(let types): types.flatMap(fields)
    case .any, .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .list, .record:
      []
    }
  }
}

extension String {
  /// Whether it can stand after a dot.
  var isIdentifier: Bool {
    let lexed = tokens(of: Array(utf8)).tokens
    return lexed.first?.kind == .name && lexed.first?.span.end == utf8.count
  }
}

extension Completer {
  /// The commands and functions that begin like the word; where none does, those that people
  /// look for under such a word.
  func callables(isStage: Bool) -> Proposals {
    let found = matching(functions + commands { $0.takesInput || !isStage })
    guard found.items.isEmpty, isNamed else { return found }
    return replacing(synonyms)
  }

  /// The functions of the session and of the text.
  var functions: [Proposal] {
    let known = evaluator.functions.values.sorted { $0.name < $1.name }
    let own = typing.definedNames.filter { name in !known.contains { $0.name == name } }
    return known.map { Proposal(open($0.name), $0.call(limit: 60), isComplete: false) }
      + own.map { Proposal(open($0), "a function", isComplete: false) }
  }

  /// Commands that begin like the word, as they are called; those of a group as the group until it
  /// is written.
  func commands(where isMeant: (Command) -> Bool) -> [Proposal] {
    var groups: Set<String> = []
    let word = typing.word.isEmpty ? [] : Array(typing.prefix.utf8)
    return table.commands.compactMap { command in
      guard command.name.utf8.starts(with: word, by: { $0 | 0x20 == $1 | 0x20 }), isMeant(command)
      else { return nil }
      guard let dot = command.name.firstIndex(of: ".") else {
        return call(command.name, of: command)
      }
      let group = String(command.name[..<dot])
      guard groups.insert(group).inserted else { return nil }
      return Proposal(group + ".", "a group of commands", isComplete: false)
    }
  }

  /// Commands that are looked for under the word, or that carry it after their group's name.
  private var synonyms: [Proposal] {
    let word = typing.prefix.lowercased()
    return table.commands.filter { command in
      command.synonyms.contains { $0.hasPrefix(word) }
        || command.name.split(separator: ".").last?.hasPrefix(word) == true
    }.map { call($0.name, of: $0) }
  }

  func call(_ name: String, of command: Command, droppingFirst count: Int = 0) -> Proposal {
    let short = count == 0 ? name : String(name.dropFirst(count))
    if command.parameters.isEmpty {
      return Proposal(next == UInt8(ascii: "(") ? short : short + "()", command.summary)
    }
    return Proposal(open(short), command.summary, isComplete: false)
  }

  /// The name with its bracket, unless that is there.
  private func open(_ name: String) -> String { next == UInt8(ascii: "(") ? name : name + "(" }
}

extension Command {
  fileprivate var takesInput: Bool { !parameters.isEmpty }
}

extension Typing {
  /// The names that the text gives a value, as far as its tokens show.
  var assignedNames: [String] {
    var names: [String] = []
    for index in tokens.indices.dropFirst() where tokens[index].kind == .assign {
      var targets: [String] = []
      var place = index - 1
      while place >= tokens.startIndex, tokens[place].kind == .name {
        targets.append(text(of: tokens[place]))
        place -= 1
        guard place > tokens.startIndex, tokens[place].kind == .comma else { break }
        place -= 1
      }
      let before = tokens[..<max(place + 1, tokens.startIndex)].trimmingNewlines.last?.kind
      if before != .openRound, before != .comma { names += targets }
    }
    return names + namesAfter(.for) + namesAfter(.param) + functionParameters
  }

  /// The functions that the text defines.
  var definedNames: [String] { namesAfter(.def) }

  private func namesAfter(_ keyword: Token.Kind) -> [String] {
    zip(tokens, tokens.dropFirst()).filter { $0.kind == keyword && $1.kind == .name }
      .map { text(of: $1) }
  }

  /// The parameters of the function whose head or body the text ends in.
  private var functionParameters: [String] {
    guard let start = tokens.lastIndex(where: { $0.kind == .def }) else { return [] }
    let head = tokens[start...].dropFirst(2).prefix { $0.kind != .closeRound }
    return head.filter { $0.kind == .name }.map { text(of: $0) }
  }

  private func text(of token: Token) -> String {
    String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
  }
}
