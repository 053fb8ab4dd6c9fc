package import Syntax

/// Walks a whole program without running it, and notes what fails on every run that reaches it.
///
/// Names are followed in the order of the text: whatever is assigned in some branch or some turn
/// of a loop counts as there; types and values are known only where all ways agree on them. What
/// has been complained about is taken for anything from then on, so that one mistake is said once.
struct Checker {
  let table: CommandTable
  let source: Source
  let host: any Host
  /// Whether nothing follows in the session that could define what a function uses.
  let isWhole: Bool
  /// How functions are called: those of the session and of this program.
  let functions: [String: Signature]
  /// All outer names that ever have a value.
  let everAssigned: Set<String>

  /// What is known of the names that may have a value at this point.
  var names: [String: Known]
  /// What is known outside of a function that is called; nothing where its body alone is walked.
  var outer: [String: Known] = [:]
  /// The function whose body is walked.
  var function: Body?
  /// How many conditions decide whether this point is reached. Behind one, the values of names
  /// are not used: the condition may be about them.
  var conditions = 0
  /// The names that these conditions are about, which may be of any kind where they hold.
  var guarded: Set<String> = []
  /// The files that will have been written by this point.
  var written = Foresight()
  /// How many operations may still be tried on what is known of their operands.
  var trials = 1000
  /// How many steps may still be followed of what is surely reached: see `surely`.
  var following = Following()
  /// Whether what is walked is the body of a loop that goes through nothing.
  var isUnreached = false
  /// The `param`s so far, and where they stand.
  var parameters: [String: Span] = [:]
  private(set) var complaints: [Complaint] = []
  /// What fails where loops and calls are followed, each place once.
  private(set) var consequences: [Complaint] = []
  /// The names that the statement which is walked assigns, and which have no value before it.
  var beingAssigned: Set<String> = []

  /// A function while its body is walked.
  struct Body {
    let name: String
    /// The names that it assigns, which are its own throughout.
    let own: Set<String>
  }

  /// Walks what only some runs reach: those on which it is right that expressions say so.
  mutating func conditionally<R>(
    on guards: some Sequence<Expression>, _ body: (inout Checker) -> R
  ) -> R {
    let before = guarded
    for condition in guards { guarded.formUnion(condition.names) }
    conditions += 1
    defer { (conditions, guarded) = (conditions - 1, before) }
    return body(&self)
  }

  /// Notes a mistake. Where a call or a loop is followed, only what is surely reached counts.
  mutating func complain(_ complaint: Complaint) {
    if isUnreached || following.isOn && conditions > 0 { return }
    complaints.append(complaint)
  }

  /// Walks apart what is surely reached, with what is known of names there, and notes the first
  /// mistake as `told`, since a run ends with it.
  mutating func surely<R>(
    telling told: (Complaint) -> Complaint = { $0 }, _ body: (inout Checker) -> R
  ) -> R {
    var inner = self
    inner.complaints = []
    inner.following.begin(spending: &inner.trials)
    let result = body(&inner)
    following.end(inner.following, spending: &trials, inner.trials)
    written.add(inner.written)
    guard let first = inner.complaints.first.map(told) else { return result }
    if following.isOn { complaints.append(first) } else { consequences.append(first) }
    return result
  }

  var vocabulary: Vocabulary {
    Vocabulary(
      table: table, functions: Set(functions.keys),
      names: everAssigned.union(names.keys).subtracting(beingAssigned))
  }

  /// Walks the program: its statements first, then the functions, which may use what any of the
  /// statements assign.
  mutating func check(_ program: Program) {
    checkDefinitions(in: program.statements)
    for case .define(_, _, let body) in program.statements.map(\.kind) {
      written.add(Foresight(of: body, table))
    }
    walk(program.statements)
    for case .define(let name, let parameters, let body) in program.statements.map(\.kind) {
      checkBody(of: name, parameters, body)
    }
    for complaint in consequences where !complaints.contains(where: { $0.isAt(complaint) }) {
      complaints.append(complaint)
    }
  }

  private mutating func checkDefinitions(in statements: [Statement]) {
    var first: [String: Span] = [:]
    for case .define(let name, _, _) in statements.map(\.kind) {
      if table[name.name] != nil { complain(.definesCommand(name)) }
      if table.groups.contains(name.name) { complain(.assignsGroup(name)) }
      if let earlier = first[name.name] { complain(.definedTwice(name, first: earlier)) }
      first[name.name] = first[name.name] ?? name.span
    }
  }

  private mutating func checkBody(
    of name: Identifier, _ parameters: [Syntax.Parameter], _ body: [Statement]
  ) {
    let before = names
    (names, outer) = ([:], [:])
    let assigned = body.assignedNames.map(\.name) + parameters.map(\.name.name)
    function = Body(name: name.name, own: Set(assigned))
    for parameter in parameters {
      if let value = parameter.default { _ = known(value) }
      bind(parameter.name, .anything)
    }
    walk(body)
    function = nil
    names = before
  }
}

extension Evaluator {
  /// All that is wrong with a program as far as can be told without running it, in the order of
  /// the text: only what fails on every run that reaches it.
  ///
  /// - Parameter isWhole: Whether nothing follows in the session, as in a script; at a prompt, a
  ///   function may use what is defined later.
  package func check(_ program: Program, host: any Host, isWhole: Bool = true) -> [Diagnostic] {
    var checker = checker(of: program, host: host, isWhole: isWhole)
    checker.check(program)
    let found = checker.complaints.map { $0.diagnostic(in: program.source) }
      .filter { found in !program.diagnostics.contains { $0.isAbout(found) } }
    return (program.diagnostics + found).inOrderOfText()
  }

  /// What is known of the names once a program will have run, by their kinds.
  func known(after program: Program, host: any Host) -> [String: Known] {
    var checker = checker(of: program, host: host, isWhole: false)
    checker.trials = 0
    checker.check(program)
    return checker.names
  }

  /// A checker that knows the names of the session.
  func checker(of program: Program, host: any Host, isWhole: Bool) -> Checker {
    var functions = functions
    for case .define(let name, let parameters, let body) in program.statements.map(\.kind) {
      functions[name.name] = Signature(name.name, parameters, body: body, in: program.source)
    }
    let defined = globals.defined
    let assigned = program.statements.assignedNames.map(\.name)
    return Checker(
      table: table, source: program.source, host: host, isWhole: isWhole, functions: functions,
      everAssigned: Set(assigned + defined.map(\.name)),
      names: Dictionary(defined.map { ($0.name, Known($0.value.type)) }) { first, _ in first })
  }
}

extension Diagnostic {
  /// Whether this is about the place of another, which is then only what follows from it.
  fileprivate func isAbout(_ other: Diagnostic) -> Bool {
    guard let place = labels.first?.span, let other = other.labels.first?.span else { return false }
    return place.start < other.end && other.start < place.end
  }
}

extension [Diagnostic] {
  /// By their primary places; those at one place stay in the order in which they were found.
  func inOrderOfText() -> [Diagnostic] {
    enumerated().sorted { a, b in
      let (first, second) = (a.element.labels.first?.span.start, b.element.labels.first?.span.start)
      return (first ?? 0, a.offset) < (second ?? 0, b.offset)
    }.map(\.element)
  }
}

extension Expression {
  /// The names that stand in it.
  fileprivate var names: Set<String> {
    var names: Set<String> = []
    forEach { if case .name(let name) = $0.kind { names.insert(name) } }
    return names
  }
}
