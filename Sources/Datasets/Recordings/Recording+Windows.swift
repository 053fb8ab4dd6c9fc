import Files
import LinearAlgebra
import Wording

/// How windows are cut, in bins of the recording.
package struct WindowCut: Sendable, Equatable {
  /// Bins before the centre, and bins from the centre on.
  package let before, after: Int
  /// Bins from one centre to the next.
  package let step: Int
  /// A window's label is spike when there is one in [centre - spike, centre + spike).
  package let spike: Int
  /// How the numbers are scaled.
  package let normalisation: Dataset.Normalisation
  /// What times came to that were no whole number of bins, as "spike 33.3 ms"; none of bins.
  package private(set) var roundings: [String] = []

  /// A cut of so many bins; throws unless windows have a bin, and steps and spikes at least one.
  package init(
    before: Int, after: Int, step: Int, spike: Int, normalisation: Dataset.Normalisation
  ) throws(DatasetError) {
    try Self.check(before, "before", atLeast: 0)
    try Self.check(after, "after", atLeast: before == 0 ? 1 : 0)
    try Self.check(step, "step", atLeast: 1)
    try Self.check(spike, "spike", atLeast: 1)
    (self.before, self.after, self.step, self.spike) = (before, after, step, spike)
    self.normalisation = normalisation
  }

  /// The cut that so many seconds give at a rate, each rounded to whole bins: at least one, but 0 s
  /// stays 0.
  package init(
    before: Double = 0.5, after: Double = 0.5, step: Double = 0.1, spike: Double = 0.02,
    normalisation: Dataset.Normalisation = .trace, rate: Double
  ) throws(DatasetError) {
    try self.init(
      before: Self.bins(before, "before", rate), after: Self.bins(after, "after", rate),
      step: Self.bins(step, "step", rate), spike: Self.bins(spike, "spike", rate),
      normalisation: normalisation)
    let times = [
      ("before", before, self.before), ("after", after, self.after), ("step", step, self.step),
      ("spike", spike, self.spike),
    ]
    // A hundredth of a bin is no rounding: rates of real recordings are known to four digits or so.
    roundings = times.filter { abs($0.1 * rate - Double($0.2)) >= 0.01 }
      .map { "\($0.0) \((Double($0.2) / rate).asTime)" }
  }

  /// Bins of a window.
  package var length: Int { before + after }

  /// The most bins that a part of a window may have.
  private static let largestCount = 10_000_000

  private static func check(
    _ bins: Int, _ parameter: String, atLeast least: Int
  ) throws(DatasetError) {
    guard (least...largestCount).contains(bins) else {
      throw .binsOutOfRange(parameter: parameter, bins: bins, least: least, most: largestCount)
    }
  }

  private static func bins(
    _ seconds: Double, _ parameter: String, _ rate: Double
  ) throws(DatasetError) -> Int {
    let bins = seconds * rate
    guard bins >= 0, bins <= Double(largestCount) else {
      throw .outOfRange(
        parameter: parameter, value: seconds, allowed: "seconds that make 0 to 10,000,000 bins")
    }
    return bins > 0 ? max(1, Int(bins.rounded())) : 0
  }
}

extension Recording {
  /// Cuts every trace into windows, labelled where spikes are known.
  ///
  /// Centres are `before`, `before + step`, … below `length - after`: the last centre that would
  /// fit is not taken, as in the 2017 tutorial. A trace that is too short gives no window, and a
  /// window with a missing sample is left out and counted. What times were rounded to, and which
  /// neurons have no sample, is noted. Throws when nothing is left, or the windows would not fit in
  /// memory.
  ///
  /// With events, the centres are the samples nearest to them, and the labels theirs, if any: whether
  /// there is a spike does not count. A window that does not lie within the trace is left out and
  /// counted as well.
  package func windows(_ cut: WindowCut, at events: Events? = nil) throws(DatasetError) -> Dataset {
    let centres = events?.samples(at: rate)
    let available =
      centres.map { $0.count * traces.count }
      ?? traces.reduce(0) { $0 + cut.count(in: $1.samples.count) }
    guard available > 0 else { throw .noWindows(length: cut.length, longest: longestCount) }
    try Dataset.check(rows: available, columns: cut.length)
    let isSmall = available * cut.length < 50_000
    let parts = mappedInParallel(traces.count, threads: isSmall ? 1 : nil) {
      TraceWindows(of: traces[$0], cut, rate: rate, counting: hasSpikes, at: centres)
    }
    guard parts.contains(where: { !$0.identities.isEmpty }) else {
      throw events == nil
        ? .onlyGaps(windows: available)
        : .noEventWithin(seconds: duration, windows: available)
    }
    var windows = try dataset(of: parts, cut)
    if let events {
      windows.labels = events.labels.map { labels in
        parts.flatMap { part in part.events.map { labels[$0] } }
      }
      windows.eventColumns = events.columns.map { $0.picking(parts.flatMap(\.events)) }
      windows.labelNames = events.labels == nil ? windows.labelNames : events.labelNames
    }
    windows.spans = Spans(
      centres: seconds(parts),
      before: Double(cut.before) / rate, after: Double(cut.after) / rate, rate: rate,
      band: sampledBandEdge)
    windows.notes = notes(
      cut, atEvents: events != nil, outside: parts.reduce(0) { $0 + $1.outsideCount })
    windows.notes += windows.spans?.frameNote.map { [$0] } ?? []
    return windows
  }

  /// When the centre of each window is.
  private func seconds(_ parts: [TraceWindows]) -> [Double] {
    var seconds: [Double] = []
    seconds.reserveCapacity(parts.reduce(0) { $0 + $1.centres.count })
    for part in parts {
      for centre in part.centres { seconds.append(Double(centre) / rate) }
    }
    return seconds
  }

  /// What is to be said of a cut of these traces.
  private func notes(_ cut: WindowCut, atEvents: Bool, outside: Int) -> [String] {
    var notes: [String] = []
    if outside > 0 { notes.append("\(counted(outside, "window")) beyond the ends left out") }
    // Around events there are neither steps nor spikes that count.
    let roundings = cut.roundings.filter {
      !atEvents || $0.hasPrefix("before") || $0.hasPrefix("after")
    }
    if !roundings.isEmpty {
      notes.append("rounded to whole bins: " + listed(roundings, "and"))
    }
    if let blankNote { notes.append(blankNote) }
    return notes
  }

  /// Which neurons have no sample and so no part in what is cut; nil where all have some.
  var blankNote: String? {
    let blank = traces.filter(\.isBlank).map(\.name)
    guard !blank.isEmpty else { return nil }
    return "\(listedBriefly(blank)) \(plural("has", blank.count, "have")) no sample: left out"
  }

  private func dataset(
    of parts: [TraceWindows], _ cut: WindowCut
  ) throws(DatasetError) -> Dataset {
    var parts = parts
    let groups = parts.enumerated().flatMap { Array(repeating: $0, count: $1.identities.count) }
    let isScaled = cut.normalisation != .none
    return try Dataset(
      data: Matrix(
        rows: groups.count, columns: cut.length, values: parts.takeAll(\.values)),
      labels: hasSpikes ? parts.takeAll(\.labels) : nil, groups: groups,
      groupNames: traces.map(\.name), rowIDs: parts.takeAll(\.identities),
      means: isScaled ? parts.takeAll(\.means) : nil,
      deviations: isScaled ? parts.takeAll(\.deviations) : nil,
      spikes: hasSpikes ? parts.takeAll(\.spikes) : nil,
      form: .windows(
        rate: rate, before: cut.before, after: cut.after, normalisation: cut.normalisation),
      omittedCount: parts.reduce(0) { $0 + $1.omittedCount })
  }

  private var longestCount: Int { traces.map(\.samples.count).max() ?? 0 }
}

extension WindowCut {
  /// The centres of the windows of a trace of so many samples.
  func centres(in count: Int) -> StrideTo<Int> {
    stride(from: before, to: max(before, count - after), by: step)
  }

  /// How many windows such a trace has.
  func count(in count: Int) -> Int { max(0, (count - length + step - 1) / step) }
}

/// The windows of one trace.
private struct TraceWindows {
  var values: [Float] = []
  var spikes: [UInt8] = []
  var labels: [Int] = []
  var identities: [UInt64] = []
  var means: [Float] = []
  var deviations: [Float] = []
  var centres: [Int] = []
  /// Which event each is at; none where windows are cut step by step.
  var events: [Int] = []
  /// Windows that were left out for a missing sample, and for not lying within the trace.
  var (omittedCount, outsideCount) = (0, 0)

  /// - Parameter wanted: Where windows are to be, in place of one at each step.
  init(of trace: Trace, _ cut: WindowCut, rate: Double, counting: Bool, at wanted: [Int]?) {
    let scale = cut.normalisation == .trace ? Scale(of: trace.samples) : nil
    let centres = wanted ?? Array(cut.centres(in: trace.samples.count))
    let kept: [Int]
    if wanted == nil {
      kept = trace.missingCount == 0 ? centres : centres.filter { trace.isWhole(cut, at: $0) }
      omittedCount = centres.count - kept.count
    } else {
      let inside = centres.indices.filter { trace.holds(cut, at: centres[$0]) }
      events = inside.filter { trace.isWhole(cut, at: centres[$0]) }
      kept = events.map { centres[$0] }
      (omittedCount, outsideCount) = (inside.count - kept.count, centres.count - inside.count)
    }
    self.centres = kept
    identities = kept.map { trace.identity(of: $0, rate: rate) }
    cutValues(trace.samples, cut, kept, traceScale: scale)
    if counting, let counts = trace.spikes { label(counts, cut, kept) }
  }

  private mutating func cutValues(
    _ samples: [Float], _ cut: WindowCut, _ centres: [Int], traceScale: Scale?
  ) {
    let length = cut.length
    let isScaled = cut.normalisation != .none
    if isScaled {
      means.reserveCapacity(centres.count)
      deviations.reserveCapacity(centres.count)
    }
    values = [Float](unsafeUninitializedCapacity: centres.count * length) { values, count in
      samples.withUnsafeBufferPointer { samples in
        for (row, centre) in centres.enumerated() {
          let place = row * length..<(row + 1) * length
          let window = UnsafeMutableBufferPointer(rebasing: values[place])
          _ = window.initialize(from: samples[centre - cut.before..<centre + cut.after])
          guard isScaled else { continue }
          let scale = traceScale ?? Scale(of: UnsafeBufferPointer(window))
          scale.apply(to: window)
          means.append(scale.mean)
          deviations.append(scale.deviation)
        }
      }
      count = centres.count * length
    }
  }

  private mutating func label(_ counts: [UInt16], _ cut: WindowCut, _ centres: [Int]) {
    labels.reserveCapacity(centres.count)
    spikes = [UInt8](unsafeUninitializedCapacity: centres.count * cut.length) { spikes, count in
      counts.withUnsafeBufferPointer { counts in
        for centre in centres {
          var most: UInt16 = 0
          for bin in max(0, centre - cut.spike)..<min(counts.count, centre + cut.spike) {
            most = max(most, counts[bin])
          }
          labels.append(most > 0 ? 1 : 0)
          for bin in centre - cut.before..<centre + cut.after {
            spikes[count] = UInt8(truncatingIfNeeded: min(counts[bin], 255))
            count += 1
          }
        }
      }
    }
  }
}

extension [TraceWindows] {
  /// What all parts hold of one thing; they let go of it one by one, so that little is held twice.
  fileprivate mutating func takeAll<Value>(
    _ thing: WritableKeyPath<TraceWindows, [Value]>
  ) -> [Value] {
    var all: [Value] = []
    all.reserveCapacity(reduce(0) { $0 + $1[keyPath: thing].count })
    for index in indices {
      all += self[index][keyPath: thing]
      self[index][keyPath: thing] = []
    }
    return all
  }
}

extension Trace {
  /// Whether a window lies within the trace.
  fileprivate func holds(_ cut: WindowCut, at centre: Int) -> Bool {
    centre >= cut.before && centre <= samples.count - cut.after
  }

  /// Whether no sample of a window is missing.
  fileprivate func isWhole(_ cut: WindowCut, at centre: Int) -> Bool {
    !samples[centre - cut.before..<centre + cut.after].contains { $0.isNaN }
  }

  /// The neuron and the time, so that the same moment cut in another way is the same row.
  fileprivate func identity(of centre: Int, rate: Double) -> UInt64 {
    let microseconds = (Double(centre) / rate * 1e6).rounded()
    return Fingerprint.of(origin, UInt64(max(0, min(microseconds, 1e18))))
  }
}
