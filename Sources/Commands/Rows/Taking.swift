import Analysis
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// Rows of numbers, as a dataset or as a tensor of one or two axes.
struct Rows: Bindable {
  let dataset: Dataset

  static var valueType: ValueType { .oneOf([.object(Dataset.kind), .tensor]) }

  static func bind(_ value: Value) throws(Mismatch) -> Rows {
    if let dataset = try? Dataset.bind(value) { return Rows(dataset: dataset) }
    guard let tensor = value.tensor, let matrix = try? tensor.matrix("rows"),
      let dataset = try? Dataset(data: matrix)
    else { throw Mismatch(expected: "a dataset or a tensor of rows", found: value) }
    return Rows(dataset: dataset)
  }

  var value: Value { dataset.value }
}

extension Dataset {
  /// The labels, or a fault that says which command needs them.
  func labelled(for command: String) throws(Fault) -> [Int] {
    guard let labels else {
      throw Fault(
        "\(command)() needs labelled rows, but these have no labels",
        at: .init("dataset", "without labels"),
        help: "windows() labels rows where the recording's spikes are known")
    }
    return labels
  }

  /// Whether every class that it knows of is there, however its rows were drawn.
  var isSureOfClasses: Bool { labelNames.count > 2 && data.rows >= 20 * labelNames.count }

  /// Refuses labels that are not of two classes. A trial ends where those of a run may be of two.
  func twoClasses(for command: String, _ context: CallContext) throws -> [Int] {
    if labels != nil, mayHaveTwoClasses, Set(labels ?? []).count != 2 { try context.endTrial() }
    return try twoClasses(for: command)
  }

  /// Whether two of its classes may be all that are there, were its rows drawn anew.
  private var mayHaveTwoClasses: Bool {
    let classes = Double(labelNames.count)
    let share = repeatElement(2 / classes, count: data.rows).reduce(1, *)
    return classes == 2 || classes > 2 && classes * classes / 2 * share > 1e-9
  }

  /// Refuses what no draw of as many rows of each class can give.
  private func checkDrawing(_ count: Int, replacing: Bool) throws {
    guard labels != nil else { throw DatasetError.lacks("labels") }
    _ = try share(of: count)
    guard !replacing, count > data.rows else { return }
    throw Fault(
      "\(counted(count, "row")) cannot be drawn from \(counted(data.rows, "row"))",
      at: .init("n", "more than there are"), .init("dataset", "this has \(grouped(data.rows))"),
      help: "replace=true draws rows more than once")
  }

  /// As many rows of each class without drawing them. The trial ends where they are many, or a class
  /// has no row, as chance may have given it some.
  func outlineOfBalanced(
    _ count: Int, replacing: Bool, _ context: CallContext
  ) throws -> Dataset {
    try checkDrawing(count, replacing: replacing)
    let isMuch = count > (1 << 20) / max(1, data.columns)
    guard !isMuch, let rows = try balancedInTurn(count: count) else {
      try context.endTrial()
      return self
    }
    return rows
  }

  /// Ends a trial of a split where chance decides how many rows each part has.
  func endSplitting(by unit: SplitUnit, _ context: CallContext) throws(TrialEnd) {
    let isByChance =
      switch unit {
      case .neuron: Set(countPerGroup ?? []).count > 1
      case .row: labels != nil && data.rows > 1
      case .time: false
      }
    if isByChance { try context.endTrial(kinds: [self, self].value) }
  }

  /// The labels, refused where they are not of two classes.
  func twoClasses(for command: String) throws -> [Int] {
    let labels = try atMostTwoClasses(for: command)
    guard Set(labels).count == 2 else { throw NotTwoClasses(labels, of: self) }
    return labels
  }

  /// The labels, refused where they are of more than two classes.
  func atMostTwoClasses(for command: String) throws -> [Int] {
    let labels = try labelled(for: command)
    guard Set(labels).count <= 2 else { throw NotTwoClasses(labels, of: self) }
    return labels
  }

  /// The neuron of each row; without neurons every row stands for itself.
  var groupsOrRows: [Int] { groups ?? Array(0..<data.rows) }

  /// What the columns are called, by position; neurons by their names.
  func columnName(_ column: Int) -> String {
    if case .population(_, let neurons) = form { return neurons[column] }
    return "\(form.axis) \(column)"
  }
}

/// Labels of other than two classes: how to come to two.
private struct NotTwoClasses: ExplainedError {
  let message: String
  let help: String?

  init(_ labels: [Int], of rows: Dataset) {
    let counts = labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let error = AnalysisError.classCount(rowsPerClass: counts)
    message = error.message
    let names = counts.keys.sorted().prefix(3).map { Value.text(rows.labelNames[$0]).written }
    help =
      names.count < 3
      ? error.help
      : "take two of them, as select(dataset, labels=[\(names[0]), \(names[1])]), or merge them: "
        + "relabel(dataset, {a: [\(names[0])], b: [\(names[1]), \(names[2])\(counts.count > 3 ? ", …" : "")]})"
  }
}
