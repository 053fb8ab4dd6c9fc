import Interpreter

/// The language itself.
let languageCommands: [Command] = [
  Command(
    "print", "Writes values on a line.", Parameter<Rest<Value>>("values", "anything"),
    synonyms: ["echo", "display", "cat"],
    examples: [Example("print(\"loss\", 0.5)"), Example("auc = 0.8567; print(\"AUC {auc:.2f}\")")]
  ) { (context: CallContext, values) in
    let texts = values.items.map { context.printsWhole ? $0.shownWhole : $0.shown }
    context.print(texts.joined(separator: " "))
    return Nothing()
  },
  Command(
    "result", "Says what a run has found: the row that `vae sweep` gives it in its table.",
    Parameter<Named>("values", "numbers, times, texts and truth values"),
    synonyms: ["report", "metrics"],
    examples: [
      Example("result(auc=0.85, epochs=40)", shows: "auc: 0.85"),
      Example("found = result(auc=0.85)\nfound.auc", shows: "0.85"),
    ]
  ) { (context: CallContext, values) in
    for (name, value) in values.arguments where !value.isScalar {
      throw Fault(
        "result(): \(name) must be a number, a text or a truth value, but is \(value.briefly)")
    }
    context.noteResult(values.arguments)
    return values
  },
  Command(
    "type", "The kind of a value, as text.", Parameter<Value>("x", "anything"),
    synonyms: ["typeof", "class"],
    examples: [Example("type([1, 2])", shows: "list"), Example("type(500ms)", shows: "time")]
  ) { x in x.kind }.foreseen(.byShapesAlone),
  Command(
    "methods",
    "How a value was made, as a paragraph for a paper, with numbers, seeds and references.",
    Parameter<Value>("x", "a model, a dataset, a recording or another value that remembers it"),
    synonyms: ["provenance", "citation", "cite"],
    examples: [
      Example("methods(pca(toy(n=50), k=2))", shows: "The first 2 principal components"),
      Example(
        "print(methods(windows(demo(neurons=2, seconds=10s, seed=1), before=1s)))"),
    ]
  ) { (context: CallContext, x) in
    if x.mayRemember { try context.endTrial() }
    return try MethodsText(of: x).text
  }.foreseen(.byShapesAtAnySize),
  Command(
    "seed", "Sets the seed that all randomness comes from.",
    Parameter<Int>("value", "any whole number from 0", in: .atLeast(0)),
    synonyms: ["set_seed", "random_seed"],
    examples: [
      Example("seed(7)"),
      Example("seed(7); a = normal(1); seed(7); a == normal(1)", shows: "1 true"),
    ]
  ) { (context: CallContext, value) in
    context.setSeed(UInt64(value))
    return Nothing()
  },
  Command(
    "time", "Seconds on a clock that only goes forward: take a difference.",
    examples: [
      Example("time() - time() <= 0s", shows: "true"),
      Example("before = time(); time() >= before", shows: "true"),
    ]
  ) { (context: CallContext) in Seconds(context.host.time) },
  Command(
    "version", "The version of vae.",
    examples: [Example("version()", shows: "."), Example("print(\"made with vae {version()}\")")]
  ) { languageVersion },
]

/// The version of the program and of its command table.
package let languageVersion = "0.1.0"

extension Value {
  /// Whether a value of its kind may remember how it was made.
  fileprivate var mayRemember: Bool {
    switch self {
    case .none, .bool, .number, .text, .range: false
    case .list, .record, .tensor, .object: true
    }
  }

  /// Whether it is one thing, which a cell of a table can hold.
  fileprivate var isScalar: Bool {
    switch self {
    case .number, .text, .bool, .none: true
    case .range, .list, .record, .tensor, .object: false
    }
  }
}
