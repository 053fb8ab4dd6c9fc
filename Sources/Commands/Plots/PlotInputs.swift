import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// Numbers along one axis.
struct Column: Bindable {
  let numbers: [Float]
  /// All numbers, of which these may be those of one panel.
  let whole: [Float]

  init(numbers: [Float], of whole: [Float]? = nil) {
    (self.numbers, self.whole) = (numbers, whole ?? numbers)
  }

  static var valueType: ValueType { .oneOf([.tensor, .list(.any)]) }

  /// Numbers of one unit are taken in its base.
  static func bind(_ value: Value) throws(Mismatch) -> Column {
    if case .list(let list) = value, let numbers = list.quantities {
      return Column(numbers: numbers.map { Float($0) })
    }
    guard let tensor = value.tensor, tensor.shape.count == 1 else {
      throw Mismatch(expected: "a tensor or list of numbers along one axis", found: value)
    }
    return Column(numbers: tensor.values)
  }

  var value: Value { .tensor(Tensor(numbers)) }
}

extension List {
  /// The numbers in the base of their unit, where all are of one.
  fileprivate var quantities: [Double]? {
    guard case .number(_, let unit)? = items.first else { return nil }
    let numbers = items.compactMap { $0.number(in: unit) }
    return numbers.count == items.count ? numbers : nil
  }
}

/// One line or several: a tensor of one axis, the rows of a tensor of two or of a dataset, or a
/// list of tensors.
struct Lines: Bindable {
  let lines: [[Float]]
  /// The position of each entry, where the lines are windows.
  let positions: [Double]?
  /// The neuron of each line, where that is known.
  var neurons: Classes?
  /// The class of each line, where that is known.
  var classes: Classes?
  /// How certain the lines are, where they are means already.
  var means: KnownMeans?

  static var valueType: ValueType {
    .oneOf([.tensor, .object(Dataset.kind), .list(.any), .object(DataTable.kind)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Lines {
    if let table = try? DataTable.bind(value) { return try Lines(of: table) }
    if let dataset = try? Dataset.bind(value) {
      return Lines(
        lines: dataset.data.allRows, positions: dataset.time,
        neurons: dataset.parts(by: .neuron), classes: dataset.parts(by: .class))
    }
    if let tensor = value.tensor, tensor.shape.count <= 2, let matrix = try? tensor.matrix("x") {
      return Lines(lines: matrix.allRows, positions: nil)
    }
    if let line = try? Column.bind(value) { return Lines(lines: [line.numbers], positions: nil) }
    if case .list(let list) = value {
      var lines: [[Float]] = []
      for item in list.items { lines.append(try Column.bind(item).numbers) }
      return Lines(lines: lines, positions: nil)
    }
    throw Mismatch(expected: "a tensor, a dataset or a list of tensors", found: value)
  }

  var value: Value { lines.map { Tensor($0) }.value }

  /// The lines as they are.
  func series(at positions: [Double]?) -> [Figure.Series] {
    lines.map { Figure.Series(x: positions, y: $0) }
  }
}

extension Lines {
  fileprivate init(of table: DataTable) throws(Mismatch) {
    guard let means = KnownMeans(table) else {
      throw Mismatch(
        expected: "a tensor, a dataset or a list of tensors", found: table.value,
        help: "take a column, as table.name; of tables those that average() gives are drawn whole")
    }
    self.init(means)
  }

  init(_ means: KnownMeans) {
    lines = means.lines.map { $0.means.map { Float($0) } }
    positions = means.times
    self.means = means
    classes =
      means.lines.allSatisfy(\.name.isEmpty)
      ? nil : Classes(labels: Array(means.lines.indices), names: means.lines.map(\.name))
  }
}

extension [Figure.Series] {
  /// The lines with other names, where there are some.
  func named(_ names: [String]?) throws(Fault) -> [Figure.Series] {
    guard let names else { return self }
    guard names.count == count else {
      throw Fault(
        "names must be as many as lines (\(count)), but are \(names.count)",
        at: .init("names", "this has \(names.count)"), .init("lines", "of these \(count) are drawn")
      )
    }
    var named = self
    for index in indices { named[index].name = names[index] }
    return named
  }
}

/// What class each point is of: numbers, names, or the dataset whose rows the points are.
struct Grouping: Bindable {
  let classes: Figure.Classes
  /// The neuron of each point, where the dataset knows it.
  var neurons: Classes?

  static var valueType: ValueType {
    .oneOf([.object(Dataset.kind), .tensor, .list(.integer), .list(.text)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Grouping {
    if let dataset = try? Dataset.bind(value) {
      guard let classes = dataset.classes else {
        throw Mismatch(expected: "labelled rows", found: "rows without labels")
      }
      return Grouping(classes: classes, neurons: dataset.parts(by: .neuron))
    }
    if let texts = try? [String].bind(value) {
      let names = Set(texts).sorted(by: precedesNaturally)
      return Grouping(
        classes: .init(labels: texts.map { names.firstIndex(of: $0) ?? 0 }, names: names))
    }
    if let tensor = value.tensor, tensor.isTruth, tensor.rank == 1 {
      let labels = tensor.values.map { $0 != 0 ? 1 : 0 }
      return Grouping(classes: .init(labels: labels, names: ["false", "true"]))
    }
    guard let numbers = try? [Int].bind(value), numbers.allSatisfy({ $0 >= 0 }) else {
      throw Mismatch(expected: "a class from 0, or a name, for each point", found: value)
    }
    return Grouping(classes: .init(labels: numbers))
  }

  var value: Value { classes.labels.value }
}

extension Dataset {
  /// The classes for a plot's legend; nil without labels.
  var classes: Figure.Classes? { labels.map { .init(labels: $0, names: labelNames) } }

  /// Samples per second and the bin of the centre; nil for rows that are no windows.
  var timing: (rate: Double, centre: Int?)? {
    guard case .windows(let rate, let before, _, _) = form else { return nil }
    return (rate, before)
  }

  /// Spikes of each row's bins, where they are known.
  var spikeRows: [[Float]]? {
    spikes.map { counts in
      (0..<data.rows).map { row in
        counts[(row * data.columns)..<((row + 1) * data.columns)].map { Float($0) }
      }
    }
  }
}

extension HasRows {
  /// Each row as an array.
  var allRows: [[Float]] {
    let view = view
    return (0..<view.rows).map { Array(view.row($0)) }
  }
}

extension Recording {
  /// The traces as a figure takes them.
  var drawnTraces: [Figure.Trace] {
    traces.map { trace in
      guard let spikes = trace.spikes else {
        return Figure.Trace(name: trace.name, values: trace.samples)
      }
      return Figure.Trace(name: trace.name, values: trace.samples, spikes: spikes.map { Float($0) })
    }
  }
}
