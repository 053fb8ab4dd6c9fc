import Files
import Interpreter

/// Made-up commands that show every way a command can be declared.
let testTable = CommandTable(
  topics: [
    .init("Values") { valueCommands }, .init("Crowds") { crowdCommands },
    .init("Troubles") { troubleCommands },
  ], groups: ["plot"],
  matrixProduct: { a, b, rows, inner, columns in
    var product = [Float](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        for k in 0..<inner {
          product[row * columns + column] += a[row * inner + k] * b[k * columns + column]
        }
      }
    }
    return product
  })

private let valueCommands: [Command] = [
  Command(
    "range", "Counts.", Parameter<Double>("start", "from, or up to where there is no stop"),
    Parameter<Double?>("stop", "up to", default: nil), Parameter("step", "by", default: 1.0)
  ) { (start: Double, stop: Double?, step: Double) throws -> Value in
    .range(try NumberRange(from: stop == nil ? 0 : start, to: stop ?? start, by: step))
  },
  Command("print", "Writes values on a line.", Parameter<Rest<Value>>("values", "what to write")) {
    (context: CallContext, values: Rest<Value>) -> Nothing in
    context.print(values.items.map(\.shown).joined(separator: " "))
    return Nothing()
  },
  Command("tensor", "Makes a tensor.", Parameter<Tensor>("entries", "its numbers")) {
    (entries: Tensor) in entries
  },
  Command(
    "any", "Whether one is true.", Parameter<Tensor>("entries", "truth values"),
    synonyms: ["some"]
  ) { (entries: Tensor) in entries.values.contains { $0 != 0 } },
  Command("abs", "The size of a number.", Parameter<Double>("x", "a number")) { (x: Double) in
    Swift.abs(x)
  },
  Command("length", "How many.", Parameter<Value>("x", "a list or the like")) { (x: Value) in
    Double(x.count ?? 0)
  },
  Command("double", "Doubles everything.", Parameter<[Double]>("x", "numbers")) { (x: [Double]) in
    x.map { $0 * 2 }
  },
]

private let crowdCommands: [Command] = [
  Command(
    "crowd", "Gathers a crowd.", Parameter("n", "how many", default: 3, in: .atLeast(1)),
    Parameter("label", "what it is called", default: "crowd"),
    Parameter("share", "of them that stay", default: Fraction(1)),
    examples: [Example("crowd(2)", shows: "2 × crowd")]
  ) { (n: Int, label: String, share: Fraction) in
    Crowd(members: (0..<n).map { Double($0) }, label: label)
  },
  Command(
    "train", "Makes a crowd larger.", Parameter<Crowd>("crowd", "who is trained"),
    Parameter("epochs", "how often", default: 10, in: .between(1, 100)),
    Parameter("pause", "between turns", default: Seconds(0.5)),
    Parameter<Hertz?>("rate", "how fast", default: nil), synonyms: ["fit", "learn"]
  ) { (crowd: Crowd, epochs: Int, pause: Seconds, rate: Hertz?) in
    Crowd(members: crowd.members + [Double(epochs)], label: crowd.label)
  },
  Command("pca", "Finds the axis.", Parameter<Crowd>("crowd", "rows"), synonyms: ["fit"]) {
    (crowd: Crowd) in crowd
  },
  Command("halves", "Splits a crowd.", Parameter<Crowd>("crowd", "whom")) { (crowd: Crowd) in
    [crowd, crowd]
  },
  Command(
    "load", "Reads a crowd.",
    Parameter<String>(
      "path", "a file",
      role: .input { path, host in
        host.kind(of: path) == nil ? "there is no file \"\(path)\"" : nil
      })
  ) { (path: String) in Crowd(members: [], label: path) },
  Command(
    "save", "Writes a value.", Parameter<Value>("x", "what"),
    Parameter<String>("path", "where to", role: .output { [$0] })
  ) { (context: CallContext, x: Value, path: String) throws -> Nothing in
    try context.host.write([], to: path)
    return Nothing()
  },
  Command("plot.line", "Draws a line.", Parameter<Tensor>("y", "heights")) { (y: Tensor) in
    Crowd(members: y.values.map { Double($0) }, label: "plot")
  },
  Command("plot.bar", "Draws bars.", Parameter<Tensor>("y", "heights")) { (y: Tensor) in
    Crowd(members: y.values.map { Double($0) }, label: "plot")
  },
  Command("seed", "Sets the seed.", Parameter<Int>("value", "a whole number")) {
    (context: CallContext, value: Int) -> Nothing in
    context.setSeed(UInt64(bitPattern: Int64(value)))
    return Nothing()
  },
  Command("draw", "Draws a seed.", Parameter<Int?>("seed", "its own", default: nil)) {
    (context: CallContext, seed: Int?) in
    Crowd(members: [Double(context.seed(seed))], label: "drawn")
  },
]

private let troubleCommands: [Command] = [
  Command(
    "fail", "Fails as asked.", Parameter<Trouble>("how", "in which way"),
    Parameter("x", "a number to point at", default: 0.0)
  ) { (how: Trouble, x: Double) throws -> Double in
    switch how {
    case .fault: throw Fault("x does not fit", at: .init("x", "this one"), help: "take another")
    case .explained: throw Explained()
    case .mismatch: throw Mismatch(expected: "something else", found: .number(x))
    case .stop: throw Interrupted(note: "stopped at 3 of 10")
    case .silent: throw Silent()
    case .none: return x
    }
  }
]
