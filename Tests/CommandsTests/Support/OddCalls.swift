import Interpreter
import Syntax

/// Values that are seldom thought of, by the names that calls get them under.
let oddValues = """
  odd_none = none; odd_truth = true; odd_zero = 0; odd_one = 1; odd_less = -1; odd_half = 0.5
  odd_nan = exp(1e6) - exp(1e6); odd_infinite = exp(1e6); odd_huge = 1e300; odd_tiny = 1e-300
  odd_time = 0s; odd_late = 1e300s; odd_rate = 0Hz; odd_length = 0mm
  odd_empty = ""; odd_text = "a"; odd_path = "odd/../.csv"
  odd_list = []; odd_single = [1]; odd_nested = [[], []]; odd_nothing = [none]; odd_mixed = [1, "a"]
  odd_texts = ["", ""]; odd_ragged = [[1, 2], [3]]; odd_missing = [odd_nan, odd_nan]
  odd_record = {}; odd_fields = {a: none, b: {}}; odd_listing = {a: []}
  odd_range = range(0); odd_vector = zeros(0); odd_matrix = zeros(0, 3); odd_thin = zeros(3, 0)
  odd_cube = zeros(2, 2, 2); odd_entry = zeros(1); odd_wild = zeros(2, 3) + odd_infinite
  odd_row = toy(n=1, seed=1); odd_rows = odd_row[0:0]; odd_column = dataset(table(x=[1, 2, 3]))
  odd_same = dataset(table(x=[1, 1, 1], y=[2, 2, 2]))
  odd_recording = demo(neurons=1, seconds=2s, seed=1); odd_neurons = odd_recording[0:0]
  odd_table = table(x=[]); odd_cell = table(x=["a"]); odd_plot = plot.line([1])
  odd_model = vae(latent=1, encoder=[], decoder=[]); odd_layer = dense(1)
  odd_pca = pca(zeros(2, 1), k=1)

  """

/// A call of a command that an example shows, where other code can stand for each argument.
struct OddCall {
  let command: Command
  /// What the example does before the call.
  let setup: String
  private let source: Source
  private let statement: Statement
  private let call: Expression
  private let arguments: [Argument]

  /// The calls of a command in its examples.
  static func all(of command: Command) -> [OddCall] {
    command.examples.flatMap { example in
      let program = parse(Source(name: "example", text: example.code), mode: .file)
      return program.statements.indices.compactMap { OddCall(of: command, in: program, at: $0) }
    }
  }

  private init?(of command: Command, in program: Program, at index: Int) {
    statement = program.statements[index]
    guard let (call, arguments) = [statement].call(of: command.name),
      program.source.text(in: call.span).hasSuffix(")")
    else { return nil }
    (self.command, self.call, self.arguments) = (command, call, arguments)
    source = program.source
    setup = program.statements[..<index].map { program.source.text(in: $0.span) }
      .joined(separator: "\n")
  }

  /// The call and the statement that it stands in, with that code given for one parameter.
  func giving(_ code: String, for parameter: ParameterDeclaration) -> [String] {
    let wholes =
      arguments.contains(where: \.isPiped) ? [statement.span] : [call.span, statement.span]
    return wholes.map { giving(code, for: parameter, in: $0) }
  }

  private func giving(_ code: String, for parameter: ParameterDeclaration, in whole: Span) -> String
  {
    if let index = place(of: parameter) {
      return replacing(arguments[index].value.span, with: code, in: whole)
    }
    let name = parameter.takesNames ? "odd=" : parameter.takesRest ? "" : "\(parameter.name)="
    let end = Span(start: call.span.end - 1, end: call.span.end - 1)
    return replacing(end, with: (arguments.isEmpty ? "" : ", ") + name + code, in: whole)
  }

  /// The argument that a parameter takes, where the example gives it one.
  private func place(of parameter: ParameterDeclaration) -> Int? {
    if let named = arguments.firstIndex(where: { $0.name?.name == parameter.name }) { return named }
    guard let index = command.parameters.firstIndex(where: { $0.name == parameter.name }),
      index < arguments.count, arguments[index].name == nil
    else { return nil }
    return index
  }

  private func replacing(_ span: Span, with code: String, in whole: Span) -> String {
    source.text(in: Span(start: whole.start, end: span.start)) + code
      + source.text(in: Span(start: span.end, end: whole.end))
  }
}

extension [Statement] {
  /// The last call of a command whose arguments stand between its brackets.
  fileprivate func call(of name: String) -> (Expression, [Argument])? {
    var found: (Expression, [Argument])?
    forEachExpression { expression in
      guard case .call(.named(let group, let own), let arguments) = expression.kind,
        (group.map { $0.name + "." } ?? "") + own.name == name
      else { return }
      found = (expression, arguments)
    }
    return found
  }
}
