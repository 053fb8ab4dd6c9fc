import LinearAlgebra
import Wording

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
  ///
  /// Windows that overlap are stretches of the traces, which are scaled once and not copied for each;
  /// those that are scaled each by itself, or are together shorter than the traces, are numbers of
  /// their own.
  package func windows(_ cut: WindowCut, at events: Events? = nil) throws(DatasetError) -> Dataset {
    let centres = events?.samples(at: rate)
    let available =
      centres.map { $0.count * traces.count }
      ?? traces.reduce(0) { $0 + cut.count(in: $1.count) }
    guard available > 0 else { throw .noWindows(length: cut.length, longest: longestCount) }
    guard longestCount <= UInt32.max else {
      throw .tooLarge(rows: available, columns: cut.length)
    }
    let areStretches = areStretches(cut, windows: available)
    areStretches
      ? try Dataset.check(
        windows: available, of: cut.length, inSamples: storedPlaces == nil ? sampleCount : 0)
      : try Dataset.check(rows: available, columns: cut.length)
    let isSmall = available * cut.length < 50_000
    let parts = mappedInParallel(traces.count, threads: isSmall ? 1 : nil) {
      TraceWindows(of: traces[$0], cut, at: centres, labelling: hasSpikes)
    }
    guard parts.contains(where: { !$0.centres.isEmpty }) else {
      throw events == nil
        ? .onlyGaps(windows: available)
        : .noEventWithin(seconds: duration, windows: available)
    }
    let times = Spans(
      centres: [], before: Double(cut.before) / rate, after: Double(cut.after) / rate, rate: rate,
      band: sampledBandEdge)
    var windows = try dataset(of: parts, cut, times, areStretches: areStretches)
    if let events {
      windows.labels = events.labels.map { labels in
        parts.flatMap { part in part.events.map { labels[$0] } }
      }
      windows.eventColumns = events.columns.map { $0.picking(parts.flatMap(\.events)) }
      windows.labelNames = events.labels == nil ? windows.labelNames : events.labelNames
    }
    windows.notes = notes(
      cut, atEvents: events != nil, outside: parts.reduce(0) { $0 + $1.outsideCount })
    windows.notes += times.frameNote.map { [$0] } ?? []
    return windows
  }

  /// Whether windows are to be stretches of the traces.
  private func areStretches(_ cut: WindowCut, windows: Int) -> Bool {
    let (count, overflows) = windows.multipliedReportingOverflow(by: cut.length)
    // What stays in its file is read when it is used, unless it is little.
    let most = storedPlaces == nil ? sampleCount : sampleCount / 4
    return cut.normalisation != .window && sampleCount <= UInt32.max
      && (overflows || count > most)
  }

  /// How many samples all traces have.
  private var sampleCount: Int { traces.reduce(0) { $0 + $1.count } }

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

  private var longestCount: Int { traces.map(\.count).max() ?? 0 }
}

extension Recording {
  private func dataset(
    of parts: [TraceWindows], _ cut: WindowCut, _ times: Spans, areStretches: Bool
  ) throws(DatasetError) -> Dataset {
    let (data, facts) =
      areStretches ? stretches(parts, cut, times) : copies(parts, cut, times)
    return try Dataset(
      data: data, labels: hasSpikes ? parts.flatMap { $0.labels.lazy.map { Int($0) } } : nil,
      groups: parts.enumerated().flatMap { repeatElement($0, count: $1.centres.count) },
      groupNames: traces.map(\.name), facts: facts,
      form: .windows(
        rate: rate, before: cut.before, after: cut.after, normalisation: cut.normalisation),
      omittedCount: parts.reduce(0) { $0 + $1.omittedCount })
  }

  /// Windows as stretches of the traces, scaled once.
  private func stretches(
    _ parts: [TraceWindows], _ cut: WindowCut, _ times: Spans
  ) -> (RowView, Facts) {
    let firsts = firstSamples
    let isScaled = cut.normalisation == .trace
    let scales = mappedInParallel(traces.count) {
      isScaled ? Scale(of: traces[$0].samples) : .none
    }
    let starts = zip(firsts, parts).flatMap { first, part in
      part.centres.map { UInt32(first + Int($0) - cut.before) }
    }
    let facts = WindowFacts(
      starts: starts,
      of: traces.indices.map { index in
        .init(first: firsts[index], origin: traces[index].origin, scale: scales[index])
      }, sampleCount: sampleCount, before: cut.before, after: cut.after, times: times,
      counts: hasSpikes ? spikeCounts(at: firsts) : nil, isScaled: isScaled)
    if let rows = storedRows(by: scales) {
      return (RowView(of: rows, at: starts, columns: cut.length), .windows(facts))
    }
    let numbers = scaledSamples(by: scales, at: firsts)
    return (RowView(of: numbers, at: starts, columns: cut.length), .windows(facts))
  }

  /// The samples where they stay in their file: those of one file that are too many to hold; nil of
  /// others.
  private func storedRows(by scales: [Scale]) -> StoredRows? {
    storedPlaces.map { StoredRows($0.traces, of: $0.neurons, by: scales) }
  }

  private var storedPlaces: (traces: StoredTraces, neurons: [Int])? {
    let places = traces.compactMap(\.place)
    guard let stored = places.first?.traces, places.count == traces.count,
      places.allSatisfy({ $0.traces === stored }), stored.array.isLarge(neurons: traces.count)
    else { return nil }
    return (stored, places.map(\.neuron))
  }

  /// Where each trace begins among the samples of all.
  private var firstSamples: [Int] {
    var firsts: [Int] = []
    var count = 0
    for trace in traces {
      firsts.append(count)
      count += trace.count
    }
    return firsts
  }

  /// The samples of all traces, each trace by its scale.
  private func scaledSamples(by scales: [Scale], at firsts: [Int]) -> [Float] {
    [Float](unsafeUninitializedCapacity: sampleCount) { all, count in
      count = sampleCount
      guard let base = all.baseAddress else { return }
      inParallel(traces.count) { index in
        let samples = traces[index].samples
        let place = UnsafeMutableBufferPointer(start: base + firsts[index], count: samples.count)
        _ = place.initialize(from: samples)
        if scales[index] != .none { scales[index].apply(to: place) }
      }
    }
  }

  /// The spikes of all traces, in the same order.
  private func spikeCounts(at firsts: [Int]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: sampleCount) { all, count in
      count = sampleCount
      guard let base = all.baseAddress else { return }
      inParallel(traces.count) { index in
        for (place, spikes) in (traces[index].spikes ?? []).enumerated() {
          (base + firsts[index] + place).initialize(to: UInt8(min(spikes, 255)))
        }
      }
    }
  }

  /// Windows as numbers of their own.
  private func copies(
    _ parts: [TraceWindows], _ cut: WindowCut, _ times: Spans
  ) -> (RowView, Facts) {
    var firsts: [Int] = []
    var rows = 0
    for part in parts {
      firsts.append(rows)
      rows += part.centres.count
    }
    var scales: [[Scale]] = []
    let values = [Float](unsafeUninitializedCapacity: rows * cut.length) { values, count in
      count = rows * cut.length
      scales = mappedInParallel(parts.count) { index in
        let first = firsts[index] * cut.length
        let place = values[first..<first + parts[index].centres.count * cut.length]
        return parts[index].copy(
          traces[index].samples, cut, to: UnsafeMutableBufferPointer(rebasing: place))
      }
    }
    let facts = rowFacts(parts, cut, times, scales)
    return (Matrix(rows: rows, columns: cut.length, values: values).view, .rows(facts))
  }

  private func rowFacts(
    _ parts: [TraceWindows], _ cut: WindowCut, _ times: Spans, _ scales: [[Scale]]
  ) -> RowFacts {
    let each = zip(traces, parts)
    let isScaled = cut.normalisation != .none
    return RowFacts(
      rowIDs: each.flatMap { trace, part in
        part.centres.lazy.map { WindowFacts.identity(trace.origin, at: Int($0), rate: rate) }
      },
      spans: times.centred(
        at: parts.flatMap { part in part.centres.lazy.map { Double($0) / rate } }),
      means: isScaled ? scales.flatMap { $0.lazy.map(\.mean) } : nil,
      deviations: isScaled ? scales.flatMap { $0.lazy.map(\.deviation) } : nil,
      spikes: hasSpikes
        ? each.flatMap { trace, part in part.spikes(trace.spikes ?? [], cut) } : nil)
  }
}
