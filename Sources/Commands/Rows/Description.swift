import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// What is in a value, in words and a table.
package struct Description: DomainValue {
  package static let kind = "description"
  package let summary: String
  package let detail: [Block]

  /// All is read now, while the command that asked can still say that it cannot be.
  init(of value: Value) {
    (summary, detail) = (value.summary, Self.blocks(of: value))
  }

  package static let fields: [Field<Description>] = []

  private static func blocks(of value: Value) -> [Block] {
    guard case .object(let object) = value else { return value.detail }
    if let recording = object.content as? Recording {
      return [.table(recording.table)] + recording.notes.map { .text($0) }
    }
    if let dataset = object.content as? Dataset { return value.detail + dataset.tables }
    if let table = object.content as? DataTable { return [.table(table.statistics)] }
    return value.detail
  }
}

extension Recording {
  /// A row for each neuron.
  var table: Table {
    let rows = traces.prefix(40).map { trace in
      let known = trace.samples.filter { !$0.isNaN }
      let sum = known.reduce(0.0) { $0 + Double($1) }
      let mean = known.isEmpty ? Double.nan : sum / Double(known.count)
      return [
        trace.name, fixed(Double(trace.count) / rate, 1), rounded(mean),
        rounded(Double(known.min() ?? .nan)), rounded(Double(known.max() ?? .nan)),
        trace.spikeCount.map { grouped($0) } ?? "", fixed(noiseLevel(of: trace), 2),
        grouped(trace.missingCount),
      ]
    }
    return Table(
      header: ["neuron", "seconds", "mean", "least", "greatest", "spikes", "noise", "NaN"],
      rows: Array(rows),
      note: traces.count > 40 ? "and \(counted(traces.count - 40, "more neuron"))" : nil)
  }
}

extension Dataset {
  /// Rows of each class and of each neuron.
  var tables: [Block] {
    var blocks: [Block] = []
    if let counts = countPerClass {
      let rows = zip(labelNames, counts).prefix(40).map { [$0, grouped($1)] }
      blocks.append(.table(Table(header: ["class", "rows"], rows: Array(rows))))
    }
    if let counts = countPerGroup {
      let present = zip(groupNames, counts).filter { $0.1 > 0 }
      let rows = present.prefix(40).map { [$0, grouped($1)] }
      let hidden = present.count - rows.count
      blocks.append(
        .table(
          Table(
            header: ["neuron", "rows"], rows: Array(rows),
            note: hidden > 0 ? "and \(counted(hidden, "more neuron"))" : nil)))
    }
    return blocks
  }
}

/// The length of each axis of a tensor, a dataset, a table or a list.
func lengths(of value: Value) throws(Fault) -> [Int] {
  if case .object(let object) = value {
    if let dataset = object.content as? Dataset {
      return [dataset.data.rows, dataset.data.columns]
    }
    if let recording = object.content as? Recording { return [recording.traces.count] }
    if let table = object.content as? DataTable { return [table.rowCount, table.columns.count] }
  }
  if let tensor = value.tensor { return tensor.shape }
  guard let count = value.count else { throw Fault("shape() has no answer for \(value.described)") }
  return [count]
}

extension Dataset: HasNumbers {
  var numbers: Tensor? { get throws { try wholeData().tensor } }
}
