package import Syntax

extension Evaluator {
  /// Checks a whole program, then runs it statement by statement.
  ///
  /// - Parameters:
  ///   - options: Values for the program's `param` statements, by name.
  ///   - isWhole: Whether nothing follows in the session, as in a script; at a prompt, a function
  ///     may use what is defined later.
  ///   - beginning: Called before each statement of the top level.
  ///   - show: Called with every value that a statement shows.
  /// - Throws: What is wrong with the text, or what went wrong, at its place. What was done until
  ///   then stays.
  package func run(
    _ program: Program, in context: CallContext, options: [String: Value] = [:],
    isWhole: Bool = true, beginning: (Statement) -> Void = { _ in },
    show: (Statement, Value) throws -> Void
  ) throws(EvaluationFailure) {
    let faults = check(program, host: context.host, isWhole: isWhole)
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw EvaluationFailure(faults, kind: program.hasErrors ? .syntax : .error)
    }
    var failure: EvaluationFailure?
    withoutActuallyEscaping(show) { show in
      runOnLargeStack(size: Self.stackSize) { size in
        let limit = min(Self.deepestCall, size / Self.stackPerCall)
        let lowered = lower(program, options)
        let machine = Machine(self, context: context, callLimit: limit, show: show)
        failure = execute(lowered, of: program, on: machine, beginning: beginning)
      }
    }
    if let failure { throw failure }
  }

  /// How many functions may wait for each other, and the stack this needs: a call of the deepest
  /// tree that the parser lets through takes less than half a megabyte.
  static let deepestCall = 1_000
  private static let stackPerCall = 512 << 10
  private static let stackSize = deepestCall * stackPerCall

  /// A program as its statements' steps, nil where there is nothing to do, and the slots that its
  /// comprehensions need.
  private struct Lowered {
    let steps: [Step?]
    let slotCount: Int
  }

  private func lower(_ program: Program, _ options: [String: Value]) -> Lowered {
    define(functionsOf: program)
    let scope = Scope(function: nil, names: [])
    let lowering = Lowering(self, program.source, scope)
    let steps = program.statements.map { statement -> Step? in
      if case .param(let name, let fallback, _) = statement.kind,
        let given = options[name.name]
      {
        let constant = ConstantNode(given, fallback.span)
        return lowering.assign([name], constant, statement.span)
      }
      return lowering.step(statement, isTopLevel: true)
    }
    return Lowered(steps: steps, slotCount: scope.count)
  }

  /// Functions can be called from the first statement on, wherever they stand.
  private func define(functionsOf program: Program) {
    for statement in program.statements {
      guard case .define(let name, let parameters, let body) = statement.kind else { continue }
      let signature = Signature(name.name, parameters, in: program.source)
      functionName(name.name).function = Function(
        signature, parameters, body, self, program.source)
    }
  }

  private func execute(
    _ lowered: Lowered, of program: Program, on machine: Machine,
    beginning: (Statement) -> Void
  ) -> EvaluationFailure? {
    let locals = stack.take(lowered.slotCount)
    defer { stack.giveBack(locals, lowered.slotCount) }
    let frame = Frame(locals: locals, machine: machine)
    do throws(Stop) {
      for (statement, step) in zip(program.statements, lowered.steps) {
        beginning(statement)
        guard let step else { continue }
        _ = try step.run(frame)
        try machine.poll(step.span)
      }
      return nil
    } catch {
      return error.failure(in: program.source)
    }
  }
}
