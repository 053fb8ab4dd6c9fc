import Commands
import Interpreter
import Syntax

/// Makes small programs at random whose arguments are literals, or have shapes that follow from
/// literals: calls, operators, indices, fields, conditions, functions and loops, a third of them with
/// a mistake.
struct ProgramMaker {
  private var state: UInt64
  /// The literals of the program that is being made.
  private var literals: [String] = []
  /// The names of a function or a loop that can be used where the program is being made.
  private var scope: [String] = []

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A program, and the same with its literals behind parameters, whose values a check may not use.
  struct Program {
    let text: String
    let hidden: String
  }

  mutating func program() -> Program {
    literals = []
    let body = statement()
    var (text, hidden) = (body, body)
    for (index, literal) in literals.enumerated().reversed() {
      text = text.replacing("§\(index)§", with: literal)
      hidden = hidden.replacing("§\(index)§", with: "p\(index)")
    }
    let parameters = literals.enumerated().map { "param p\($0) = \($1)\n" }.joined()
    return Program(text: text, hidden: parameters + hidden)
  }

  private mutating func statement() -> String {
    switch below(17) {
    case 12:
      return "def f(q) { return \(within(["q"], 2)) }\nf(\(expression(1)))"
    case 13:
      let body = within(["q", "r"], 2)
      return "def f(q, r=\(value())) { z = \(body)\nreturn z }\n"
        + "(f(\(expression(1))) \(pick(Self.operators)) \(value()))"
    case 14: return "for q in \(expression(1)) { \(within(["q"], 2)) }"
    case 15: return "[\(within(["q"], 2)) for q in \(expression(1))]\(pick(["", "[0]", " + 1"]))"
    case 16: return "for q, r in \(expression(1)) { \(within(["q", "r"], 2)) }"
    default: return plainStatement()
    }
  }

  /// An expression that may use some names.
  private mutating func within(_ names: [String], _ depth: Int) -> String {
    scope = names
    defer { scope = [] }
    return expression(depth)
  }

  private mutating func plainStatement() -> String {
    switch below(12) {
    case 0: "if \(expression(2)) { x = 1 }"
    case 1: "a, b = \(expression(2))"
    case 2: "for a in \(expression(2)) { b = 1 }"
    case 3: "a = \(expression(2))\nb = \(expression(1))\na \(pick(Self.operators)) b"
    case 4: "a = \(expression(2))\n\(call(of: pick(Self.commands), taking: "a", 1))"
    default: expression(3)
    }
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return value() }
    switch below(14) {
    case 0: return "(\(expression(depth - 1)) \(pick(Self.operators)) \(expression(depth - 1)))"
    case 1: return "(\(pick(["-", "not ", "+"]))\(expression(depth - 1)))"
    case 2: return "\(expression(depth - 1))[\(index())]"
    case 3: return "\(expression(depth - 1)).\(pick(Self.fields))"
    case 4: return "[\(expression(depth - 1)), \(expression(depth - 1))]"
    case 5: return value()
    default: return call(of: pick(Self.commands), taking: nil, depth)
    }
  }

  private mutating func call(of name: String, taking first: String?, _ depth: Int) -> String {
    guard let command = vocabulary[name] else { return value() }
    var arguments: [String] = []
    for (index, parameter) in command.parameters.enumerated() {
      let isNeeded = parameter.fallback == nil || parameter.takesRest
      // What takes more than 128 kB is known by its kind alone.
      if name == "toy" || name == "balance", parameter.name == "n" { arguments.append("n=20") }
      guard isNeeded || below(5) == 0 else { continue }
      guard !parameter.takesNames, !Self.left.contains(parameter.name) else { continue }
      let value =
        index == 0 ? first ?? argument(parameter.type, depth) : argument(parameter.type, depth)
      if parameter.takesRest {
        arguments += (0..<below(3)).map { _ in argument(parameter.typeOfOne, depth) }
      } else {
        arguments.append(
          index == arguments.count && isNeeded ? value : "\(parameter.name)=\(value)")
      }
    }
    return "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// What a parameter takes, most often.
  private mutating func argument(_ type: ValueType, _ depth: Int) -> String {
    guard below(8) > 0 else { return expression(max(0, depth - 2)) }
    return switch type {
    case .number(.seconds): literal(["500ms", "0s", "100ms", "2s", "-1s", "40ms"])
    case .number(.hertz): literal(["100Hz", "10Hz", "0.001Hz"])
    case .number, .integer: literal(["0", "1", "2", "3", "5", "-1", "7", "99", "2.5"])
    case .fraction: literal(["20%", "50%", "0", "1.5"])
    case .text: literal(["\"a\"", "\"x\"", "\"b\""])
    case .choice(let names): below(6) == 0 ? literal(["\"none\""]) : "\"\(pick(names))\""
    case .bool: pick(["true", "false"])
    case .list(let element): "[\(argument(element, 0)), \(argument(element, 0))]"
    case .oneOf(let types): argument(pick(types), depth)
    case .object(let kind): pick(Self.objects[kind] ?? Self.values)
    case .tensor, .range: below(2) == 0 ? pick(Self.tensors) : expression(max(0, depth - 1))
    case .any, .record, .none: depth > 0 ? expression(depth - 1) : value()
    }
  }

  private mutating func index() -> String {
    switch below(5) {
    case 0: "\(literal(["0", "1", "-1"])):\(literal(["2", "5", "3"]))"
    case 1: "\(literal(["0", "1", "4"])), \(literal(["0", "1", "6"]))"
    case 2: literal(["\"x\"", "\"a\"", "[0, 1]", "1.5", "[true, false]"])
    default: literal(["0", "1", "2", "5", "-1", "-7", "20"])
    }
  }

  private mutating func value() -> String {
    if !scope.isEmpty, below(2) == 0 { return pick(scope) }
    return switch below(3) {
    case 0: literal(Self.literals)
    case 1: pick(Self.tensors)
    default: pick(Self.values)
    }
  }

  private mutating func literal(_ texts: [String]) -> String {
    literals.append(pick(texts))
    return "§\(literals.count - 1)§"
  }

  /// A number below `limit`, by xorshift.
  private mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

  private mutating func pick(_ types: [ValueType]) -> ValueType { types[below(types.count)] }
}

extension ProgramMaker {
  private static let operators = ["+", "-", "*", "/", "//", "%", "@", "**", "==", "<", "in", "and"]
  private static let fields = ["x", "shape", "a", "b", "data", "labels", "rate", "length"]
  private static let literals = [
    "1", "0", "-2", "2.5", "500ms", "100Hz", "\"a\"", "true", "none", "[1, 2]", "[1, 2, 3]",
    "[\"a\", \"b\"]", "[]", "[[1, 2], [3, 4]]",
  ]
  private static let tensors = [
    "zeros(2)", "zeros(3)", "zeros(2, 3)", "zeros(0)", "zeros(1)", "normal(2, 3)", "normal(3)",
    "tensor([[1, 2], [3, 4]])", "range(4)", "(zeros(2) == 0)", "zeros(3, 2, 2)",
  ]
  private static let objects: [String: [String]] = [
    "dataset": ["toy(n=20)", "toy(n=80, classes=3)", "windows(demo(neurons=2, seconds=4s))"],
    "recording": ["demo(neurons=2, seconds=3s)", "demo(neurons=1, seconds=4s, rate=30Hz)"],
    "model": [
      "vae(latent=2, encoder=[dense(3)], decoder=[])",
      "train(vae(latent=2, encoder=[], decoder=[]), toy(n=20), epochs=1)",
    ],
    "pca": ["pca(toy(n=20), k=2)", "pca(toy(n=20, classes=3), k=2)"],
    "table": ["table(x=[1, 2])", "table(x=[1, 2, 3], a=[\"p\", \"q\", \"p\"])"],
    "layer": ["dense(3)", "lstm(2)", "conv(2, 3)"],
    "svm": ["svm(toy(n=60, classes=2))"],
    "logistic regression": ["logistic(toy(n=60, classes=2))"],
    "plot": ["plot.line([1, 2, 3])", "plot.histogram([1, 2, 2])"],
    "axis": ["axis(label=\"t\")"],
  ]
  private static let values =
    objects.sorted { $0.key < $1.key }.flatMap { $0.value } + [
      "{a: 1}", "{}", "{a: zeros(2), b: 2}",
    ]
  /// Parameters that are about files and what is there, or how long a call takes.
  private static let left: Set = [
    "out", "checkpoint", "epochs", "patience", "learning_rate", "held", "dpi", "n",
  ]
  /// The commands whose arguments alone decide whether a call can be done.
  private static let commands = [
    "sum", "mean", "std", "median", "min", "max", "argmax", "any", "norm", "quantile", "abs",
    "sqrt",
    "exp", "round", "cumsum", "sort", "dot", "histogram", "tensor", "zeros",
    "range", "length", "reshape", "transpose", "type", "shape", "describe", "head",
    "concat", "normalise", "restore", "toy", "windows", "resample", "detrend", "noise",
    "align", "population", "vae", "dense", "lstm", "conv", "train", "pca", "encode", "decode",
    "reconstruct", "table", "dataset", "plot.line", "plot.scatter", "plot.histogram",
    "plot.heatmap",
    "plot.trace", "svm", "logistic", "predict", "decision", "split", "balance", "relabel",
    "correlations", "cross", "axis", "grid", "overlay", "print",
  ]
}

extension ParameterDeclaration {
  /// The type of one of the arguments that it takes.
  fileprivate var typeOfOne: ValueType {
    if case .list(let element) = type { element } else { type }
  }
}
