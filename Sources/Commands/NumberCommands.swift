import Interpreter
import LinearAlgebra

/// A command that makes one number of many, or one along an axis.
private func reducing(
  _ reduction: Reduction, _ summary: String, synonyms: [String] = [], examples: [Example]
) -> Command {
  Command(
    reduction.name, summary,
    Parameter<AnyOf<Amounts>>("x", "a tensor, a list or a range of numbers"),
    Parameter<Int?>("axis", "the axis that falls away; all without one", default: nil),
    synonyms: synonyms, examples: examples
  ) { (context: CallContext, x, axis) in
    try x.numbers.reduced(by: reduction, axis: context.axis(axis, of: x.numbers))
  }.foreseen(.byShapes(asking: ["axis"]))
}

extension CallContext {
  /// The axis that a call gives. Where a check does not know which, the only one that there is: with
  /// several the trial ends.
  fileprivate func axis(_ given: Int?, of x: Value) throws(TrialEnd) -> Int? {
    guard isUnknown("axis") else { return given }
    if (x.tensor?.rank ?? 0) > 1 { try endTrial() }
    return 0
  }
}

/// A command that finds an extreme of one collection, along an axis of one, or of the values given.
private func extreme(_ reduction: Reduction, _ summary: String, examples: [Example]) -> Command {
  Command(
    reduction.name, summary,
    Parameter<AnyOf<Amounts>>(
      "x", "a tensor or a list of numbers, or the first of several numbers"),
    Parameter<Rest<AnyOf<Amounts>>>("others", "further numbers", default: Rest([])),
    Parameter<Int?>("axis", "of x alone: the axis that falls away", default: nil),
    examples: examples
  ) { (context: CallContext, x, others, axis) in
    if others.items.isEmpty {
      return try x.numbers.reduced(by: reduction, axis: context.axis(axis, of: x.numbers))
    }
    guard axis == nil else {
      throw Fault(
        "\(reduction.name)() takes an axis of one tensor, but is given \(others.items.count + 1) "
          + "values", at: .init("axis", "of which of them?"))
    }
    return try Value.list([x.numbers] + others.items.map(\.value)).reduced(by: reduction)
  }
  .atOnce(forNumbers: { reduction == .least ? min($0, $1) : max($0, $1) })
  .foreseen(.byShapes(asking: ["axis"]))
}

/// A command that applies a function to each number.
private func elementwise<Kinds: KindSet>(
  _ function: ElementFunction, of kinds: Kinds.Type = PlainNumbers.self, _ summary: String,
  examples: [Example]
) -> Command {
  Command(
    function.rawValue, summary, Parameter<AnyOf<Kinds>>("x", "a number or a tensor"),
    examples: examples
  ) { x in try x.numbers.applying(function) }
  .atOnce(forNumber: { function($0) }).foreseen(.byShapes)
}

/// Arithmetic on tensors, with NumPy's meanings.
let numberCommands: [Command] = [
  reducing(
    .sum, "Adds up.",
    examples: [
      Example("sum([1, 2, 3])", shows: "6"),
      Example("sum(tensor([[1, 2], [3, 4]]), axis=0)", shows: "4 to 6"),
    ]),
  reducing(
    .mean, "The mean.",
    examples: [
      Example("mean([1, 2, 6])", shows: "3"),
      Example("mean(tensor([[1, 2], [3, 4]]), axis=1)", shows: "1.5 to 3.5"),
    ]),
  reducing(
    .deviation, "The standard deviation, dividing by the count.", synonyms: ["sd", "stdev"],
    examples: [
      Example("std([1, 3])", shows: "1"),
      Example("std(tensor([[1, 2], [3, 6]]), axis=0)", shows: "1 to 2"),
    ]),
  reducing(
    .variance, "The variance, dividing by the count.", synonyms: ["variance"],
    examples: [
      Example("var([1, 3])", shows: "1"),
      Example("var(tensor([[1, 2], [3, 6]]), axis=0)", shows: "1 to 4"),
    ]),
  reducing(
    .median, "The median.",
    examples: [
      Example("median([3, 1, 2])", shows: "2"),
      Example("median(tensor([[1, 2], [3, 4], [8, 9]]), axis=0)", shows: "3 to 4"),
    ]),
  extreme(
    .least, "The smallest.",
    examples: [
      Example("min(3, 1, 2)", shows: "1"),
      Example("min(tensor([[3, 1], [2, 5]]), axis=0)", shows: "1 to 2"),
    ]),
  extreme(
    .greatest, "The largest.",
    examples: [
      Example("max([3, 1, 2])", shows: "3"),
      Example("max(tensor([[3, 1], [2, 5]]), axis=0)", shows: "3 to 5"),
    ]),
  reducing(
    .positionOfGreatest, "Where the largest is.",
    examples: [
      Example("argmax([3, 9, 2])", shows: "1"),
      Example("argmax(tensor([[3, 9], [7, 2]]), axis=1)", shows: "0 to 1"),
    ]),
  reducing(
    .positionOfLeast, "Where the smallest is.",
    examples: [
      Example("argmin([3, 9, 2])", shows: "2"),
      Example("argmin(tensor([[3, 9], [7, 2]]), axis=1)", shows: "0 to 1"),
    ]),
  reducing(
    .any, "Whether any is true.",
    examples: [
      Example("any(zeros(3) == 0)", shows: "true"),
      Example("any(tensor([[0, 1], [0, 0]]) > 0, axis=1)", shows: "1 true"),
    ]),
  reducing(
    .all, "Whether all are true.",
    examples: [
      Example("all(zeros(3) == 0)", shows: "true"), Example("all([true, false])", shows: "false"),
    ]),
  reducing(
    .norm, "The square root of the sum of squares.",
    examples: [
      Example("norm([3, 4])", shows: "5"),
      Example("norm(tensor([[3, 4], [6, 8]]), axis=1)", shows: "5 to 10"),
    ]),
  Command(
    "quantile", "The value below which a part of the numbers lie.",
    Parameter<AnyOf<Amounts>>("x", "a tensor, a list or a range of numbers"),
    Parameter<Fraction>("part", "which part, as 25%"),
    Parameter<Int?>("axis", "the axis that falls away; all without one", default: nil),
    synonyms: ["percentile"],
    examples: [
      Example("quantile(range(5), 25%)", shows: "1"),
      Example("quantile(tensor([[1, 2], [3, 4]]), 50%, axis=0)", shows: "2 to 3"),
    ]
  ) { (context: CallContext, x, part, axis) in
    try x.numbers.reduced(
      by: .quantile(part.part), axis: context.axis(axis, of: x.numbers))
  }.foreseen(.byShapes(asking: ["axis"])),
  elementwise(
    .abs, of: Quantities.self, "Without the sign.",
    examples: [Example("abs(-2)", shows: "2"), Example("abs(tensor([-1, 2]))", shows: "1 to 2")]),
  elementwise(
    .sqrt, "The square root.",
    examples: [Example("sqrt(9)", shows: "3"), Example("sqrt(tensor([4, 9]))", shows: "2 to 3")]),
  elementwise(
    .exp, "e to the power of each number.",
    examples: [Example("exp(0)", shows: "1"), Example("exp(tensor([0, 1]))", shows: "1 to 2.718")]),
  elementwise(
    .log, "The natural logarithm.",
    examples: [Example("log(1)", shows: "0"), Example("log(tensor([1, exp(2)]))", shows: "0 to 2")]),
  elementwise(
    .tanh, "The hyperbolic tangent.",
    examples: [
      Example("tanh(0)", shows: "0"), Example("tanh(tensor([-100, 100]))", shows: "-1 to 1"),
    ]),
  Command(
    "round", "Rounds, halves to the even digit.",
    Parameter<AnyOf<Quantities>>("x", "a number or a tensor"),
    Parameter("digits", "digits after the point", default: 0, in: .between(-300, 300)),
    examples: [
      Example("round(2.345, 1)", shows: "2.3"),
      Example("round(tensor([0.5, 1.5]))", shows: "0 to 2"),
    ]
  ) { x, digits in try x.numbers.rounded(digits: digits) }
  .atOnce(forNumber: { $0.rounded(.toNearestOrEven) }).foreseen(.byShapes),
  Command(
    "cumsum", "The sums up to each entry.", Parameter<Tensor>("x", "a tensor"),
    Parameter<Int?>("axis", "the axis to go along; all entries without one", default: nil),
    examples: [
      Example("cumsum([1, 2, 3])", shows: "3"),
      Example("cumsum(tensor([[1, 2], [3, 4]]), axis=0)", shows: "1 to 6"),
    ]
  ) { (context: CallContext, x, axis) in
    try x.accumulated(axis: context.axis(axis, of: .tensor(x)))
  }.foreseen(.byShapes(asking: ["axis"])),
  Command(
    "sort", "Puts entries, or the rows of a table, into rising or falling order.",
    Parameter<AnyOf<Sortable>>("x", "a tensor, a list or a table"),
    Parameter("axis", "of a tensor: the axis to go along", default: -1),
    Parameter<String?>(
      "by", "of a table: the column whose order it is", default: nil,
      role: .names(DataTable.columnNames)),
    Parameter("descending", "whether the largest come first", default: false),
    synonyms: ["sorted", "order", "sort_values", "arrange"],
    examples: [
      Example("sort([3, 1, 2])", shows: "[1, 2, 3]"),
      Example("sort(table(auc=[0.6, 0.9]), by=\"auc\", descending=true)[0].auc", shows: "0.9"),
    ]
  ) { x, axis, by, descending in try x.value.inOrder(axis: axis, by: by, descending: descending) }
  .foreseen(.byShapes),
  Command(
    "unique", "The distinct entries in rising order.", Parameter<Tensor>("x", "a tensor"),
    synonyms: ["distinct"],
    examples: [
      Example("shape(unique([3, 1, 3]))", shows: "[2]"),
      Example("unique(tensor([3, 1, 3]))", shows: "1 to 3"),
    ]
  ) { x in x.unique },
  Command(
    "where", "The positions of true entries; or one number or another, as each entry says.",
    Parameter<Tensor>("condition", "truth values"),
    Parameter<Tensor?>("a", "taken where it is true; positions without it", default: nil),
    Parameter<Tensor?>("b", "taken where it is false", default: nil),
    synonyms: ["find", "nonzero"],
    examples: [
      Example("where(tensor([3, 1, 3]) == 3)[1]", shows: "2"),
      Example("sum(where(tensor([3, 1, 3]) == 3, 10, 0))", shows: "20"),
    ]
  ) { condition, a, b in
    guard let a, let b else {
      if a != nil || b != nil { throw Fault("where() takes both a and b, or neither") }
      return Tensor(try condition.positionsWhereTrue())
    }
    return try Tensor.choosing(condition, a, b)
  },
  Command(
    "dot", "The sum of the products of entries.", Parameter<Tensor>("a", "a tensor of one axis"),
    Parameter<Tensor>("b", "one as long"), synonyms: ["inner"],
    examples: [
      Example("dot([1, 2], [3, 4])", shows: "11"),
      Example("dot(tensor([1, 0, 2]), tensor([5, 7, 1]))", shows: "7"),
    ]
  ) { a, b in try a.dot(b) }.foreseen(.byShapes),
  Command(
    "correlate", "Pearson's correlation coefficient.",
    Parameter<Tensor>("a", "a tensor of one axis"), Parameter<Tensor>("b", "one as long"),
    synonyms: ["corr", "corrcoef", "pearson"],
    examples: [
      Example("correlate([1, 2, 3], [2, 4, 6])", shows: "1"),
      Example("correlate(tensor([1, 2, 3]), tensor([3, 2, 1]))", shows: "-1"),
    ]
  ) { a, b in try a.correlation(with: b) },
  Command(
    "histogram", "How many numbers lie between edges of equal width.",
    Parameter<Tensor>("x", "numbers"),
    Parameter("bins", "how many", default: 10, in: .between(1, 1e6)),
    examples: [
      Example("histogram([1, 2, 2, 3], bins=2).counts"),
      Example("sum(histogram(normal(100), bins=5).counts)", shows: "100"),
    ]
  ) { x, bins in
    let edges = try Tensor.edges(spanning: [x], bins: bins)
    return Value.record(
      Record([
        ("edges", .tensor(Tensor(edges))),
        ("counts", .tensor(Tensor(try x.counts(between: edges)))),
      ]))
  }.foreseen(.byShapes),
  Command(
    "tensor", "Numbers as a tensor.",
    Parameter<AnyOf<TensorLike>>(
      "x", "a number, a list (of lists), a range, a dataset or a table of numbers"),
    synonyms: ["array", "asarray", "matrix"],
    examples: [
      Example("shape(tensor([[1, 2], [3, 4], [5, 6]]))", shows: "[3, 2]"),
      Example("tensor([1.5, 2.5])", shows: "1.5 to 2.5"),
    ]
  ) { x in
    try x.value.requireRoom()
    guard let tensor = try x.numbers.tensor else {
      throw Fault(
        "x must be \(TensorLike.expectation), but is \(x.value.briefly)",
        at: .init("x", "this is \(x.value.briefly)"))
    }
    return tensor
  }.foreseen(.byShapes),
  Command(
    "zeros", "A tensor of zeros.", Parameter<Rest<Int>>("lengths", "of each axis"),
    examples: [
      Example("shape(zeros(2, 3))", shows: "[2, 3]"), Example("zeros(3) + 1", shows: "1 to 1"),
    ]
  ) { lengths in
    try Tensor(shape: [], values: [0]).broadcast(to: lengths.items)
  },
  Command(
    "range", "The numbers from start up to, not including, stop.",
    Parameter<Double>("start", "the first; the end where it stands alone"),
    Parameter<Double?>("stop", "the end, not included", default: nil),
    Parameter("step", "from one to the next", default: 1.0),
    synonyms: ["arange", "seq"],
    examples: [
      Example("sum(range(4))", shows: "6"),
      Example("tensor(range(0, 1, 0.25))", shows: "0 to 0.75"),
    ]
  ) { (context: CallContext, start, stop, step) in
    let (first, end) = stop.map { (start, $0) } ?? (0, start)
    let range = try NumberRange(from: first, to: end, by: step)
    if ["start", "stop", "step"].contains(where: context.isUnknown) { try context.endTrial() }
    return range
  }.foreseen(.byShapes(asking: ["start", "stop", "step"])),
  Command(
    "normal", "Draws from the normal distribution.",
    Parameter<Rest<Int>>("lengths", "of each axis"),
    synonyms: ["randn", "rnorm", "gaussian"],
    examples: [
      Example("shape(normal(2, 3))", shows: "[2, 3]"),
      Example("seed(1); normal(3)", shows: "tensor 3"),
    ]
  ) { (context: CallContext, lengths) in
    let zeros = try Tensor(shape: [], values: [0]).broadcast(to: lengths.items)
    var values = zeros.values
    let stream = RandomStream(seed: context.nextSeed(), purpose: .draw)
    values.withUnsafeMutableBufferPointer { stream.normals(into: $0, at: 0) }
    return Tensor(shape: zeros.shape, values: values)
  },
  Command(
    "length", "How many entries there are along the first axis.",
    Parameter<AnyOf<Countable>>("x", "a list, a tensor, a dataset, a table or a text"),
    synonyms: ["len", "count", "n"],
    examples: [Example("length([4, 5])", shows: "2"), Example("length(toy(n=20))", shows: "20")]
  ) { x in try x.value.entryCount }
  .atOnce { x in
    switch x {
    case .list(let list): list.items.count.value
    case .text(let text) where text.utf8.count < 50: text.count.value
    default: nil
    }
  }.foreseen(.byShapesAlone),
  Command(
    "reshape", "The same entries in another shape; one length may be -1.",
    Parameter<Tensor>("x", "a tensor"), Parameter<Rest<Int>>("lengths", "of each axis"),
    examples: [
      Example("shape(reshape(range(6), 2, -1))", shows: "[2, 3]"),
      Example("reshape([[1, 2], [3, 4]], 4)", shows: "1 to 4"),
    ]
  ) { x, lengths in try x.reshaped(to: lengths.items) }.foreseen(.byShapes),
  Command(
    "transpose", "Turns the axes around.", Parameter<Tensor>("x", "a tensor"),
    synonyms: ["t"],
    examples: [
      Example("shape(transpose(zeros(2, 3)))", shows: "[3, 2]"),
      Example("transpose(tensor([[1, 2, 3]]))", shows: "3 × 1"),
    ]
  ) { x in try x.transposed() }.foreseen(.byShapes),
]

extension AnyOf {
  /// The numbers of a dataset, or of a table of numbers, as a tensor; anything else as it is.
  fileprivate var numbers: Value {
    get throws {
      guard case .object(let object) = value, let content = object.content as? any HasNumbers,
        let numbers = try content.numbers
      else { return value }
      return .tensor(numbers)
    }
  }
}

extension Value {
  /// The entries along the first axis.
  var entryCount: Int {
    get throws(Fault) {
      guard let count else {
        throw Fault("length() needs something with entries, but got \(described)")
      }
      return count
    }
  }

  /// In order: a table by a column, a list's own values, or a tensor's along an axis.
  func inOrder(axis: Int, by column: String?, descending: Bool) throws -> Value {
    if let table = try? DataTable.bind(self) {
      guard let column else {
        throw Fault(
          "sort() needs by=, the column whose order a table is put into", at: .init("x", "a table"),
          help: "its columns are \(table.names.joined(separator: ", "))")
      }
      return try table.sorted(by: column, descending: descending).value
    }
    guard column == nil else {
      throw Fault("by is a column of a table", at: .init("by", "not of \(briefly)"))
    }
    if case .list(let list) = self {
      return .list(try Value.sorted(list.items, descending: descending))
    }
    guard let tensor else {
      throw Fault("sort() takes a tensor, a list or a table, but is given \(described)")
    }
    return .tensor(try tensor.sorted(axis: axis, descending: descending))
  }
}

/// A domain value that stands for a tensor where numbers are needed.
protocol HasNumbers {
  /// The numbers; nil where it holds anything else.
  var numbers: Tensor? { get throws }
}

extension DataTable: HasNumbers {}
