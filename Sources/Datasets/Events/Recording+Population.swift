import Files
import LinearAlgebra
import Wording

/// How a recording becomes a population: rows of times, columns of neurons.
package struct PopulationCut: Sendable, Equatable {
  /// How long the time of a row is, in seconds; rounded to whole samples, at least one.
  package let bin: Double
  /// Whether each neuron has mean 0 and deviation 1 over the rows.
  package let isScaled: Bool
  /// What labels rows; nil for none.
  package let events: Events?
  /// How long before and after its event a row has the event's class, in seconds.
  package let before, after: Double
  /// What rows far from all events are called.
  package static let rest = "rest"

  package init(
    bin: Double, isScaled: Bool = true, events: Events? = nil, before: Double = 0,
    after: Double = 1
  ) {
    (self.bin, self.isScaled, self.events) = (bin, isScaled, events)
    (self.before, self.after) = (before, after)
  }
}

extension Recording {
  /// What all neurons did at each time: a row for each bin, a column for each neuron, the mean of its
  /// samples that are not missing.
  ///
  /// Rows reach as far as the shortest trace; one in which a neuron has no sample is left out and
  /// counted, a neuron that has none at all by name. With events, rows whose middle lies from
  /// `before` an event to `after` it have its class, that of the latest where several do; all others
  /// are `rest`, and nothing is known of an event of theirs. Throws when nothing is left.
  package func population(_ cut: PopulationCut) throws(DatasetError) -> Dataset {
    let recorded = traces.filter { !$0.isBlank }
    let samples = max(1, Int((min(cut.bin * rate, 1e9)).rounded()))
    let shortest = recorded.map(\.count).min() ?? 0
    let bins = shortest / samples
    guard bins > 0 else { throw .noWindows(length: samples, longest: shortest) }
    try Dataset.check(rows: bins, columns: recorded.count)
    let means = recorded.map { $0.means(of: samples, bins: bins) }
    let whole = (0..<bins).filter { bin in means.allSatisfy { !$0[bin].isNaN } }
    guard !whole.isEmpty else { throw .onlyGaps(windows: bins) }
    let columns = means.map { column in
      let kept = whole.map { column[$0] }
      return cut.isScaled ? kept.scaled : kept
    }
    let middles = whole.map { (Double($0) + 0.5) * Double(samples) / rate }
    let near = cut.events(at: middles)
    let classes = near.flatMap(cut.classes)
    var rows = try Dataset(
      data: Matrix(columns: columns), labels: classes?.labels,
      labelNames: classes?.names ?? ["quiet", "spike"],
      rowIDs: whole.map { identity(ofSample: $0 * samples) },
      form: .population(bin: Double(samples) / rate, neurons: recorded.map(\.name)),
      omittedCount: bins - whole.count)
    let half = Double(samples) / rate / 2
    rows.spans = Spans(
      centres: middles, before: half, after: half, rate: rate, band: sampledBandEdge)
    if let near, let events = cut.events {
      rows.eventColumns = events.columns.map { $0.picking(near) }
    }
    rows.notes = notes(cut, samples: samples, shortest: shortest)
    return rows
  }

  private func identity(ofSample sample: Int) -> UInt64 {
    var hash = Fingerprint()
    for trace in traces { hash.combine(trace.origin) }
    hash.combine(UInt64((Double(sample) / rate * 1e6).rounded()))
    return hash.value
  }

  private func notes(_ cut: PopulationCut, samples: Int, shortest: Int) -> [String] {
    var notes: [String] = []
    if abs(cut.bin * rate - Double(samples)) >= 0.01 {
      notes.append("rounded to whole bins: bin \((Double(samples) / rate).asTime)")
    }
    if let blankNote { notes.append(blankNote) }
    if traces.contains(where: { !$0.isBlank && $0.count != shortest }) {
      notes.append("as long as the shortest trace, \((Double(shortest) / rate).asTime)")
    }
    return notes
  }
}

extension PopulationCut {
  /// The event that each row is near whose middle is at these times; nil without events.
  fileprivate func events(at middles: [Double]) -> [Int?]? {
    guard let events else { return nil }
    let order = events.times.indices.sorted { events.times[$0] < events.times[$1] }
    return middles.map { middle in
      // The latest that the row is near: later ones come last.
      order.last { index in
        middle >= events.times[index] - before && middle < events.times[index] + after
      }
    }
  }

  /// The classes of rows that are near these events.
  fileprivate func classes(near: [Int?]) -> (labels: [Int], names: [String])? {
    guard let events else { return nil }
    let names = [Self.rest] + (events.labels == nil ? ["event"] : events.labelNames)
    return (near.map { index in index.map { (events.labels?[$0] ?? 0) + 1 } ?? 0 }, names)
  }
}

extension Trace {
  /// The mean of each bin's samples that are not missing, NaN where all are.
  fileprivate func means(of length: Int, bins: Int) -> [Float] {
    let samples = samples
    return (0..<bins).map { bin in
      var (sum, count) = (0.0, 0)
      for sample in samples[bin * length..<(bin + 1) * length] where !sample.isNaN {
        sum += Double(sample)
        count += 1
      }
      return count == 0 ? .nan : Float(sum / Double(count))
    }
  }
}

extension Matrix {
  /// Of columns of one length.
  fileprivate init(columns: [[Float]]) {
    self.init(rows: columns.first?.count ?? 0, columns: columns.count)
    for (place, column) in columns.enumerated() {
      for row in 0..<rows { self[row, place] = column[row] }
    }
  }
}
