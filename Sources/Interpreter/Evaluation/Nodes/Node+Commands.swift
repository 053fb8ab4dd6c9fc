import Syntax

/// A call of a command.
final class CommandNode: Node {
  private let command: Command
  private let call: CallSite
  private let arguments: [Node]
  private let written: [Written]
  private let places: [[Int]]
  private let source: Source
  /// The command's, where the arguments are such as it takes.
  private let shortcut: Command.Shortcut?

  /// An argument as it stands in the call.
  struct Written {
    /// A name on its own, or else the text.
    let text: String
    let isName: Bool
    /// The name that it is given by; nil where it is given by position.
    let keyword: String?

    var isKeyword: Bool { keyword != nil }
  }

  init(
    _ command: Command, _ call: CallSite, _ arguments: [Node], _ written: [Written],
    places: [[Int]], _ span: Span, in source: Source
  ) {
    self.command = command
    self.call = call
    self.arguments = arguments
    self.written = written
    self.places = places
    self.source = source
    let isPlain = (1...2).contains(arguments.count) && !written.contains { $0.isKeyword }
    shortcut = isPlain ? command.shortcut : nil
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    if let shortcut {
      let first = try arguments[0].value(frame)
      let second = arguments.count > 1 ? try arguments[1].value(frame) : nil
      if let result = shortcut(first, second) { return result }
      return try result(of: second.map { [first, $0] } ?? [first], frame.machine)
    }
    var given: [Value] = []
    given.reserveCapacity(arguments.count)
    for index in 0..<arguments.count { given.append(try arguments[index].value(frame)) }
    return try result(of: given, frame.machine)
  }

  private func result(of given: [Value], _ machine: Machine) throws(Stop) -> Value {
    try machine.poll(call.span)
    let values = try bound(given, machine.context.host)
    let seeds = machine.evaluator.seeds
    seeds.beginCall()
    let result =
      if command.isCostly, let cache = machine.context.cache {
        try result(of: values, in: cache, machine)
      } else {
        try work(values, machine, machine.context)
      }
    machine.finishCommand()
    return remembered(result, given, seed: seeds.lastDrawn)
  }

  private func work(
    _ values: [Value?], _ machine: Machine, _ context: CallContext
  ) throws(Stop) -> Value {
    command.answersInterruption
      ? try run(values, machine, context)
      : try machine.away(call.span) { () throws(Stop) in try run(values, machine, context) }
  }

  private func run(
    _ values: [Value?], _ machine: Machine, _ context: CallContext
  ) throws(Stop) -> Value {
    do {
      let result = try command.run(values, context)
      try checkReading(of: values)
      for fault in context.late.take() { machine.postpone(explained(fault), in: source) }
      return result
    } catch {
      // What fails once the user has asked to stop has failed for that.
      try machine.poll(call.span)
      try checkReading(of: values)
      throw explained(error)
    }
  }

  /// Throws where an argument stays in a file that has changed since: what the body made of it, or
  /// came to grief over, is worth nothing.
  private func checkReading(of values: [Value?]) throws(Stop) {
    for (parameter, value) in zip(command.parameters, values) {
      guard var fault = value?.readingFault else { continue }
      fault.labels = [.init(parameter.name, "")]
      throw explained(fault)
    }
  }

  /// One value per parameter, checked; all faults are thrown at once.
  private func bound(_ given: [Value], _ host: any Host) throws(Stop) -> [Value?] {
    var values: [Value?] = []
    values.reserveCapacity(places.count)
    var complaints: [Complaint] = []
    let subject = places.first?.first.map { given[$0].type } ?? .any
    for (parameter, place) in zip(command.parameters, places) {
      values.append(value(for: parameter, at: place, of: given))
      for index in place {
        let isSeveral = parameter.takesRest || parameter.takesNames
        let value =
          isSeveral ? joined([index], for: parameter, of: given) ?? given[index] : given[index]
        let span = arguments[index].span
        let complaint =
          parameter.mismatch(of: value, in: call, at: span)
          ?? parameter.obstacle(to: value, of: subject, in: call, at: span, host: host)
        if let complaint { complaints.append(complaint) }
      }
    }
    guard complaints.isEmpty else { throw Stop(complaints.showing(Signature(command))) }
    return values
  }

  private func value(for parameter: ParameterDeclaration, at place: [Int], of given: [Value])
    -> Value?
  {
    if let value = joined(place, for: parameter, of: given) { return value }
    guard let first = place.first else { return parameter.takesRest ? .list([]) : nil }
    return given[first]
  }

  /// The arguments of a parameter that takes several, as one value; nil for all other parameters.
  private func joined(
    _ place: [Int], for parameter: ParameterDeclaration, of given: [Value]
  ) -> Value? {
    if parameter.takesNames {
      return .record(place.map { (written[$0].keyword ?? "", given[$0]) })
    }
    guard parameter.takesRest, let first = place.first, !written[first].isKeyword else {
      return nil
    }
    return .list(place.map { given[$0] })
  }
}

extension CommandNode {
  /// What the call gives, or gave before for the same arguments and chance; then the session has
  /// drawn as if it had run.
  private func result(
    of values: [Value?], in cache: any ResultCache, _ machine: Machine
  ) throws(Stop) -> Value {
    let seeds = machine.evaluator.seeds
    let key = try machine.away(call.span) { () throws(Stop) in
      cache.key(of: command.name, given: values)
    }
    guard let key else { return try work(values, machine, machine.context) }
    for seed in [nil, seeds.upcoming] {
      let known = try machine.away(call.span) { () throws(Stop) in
        cache.result(of: key, drawing: seed)
      }
      guard let known else { continue }
      if seed != nil { _ = machine.context.nextSeed() }
      return known
    }
    return try keeping(key, in: cache, values, machine)
  }

  /// Runs the body, and keeps what it gives if it came to its end and did nothing else.
  private func keeping(
    _ key: String, in cache: any ResultCache, _ values: [Value?], _ machine: Machine
  ) throws(Stop) -> Value {
    let seeds = machine.evaluator.seeds
    let host = WatchedHost(machine.context.host)
    let context = machine.context.with(host: host)
    let (upcoming, began) = (seeds.upcoming, host.time)
    let result = try work(values, machine, context)
    let drawn = seeds.lastDrawn
    guard !context.isCancelled(), !host.isUsed, drawn == nil || drawn == upcoming else {
      return result
    }
    try machine.away(call.span) { () throws(Stop) in
      cache.keep(result, of: key, drawing: drawn, after: host.time - began)
    }
    return result
  }
}

extension CommandNode {
  /// The result, which remembers how it was made where values of its kind can.
  private func remembered(_ result: Value, _ given: [Value], seed: UInt64?) -> Value {
    switch result {
    case .none, .bool, .number, .text, .range: return result
    case .list, .record, .tensor, .object: break
    }
    var texts: [(name: String, text: String)] = []
    var parents: [(name: String, provenance: Provenance)] = []
    for (parameter, place) in zip(command.parameters, places) {
      for index in place {
        let name = parameter.takesNames ? written[index].keyword : nil
        texts.append((name ?? parameter.name, text(of: given[index], written[index])))
        if let provenance = given[index].provenance {
          let name = written[index].isName ? written[index].text : parameter.name
          parents.append((name, provenance))
        }
      }
    }
    // A value that comes with a history of its own, as one that was read, keeps it.
    if parents.isEmpty, let own = result.provenance { parents.append(("what was read", own)) }
    return result.made(
      by: Provenance(command: command.name, arguments: texts, seed: seed, parents: parents))
  }

  /// Plain values as they are, so that `k` tells in a loop; all else as it was written.
  private func text(of value: Value, _ written: Written) -> String {
    switch value {
    case .none, .bool, .number, .text: value.briefly
    case .range, .list, .record, .tensor, .object: written.text
    }
  }

  /// What the body has thrown, at the arguments that it is about.
  private func explained(_ error: any Error) -> Stop {
    switch error {
    case let stop as Stop: stop
    case let fault as Fault:
      Stop(.operation(fault, at: fault.labels.map(located) + (fault.labels.isEmpty ? [here] : [])))
    case let mismatch as Mismatch: Stop(.mismatch(mismatch, in: call))
    case let error as any ExplainedError:
      Stop(Complaint("\(call.name)(): \(error.message)", [here], help: error.help))
    case let interrupted as Interrupted: Stop(.interrupted(interrupted.note, at: call.span))
    default: Stop(.unexplained(call))
    }
  }

  private var here: Diagnostic.Label { .init(span: call.span, text: "") }

  private func located(_ label: Fault.Label) -> Diagnostic.Label {
    let place = command.parameters.firstIndex { $0.name == label.parameter }
    let index =
      place.flatMap { places[$0].first }
      ?? written.firstIndex { $0.keyword == label.parameter }
    return .init(span: index.map { arguments[$0].span } ?? call.span, text: label.text)
  }
}
