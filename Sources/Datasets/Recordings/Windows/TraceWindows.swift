/// Where the windows of one trace are.
struct TraceWindows {
  let centres: [UInt32]
  /// Which event each is at; none where windows are cut step by step.
  private(set) var events: [Int] = []
  /// 1 for each window near whose centre there is a spike, else 0; none where that is not asked for.
  private(set) var labels: [UInt8] = []
  /// Windows that were left out for a missing sample, and for not lying within the trace.
  let omittedCount, outsideCount: Int

  /// - Parameter wanted: Where windows are to be, in place of one at each step.
  init(of trace: Trace, _ cut: WindowCut, at wanted: [Int]?, labelling: Bool) {
    // Asked for once: a trace may stay in its file.
    let samples = trace.missingCount == 0 ? [] : trace.samples
    func isWhole(_ centre: Int) -> Bool {
      samples.isEmpty
        || !samples[centre - cut.before..<centre + cut.after].contains { $0.isNaN }
    }
    if let wanted {
      let inside = wanted.indices.filter { trace.holds(cut, at: wanted[$0]) }
      events = inside.filter { isWhole(wanted[$0]) }
      centres = events.map { UInt32(wanted[$0]) }
      (omittedCount, outsideCount) = (inside.count - centres.count, wanted.count - inside.count)
    } else {
      let all = cut.centres(in: trace.count)
      centres =
        trace.missingCount == 0
        ? all.map { UInt32($0) } : all.filter(isWhole).map { UInt32($0) }
      omittedCount = cut.count(in: trace.count) - centres.count
      outsideCount = 0
    }
    if labelling, let counts = trace.spikes { label(counts, cut) }
  }

  private mutating func label(_ counts: [UInt16], _ cut: WindowCut) {
    labels = counts.withUnsafeBufferPointer { counts in
      centres.map { centre in
        let near = max(0, Int(centre) - cut.spike)..<min(counts.count, Int(centre) + cut.spike)
        var most: UInt16 = 0
        for bin in near { most = max(most, counts[bin]) }
        return most > 0 ? 1 : 0
      }
    }
  }
}

extension TraceWindows {
  /// Writes the windows one after the other, and gives by what each was scaled; nothing where they
  /// are as they were.
  func copy(
    _ samples: [Float], _ cut: WindowCut, to place: UnsafeMutableBufferPointer<Float>
  ) -> [Scale] {
    let traceScale = cut.normalisation == .trace ? Scale(of: samples) : nil
    var scales: [Scale] = []
    scales.reserveCapacity(cut.normalisation == .none ? 0 : centres.count)
    samples.withUnsafeBufferPointer { samples in
      for (row, centre) in centres.enumerated() {
        let window = UnsafeMutableBufferPointer(
          rebasing: place[row * cut.length..<(row + 1) * cut.length])
        let first = Int(centre) - cut.before
        _ = window.initialize(from: samples[first..<first + cut.length])
        guard cut.normalisation != .none else { continue }
        let scale = traceScale ?? Scale(of: UnsafeBufferPointer(window))
        scale.apply(to: window)
        scales.append(scale)
      }
    }
    return scales
  }

  /// The spikes of each window's bins, a count above 255 as 255.
  func spikes(_ counts: [UInt16], _ cut: WindowCut) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: centres.count * cut.length) { spikes, count in
      counts.withUnsafeBufferPointer { counts in
        for centre in centres {
          let first = Int(centre) - cut.before
          for bin in first..<first + cut.length {
            spikes.initializeElement(
              at: count, to: UInt8(truncatingIfNeeded: min(counts[bin], 255)))
            count += 1
          }
        }
      }
    }
  }
}

extension Trace {
  /// Whether a window lies within the trace.
  fileprivate func holds(_ cut: WindowCut, at centre: Int) -> Bool {
    centre >= cut.before && centre <= count - cut.after
  }
}
