package import Syntax

extension Evaluator {
  /// Runs a program statement by statement.
  ///
  /// - Parameters:
  ///   - options: Values for the program's `param` statements, by name.
  ///   - beginning: Called before each statement of the top level.
  ///   - show: Called with every value that a statement shows; what it lets others see goes
  ///     through the context's gate.
  /// - Throws: What went wrong, at its place. What was done until then stays. What only a checkpoint or the like has lost is thrown at the end. Once the
  ///   context is cancelled that is an interruption, within a tenth of a second: work that has not
  ///   stopped by then is left behind, and ends unheard.
  package func run(
    _ checked: CheckedProgram, in context: CallContext, options: [String: Value] = [:],
    beginning: @escaping (Statement) -> Void = { _ in },
    show: @escaping (Statement, Value) throws -> Void
  ) throws(EvaluationFailure) {
    let program = checked.program
    trace = StatementTrace()
    let conduct = Conduct(context.gate)
    let outcome = Outcome()
    let isFinished = runAside(
      stack: Self.stackSize, until: { context.isCancelled() && conduct.isLeft() }
    ) { [self] size in
      let limit = min(Self.deepestCall, size / Self.stackPerCall)
      let lowered = lower(program, options)
      let machine = Machine(
        self, context: context, conduct: conduct, callLimit: limit, show: show)
      outcome.failure = execute(lowered, of: program, on: machine, beginning: beginning)
      outcome.late = machine.late.map { $0.failure(in: program.source) }
    }
    if !isFinished {
      stack = SlotStack()
      outcome.failure = Stop(.interrupted(conduct.note, at: conduct.span)).failure(
        in: program.source)
    }
    if let failure = outcome.failure { throw failure.after(outcome.late) }
    if let failure = EvaluationFailure.late(outcome.late) { throw failure }
  }

  /// How many functions may wait for each other, and the stack this needs: a call of the deepest
  /// tree that the parser lets through takes less than half a megabyte.
  static let deepestCall = 1_000
  private static let stackPerCall = 512 << 10
  private static let stackSize = deepestCall * stackPerCall

  /// What a run leaves for whoever waits for it.
  private final class Outcome {
    var failure: EvaluationFailure?
    var late: [EvaluationFailure] = []
  }

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
    let slots = SlotStack.allocate(lowered.slotCount)
    defer {
      slots.deinitialize(count: lowered.slotCount)
      slots.deallocate()
    }
    let frame = Frame(locals: slots, core: machine.core)
    do throws(Stop) {
      for (statement, step) in zip(program.statements, lowered.steps) {
        beginning(statement)
        trace = StatementTrace()
        guard let step else { continue }
        machine.conduct.span = step.span
        _ = try step.run(frame)
        trace.isComplete = true
        try machine.poll(step.span)
      }
      return nil
    } catch {
      return error.failure(in: program.source)
    }
  }
}
