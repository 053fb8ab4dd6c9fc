import Files

extension Recording {
  /// The recording as arrays by name: `traces` and `spikes`, a row for each neuron, `rate`, `names`.
  ///
  /// - Parameter provenance: How it was made, as text.
  package func archive(madeBy provenance: String?) -> ArchiveContent {
    var content = ArchiveContent()
    content.add("traces", rows(of: \.samples, missing: .nan), shape: [traces.count, length])
    if hasSpikes {
      let counts = rows(of: { $0.spikes ?? [] }, missing: 0).map(Float.init)
      content.add("spikes", .floats(counts), shape: [traces.count, length], type: "u2")
    }
    if let lengths { content.add("lengths", .words(lengths), type: "u4") }
    content.add("rate", single: rate)
    content.add("names", traces.map(\.name))
    content.add("sources", sources)
    if let indicator { content.add("indicator", indicator) }
    if !quantity.mark.isEmpty { content.add("quantity", quantity.mark) }
    if let provenance { content.add("provenance", provenance) }
    return content
  }

  /// How many samples each trace has, where rows of what is there do not tell: what a shorter one lacks
  /// cannot be told from what is missing in it.
  var lengths: [UInt64]? {
    let areTold = traces.allSatisfy {
      $0.count == length && ($0.missingCount == 0 || $0.samples.last?.isNaN != true)
    }
    return areTold ? nil : traces.map { UInt64($0.count) }
  }

  /// How many samples the longest trace has.
  var length: Int { traces.map(\.count).max() ?? 0 }

  /// What each neuron has, one after the other; what a shorter one lacks is missing.
  func rows<Number>(of part: (Trace) -> [Number], missing: Number) -> [Number] {
    var rows: [Number] = []
    rows.reserveCapacity(traces.count * length)
    for trace in traces {
      let row = part(trace)
      rows += row
      rows += repeatElement(missing, count: length - row.count)
    }
    return rows
  }
}
