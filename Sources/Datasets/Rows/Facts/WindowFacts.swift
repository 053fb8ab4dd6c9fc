import Files

/// Where windows of traces come from: what is known of each follows from where it begins among the
/// samples of all traces, one trace after the other.
struct WindowFacts: Sendable {
  /// Where each window begins.
  private(set) var starts: [UInt32]
  /// The traces, in the order of their samples, and how many samples they have.
  private(set) var traces: [Source]
  private(set) var sampleCount: Int
  /// Bins before a window's centre and from it on, as it was cut.
  let before, after: Int
  /// How long windows are, and what is known of the traces' times; the centres follow from `starts`.
  let times: Spans
  /// Which of these bins rows still have.
  private(set) var bins: Range<Int>
  /// Spikes in each sample's bin, a count above 255 as 255; nil where they are unknown.
  private(set) var counts: [UInt8]?
  /// Whether rows are scaled by their trace's mean and deviation.
  private(set) var isScaled: Bool

  /// A trace that windows are of.
  struct Source: Sendable, Equatable {
    /// Where its samples begin among those of all.
    var first: Int
    /// Stands for the trace.
    let origin: UInt64
    /// What was subtracted from its samples, and what they were divided by after that.
    let scale: Scale
  }

  init(
    starts: [UInt32], of traces: [Source], sampleCount: Int, before: Int, after: Int, times: Spans,
    counts: [UInt8]?, isScaled: Bool
  ) {
    (self.starts, self.traces, self.sampleCount) = (starts, traces, sampleCount)
    (self.before, self.after, self.times) = (before, after, times)
    (self.counts, self.isScaled) = (counts, isScaled)
    bins = 0..<before + after
  }
}

extension WindowFacts {
  /// Samples per second.
  var rate: Double { times.rate }

  /// The trace of a window: the last that begins no later.
  private func source(of start: UInt32) -> Source {
    var (low, high) = (0, traces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if traces[middle].first <= Int(start) { low = middle } else { high = middle }
    }
    return traces[low]
  }

  /// The neuron and the time of each window, so that the same moment cut in another way is the same
  /// row.
  var rowIDs: [UInt64] {
    starts.map { start in
      let source = source(of: start)
      return Self.identity(source.origin, at: centre(start, in: source), rate: rate)
    }
  }

  static func identity(_ origin: UInt64, at centre: Int, rate: Double) -> UInt64 {
    let microseconds = (Double(centre) / rate * 1e6).rounded()
    return Fingerprint.of(origin, UInt64(max(0, min(microseconds, 1e18))))
  }

  private func centre(_ start: UInt32, in source: Source) -> Int {
    Int(start) - source.first + before
  }

  /// When the windows are.
  var spans: Spans {
    times.centred(at: starts.map { Double(centre($0, in: source(of: $0))) / rate })
  }

  /// What was subtracted from each row; nil where rows are as they were.
  var means: [Float]? { isScaled ? starts.map { source(of: $0).scale.mean } : nil }

  /// What each row was divided by after that; nil where rows are as they were.
  var deviations: [Float]? { isScaled ? starts.map { source(of: $0).scale.deviation } : nil }

  /// Spikes per bin, row after row; nil where they are unknown.
  var spikes: [UInt8]? {
    counts.map { counts in
      [UInt8](unsafeUninitializedCapacity: starts.count * bins.count) { spikes, count in
        for start in starts {
          for bin in bins {
            spikes.initializeElement(at: count, to: counts[Int(start) + bin])
            count += 1
          }
        }
      }
    }
  }

  /// The same, written down row by row.
  var written: RowFacts {
    RowFacts(
      rowIDs: rowIDs, spans: spans, means: means, deviations: deviations, spikes: spikes)
  }
}

extension WindowFacts {
  /// The same of some windows; written down where spikes of all samples would be held for few.
  func picking(_ positions: [Int]) -> Facts {
    var picked = self
    picked.starts = positions.map { starts[$0] }
    let isFew = positions.count * bins.count <= (counts?.count ?? 0) / 4
    return counts != nil && isFew ? .rows(picked.written) : .windows(picked)
  }

  /// The same of windows that have some of their bins; nil unless these follow each other.
  func keeping(_ columns: [Int]) -> WindowFacts? {
    guard counts != nil else { return self }
    guard let first = columns.first, columns == Array(first..<first + columns.count) else {
      return nil
    }
    var kept = self
    kept.bins = bins.lowerBound + first..<bins.lowerBound + first + columns.count
    return kept
  }

  /// The same of rows whose columns are no longer those of the traces.
  var withoutColumns: WindowFacts {
    var rest = withoutScale
    (rest.counts, rest.bins) = (nil, 0..<0)
    return rest
  }

  /// The same of rows in the data's own units.
  var withoutScale: WindowFacts {
    var rest = self
    rest.isScaled = false
    return rest
  }

  /// These followed by windows that were cut alike; nil where they were not, or are too many to be
  /// told apart by where they begin.
  func appending(_ other: WindowFacts) -> WindowFacts? {
    let isAlike =
      (before, after, rate, bins) == (other.before, other.after, other.rate, other.bins)
      && isScaled == other.isScaled && (counts == nil) == (other.counts == nil)
    guard isAlike else { return nil }
    let areSameTraces = traces == other.traces && counts == other.counts
    let offset = areSameTraces ? 0 : sampleCount
    guard offset + other.sampleCount <= Int(UInt32.max) else { return nil }
    var joined = self
    joined.starts += other.starts.map { $0 + UInt32(offset) }
    if !areSameTraces { joined.add(other, behind: offset) }
    return joined
  }

  private mutating func add(_ other: WindowFacts, behind offset: Int) {
    traces += other.traces.map { trace in
      var moved = trace
      moved.first += offset
      return moved
    }
    sampleCount += other.sampleCount
    counts = counts.flatMap { counts in other.counts.map { counts + $0 } }
  }
}
