import Syntax

/// A call of a command.
final class CommandNode: Node {
  let call: BoundCall
  private let arguments: [Node]
  private let written: [Written]
  let source: Source
  /// The command's, where the arguments are such as it takes.
  private let shortcut: Command.Shortcut?
  /// Whether an argument is the path of a file.
  private let namesFiles: Bool

  var command: Command { call.command }

  /// An argument as it stands in the call: a name on its own, or else the text.
  struct Written {
    let text: String
    let isName: Bool
  }

  init(
    _ call: BoundCall, _ arguments: [Node], _ written: [Written], _ span: Span, in source: Source
  ) {
    self.call = call
    self.arguments = arguments
    self.written = written
    self.source = source
    let isPlain =
      (1...2).contains(arguments.count) && call.arguments.allSatisfy { $0.keyword == nil }
    shortcut = isPlain ? call.command.shortcut : nil
    namesFiles = call.namesFiles
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
    try machine.poll(call.site.span)
    let bound = try bound(given, machine.context.host)
    let seeds = machine.evaluator.seeds
    seeds.beginCall()
    if command.isCostly { return try costlyResult(of: bound, given, machine) }
    let result = try work(bound, machine, machine.context)
    machine.finishCommand()
    return remembered(result, given, seed: seeds.lastDrawn)
  }

  /// The result of what may have been stopped, or go on with what was.
  private func costlyResult(
    of bound: BoundValues, _ given: [Value], _ machine: Machine
  ) throws(Stop) -> Value {
    let made =
      if let cache = machine.context.cache {
        try result(of: bound, in: cache, machine)
      } else {
        Made(value: try work(bound, machine, machine.context))
      }
    machine.finishCommand()
    let taken = takenOn(by: made.value, bound.values)
    let result = remembered(
      made.value, given, and: taken, seed: machine.evaluator.seeds.lastDrawn)
    note(Made(value: result, isKept: made.isKept), bound.values, taken, machine)
    return result
  }

  /// What a call gave, and whether the cache holds it as work that was stopped.
  struct Made {
    let value: Value
    var isKept = false
  }

  func work(
    _ bound: BoundValues, _ machine: Machine, _ context: CallContext
  ) throws(Stop) -> Value {
    command.answersInterruption
      ? try run(bound, machine, context)
      : try machine.away(call.site.span) { () throws(Stop) in try run(bound, machine, context) }
  }

  private func run(
    _ bound: BoundValues, _ machine: Machine, _ context: CallContext
  ) throws(Stop) -> Value {
    do {
      let result = try bound.body(context)
      try checkReading(of: bound.values)
      for fault in context.late.take() { machine.postpone(call.explained(fault), in: source) }
      return result
    } catch {
      // What fails once the user has asked to stop has failed for that.
      try machine.poll(call.site.span)
      try checkReading(of: bound.values)
      throw call.explained(error)
    }
  }

  /// Throws where an argument stays in a file that has changed since: what the body made of it, or
  /// came to grief over, is worth nothing.
  private func checkReading(of values: [Value?]) throws(Stop) {
    for (parameter, value) in zip(command.parameters, values) {
      guard var fault = value?.readingFault else { continue }
      fault.labels = [.init(parameter.name, "")]
      throw call.explained(fault)
    }
  }

  /// The arguments of a call, one value per parameter, and the body on these.
  struct BoundValues {
    let values: [Value?]
    let body: Command.Body
  }

  /// Binds all arguments; all that is wrong with them is thrown at once.
  private func bound(_ given: [Value], _ host: any Host) throws(Stop) -> BoundValues {
    let values = call.values(of: given)
    do {
      let body = try command.bind(values)
      let obstacles = namesFiles ? faults(in: given, host) : []
      guard obstacles.isEmpty else { throw Stop(obstacles) }
      return BoundValues(values: values, body: body)
    } catch let stop as Stop {
      throw stop
    } catch {
      let faults = faults(in: given, host)
      throw faults.isEmpty ? call.explained(error) : Stop(faults)
    }
  }

  /// What is wrong with the arguments, each on its own.
  private func faults(in given: [Value], _ host: any Host) -> [Complaint] {
    var complaints: [Complaint] = []
    let subject = call.places.first?.first.map { given[$0].type } ?? .any
    for (parameter, place) in zip(command.parameters, call.places) {
      for index in place {
        let value = call.value(of: index, for: parameter, of: given)
        let span = arguments[index].span
        let complaint =
          parameter.mismatch(of: value, in: call.site, at: span)
          ?? parameter.obstacle(to: value, of: subject, in: call.site, at: span, host: host)
        if let complaint { complaints.append(complaint) }
      }
    }
    return complaints.showing(Signature(command))
  }
}

extension CommandNode {
  /// The result, which remembers how it was made where values of its kind can.
  private func remembered(
    _ result: Value, _ given: [Value], and taken: [Working] = [], seed: UInt64?
  ) -> Value {
    switch result {
    case .none, .bool, .number, .text, .range: return result
    case .list, .record, .tensor, .object: break
    }
    var texts: [(name: String, text: String)] = []
    var parents: [(name: String, provenance: Provenance)] = []
    for (parameter, place) in zip(command.parameters, call.places) {
      for index in place {
        let keyword = parameter.takesNames ? call.arguments[index].keyword : nil
        texts.append((keyword ?? parameter.name, text(of: given[index], written[index])))
        let name = written[index].isName ? written[index].text : parameter.name
        parents += given[index].histories.map { (name, $0) }
      }
    }
    texts += taken.map { ($0.parameter, $0.text ?? "") }
    if command.isCostly, let stoppage = result.stoppage { texts.tell(stoppage) }
    // A value that comes with a history of its own, as one that was read, keeps it.
    if parents.isEmpty, let own = result.provenance { parents.append(("what was read", own)) }
    let provenance = Provenance(
      command: command.name, arguments: texts, seed: seed, parents: parents)
    return result.made(by: provenance).rememberingItems(of: provenance)
  }

  /// Plain values as they are, so that `k` tells in a loop; all else as it was written.
  private func text(of value: Value, _ written: Written) -> String {
    switch value {
    case .none, .bool, .number, .text: value.briefly
    case .range, .list, .record, .tensor, .object: written.text
    }
  }
}

extension [(name: String, text: String)] {
  /// Has the argument that says how much there was to do say how much was done, as "20 of 400".
  fileprivate mutating func tell(_ stoppage: Stoppage) {
    let text = "\(stoppage.done) of \(stoppage.total)"
    if let index = firstIndex(where: { $0.name == stoppage.parameter }) {
      self[index].text = text
    } else {
      append((stoppage.parameter, text))
    }
  }
}
