package import Datasets
package import Interpreter
import LinearAlgebra
import Wording

extension Dataset: DomainValue {
  package static let kind = "dataset"
  package var extent: Int { data.rows * data.columns }

  package static let fields: [Field<Dataset>] = [
    Field("data", "the numbers, rows × columns") { try $0.wholeData().tensor },
    Field("labels", "the class of each row, from 0") { $0.labels.map { Tensor($0) } },
    Field("names", "the classes' names") { $0.labelNames },
    Field("counts", "rows of each class") { $0.countPerClass },
    Field("groups", "the neuron of each row") { set in set.groups?.map { set.groupNames[$0] } },
    Field("neurons", "the neurons that have rows") { $0.presentGroupNames.sorted() },
    Field("time", "seconds of each column from the window's centre") {
      $0.time.map { Tensor($0) }
    },
    Field("times", "seconds of each row's centre from the trace's first sample") { set in
      set.spans.map { Tensor($0.centres.map { Float($0) }) }
    },
    Field("events", "what the table of events says of each row, as a table") { try? $0.events },
    Field("mean", "what was subtracted from each row") { $0.means.map { Tensor($0) } },
    Field("deviation", "what each row was divided by") { $0.deviations.map { Tensor($0) } },
  ]

  package var summary: String {
    [
      "\(grouped(data.rows)) × \(grouped(data.columns))", formSummary, classSummary,
      eventColumns.isEmpty ? nil : "events with \(listedBriefly(eventColumns.map(\.name)))",
      groupCount.map { counted($0, "neuron") }, gapSummary,
    ].compactMap { $0 }.joined(separator: " · ") + notes.map { " · " + $0.printable }.joined()
  }

  private var formSummary: String? {
    switch form {
    case .rows: nil
    case .windows(let rate, _, _, let normalisation):
      "windows of \(rounded(Double(data.columns) / rate * 1000)) ms at \(rounded(rate)) Hz"
        + (normalisation == .none ? "" : ", each by its \(normalisation.rawValue)")
    case .latents(let model): "latents of \(model)"
    case .scores(let model): "scores of \(model)"
    case .population(let bin, let neurons):
      "times of \(rounded(bin * 1000)) ms by \(counted(neurons.count, "neuron"))"
    }
  }

  private var classSummary: String? {
    guard let counts = countPerClass else { return "labels unknown" }
    guard counts.count <= 3 else {
      return "\(counts.count) classes of \(grouped(counts.min() ?? 0)) to "
        + "\(grouped(counts.max() ?? 0)) rows"
    }
    return zip(counts, labelNames).reversed().map { "\(grouped($0)) \($1)" }
      .joined(separator: " / ")
  }

  private var gapSummary: String {
    if omittedCount > 0 { return omission }
    return missingCount == 0 ? "no NaN" : "\(grouped(missingCount)) NaN"
  }

  private var omission: String {
    if case .population = form { return "\(counted(omittedCount, "time")) with NaN left out" }
    return "\(counted(omittedCount, "window")) with NaN left out"
  }

  /// Where rows come from several sources: how many from each, and how often each class.
  package var detail: [Block] {
    let sources = rowsPerSource
    guard sources.count > 1, case .windows = form else { return [] }
    let header =
      ["", "windows"] + (labels == nil ? [] : labelNames.dropFirst().map { "\($0) share" })
    return [.table(Table(header: header, rows: sources.map(sourceRow)))]
  }

  private func sourceRow(_ source: (name: String, rows: [Int])) -> [String] {
    let shares = labels.map { labels in
      labelNames.indices.dropFirst().map { label in
        let hits = source.rows.count { labels[$0] == label }
        return fixed(Double(hits) / Double(max(source.rows.count, 1)), 4)
      }
    }
    return [source.name, grouped(source.rows.count)] + (shares ?? [])
  }

  /// The rows of each file, by the part of a neuron's name before its `/`.
  private var rowsPerSource: [(name: String, rows: [Int])] {
    guard let groups else { return [] }
    let sourceNames = groupNames.map { name in
      name.split(separator: "/").dropLast().joined(separator: "/")
    }
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, group) in groups.enumerated() {
      let name = sourceNames[group]
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  package static var row: ValueType? { .tensor }
  package var count: Int? { data.rows }
  package var readingFault: Fault? { fault.map { Fault($0.message, help: $0.help) } }

  /// Rows give a dataset; a single row, or columns, a tensor; an entry a number.
  package func indexed(by subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count <= 2 else {
      throw Fault("a dataset takes at most two indexes, rows and columns, as d[0:5, 2]")
    }
    let rows = try subscripts[0].positions(on: data.rows, axis: "rows")
    guard subscripts.count == 2 else {
      switch rows {
      case .one(let row): return .tensor(Tensor(Array(data.row(row))))
      case .many(let rows): return try selecting(rows: rows).value
      }
    }
    _ = try subscripts[1].positions(on: data.columns, axis: "columns")
    if case .one(let row) = rows {
      return try Tensor(Array(data.row(row))).indexed(by: [subscripts[1]]).simplified
    }
    return .tensor(try wholeData().tensor.indexed(by: subscripts))
  }
}
