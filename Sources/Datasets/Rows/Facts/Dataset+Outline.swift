package import Files
import LinearAlgebra

extension Dataset {
  /// What rows that are stretches of traces follow from, each part once: where they begin, the traces'
  /// numbers or what stands for them, and what is known of them. Two datasets of other rows have
  /// other ones. Nil of rows that are numbers of their own.
  package var outline: TensorFile? {
    guard let starts = data.starts else { return nil }
    var file = TensorFile()
    file.add("starts", .words(starts.map { UInt64($0) }))
    file.texts["columns"] = "\(columns)"
    if let source = data.source {
      file.add("source", .words([source.fingerprint]))
    } else {
      file.add("numbers", .floats(data.numbers))
    }
    switch facts {
    case .rows(let rows): rows.add(to: &file)
    case .windows(let windows): windows.add(to: &file)
    }
    return file
  }
}

extension RowFacts {
  fileprivate func add(to file: inout TensorFile) {
    file.add("identities", .words(rowIDs))
    if let means { file.add("means", .floats(means)) }
    if let deviations { file.add("deviations", .floats(deviations)) }
    if let spikes { file.add("spikes", .bytes(spikes)) }
    spans?.add(to: &file)
  }
}

extension WindowFacts {
  fileprivate func add(to file: inout TensorFile) {
    file.add("window starts", .words(starts.map { UInt64($0) }))
    file.add("traces", .words(traces.flatMap { [UInt64($0.first), $0.origin] }))
    file.add("scales", .floats(traces.flatMap { [$0.scale.mean, $0.scale.deviation] }))
    if let counts { file.add("counts", .bytes(counts)) }
    file.texts["cut"] = "\(before) \(after) \(bins) \(isScaled)"
    times.add(to: &file)
  }
}

extension Spans {
  fileprivate func add(to file: inout TensorFile) {
    file.add("centres", .doubles(centres))
    file.texts["times"] = "\(before) \(after) \(rate) \(band.map { "\($0)" } ?? "none")"
  }
}
