import Files
import LinearAlgebra

extension Dataset {
  /// The dataset as arrays by name: `data`, a row each, and for each row what is known: `labels`,
  /// `groups`, `identities`, `means`, `deviations`, `spikes`; `label_names` and `group_names`.
  ///
  /// - Parameter provenance: How it was made, as text.
  package func archive(madeBy provenance: String?) -> ArchiveContent {
    var content = ArchiveContent()
    let shape = [data.rows, data.columns]
    content.add("data", data.values, shape: shape)
    if let labels {
      content.add("labels", .words(labels.map { UInt64($0) }), type: "i4")
      content.add("label_names", labelNames)
    }
    if let groups {
      content.add("groups", .words(groups.map { UInt64($0) }), type: "i4")
      content.add("group_names", groupNames)
    }
    content.add("identities", .words(rowIDs), type: "u8")
    if let means { content.add("means", means, shape: [means.count]) }
    if let deviations { content.add("deviations", deviations, shape: [deviations.count]) }
    if let spikes { content.add("spikes", .bytes(spikes), shape: shape, type: "u1") }
    for column in eventColumns { content.add("events_" + column.name, column.entries) }
    if let provenance { content.add("provenance", provenance) }
    return content
  }
}

extension ArchiveContent {
  fileprivate mutating func add(_ path: String, _ entries: RowColumn.Entries) {
    switch entries {
    case .numbers(let numbers): add(path, .doubles(numbers), type: "f8")
    case .texts(let texts): add(path, texts)
    case .truths(let truths): add(path, .bytes(truths.map { $0 ? 1 : 0 }), type: "u1")
    }
  }
}
