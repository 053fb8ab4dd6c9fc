import LinearAlgebra

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

  /// The cut that so many seconds give at a rate; throws unless each is a whole number of bins.
  package init(
    before: Double = 0.5, after: Double = 0.5, step: Double = 0.1, spike: Double = 0.02,
    normalisation: Dataset.Normalisation = .trace, rate: Double
  ) throws(DatasetError) {
    try self.init(
      before: Self.bins(before, "before", rate), after: Self.bins(after, "after", rate),
      step: Self.bins(step, "step", rate), spike: Self.bins(spike, "spike", rate),
      normalisation: normalisation)
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
    // A hundredth of a bin is let pass: rates of real recordings are known to four digits or so.
    guard abs(bins - bins.rounded()) < 0.01 else {
      throw .notWholeBins(parameter: parameter, seconds: seconds, rate: rate)
    }
    return Int(bins.rounded())
  }
}

extension Recording {
  /// Cuts every trace into windows, labelled where spikes are known.
  ///
  /// Centres are `before`, `before + step`, … below `length - after`: the last centre that would
  /// fit is not taken, as in the 2017 tutorial. A trace that is too short gives no window, and a
  /// window with a missing sample is left out and counted. Throws when nothing is left, or the
  /// windows would not fit in memory.
  package func windows(_ cut: WindowCut) throws(DatasetError) -> Dataset {
    let available = traces.reduce(0) { $0 + cut.count(in: $1.samples.count) }
    guard available > 0 else { throw .noWindows(length: cut.length, longest: longestCount) }
    try Dataset.check(rows: available, columns: cut.length)
    var cutter = WindowCutter(cut, rate: rate, capacity: available, labelling: hasSpikes)
    for (neuron, trace) in traces.enumerated() { cutter.add(trace, group: neuron) }
    guard !cutter.groups.isEmpty else { throw .onlyGaps(windows: available) }
    return try cutter.dataset(groupNames: traces.map(\.name))
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

/// Collects windows, trace by trace.
private struct WindowCutter {
  let cut: WindowCut
  let rate: Double
  var values: [Float] = []
  var spikes: [UInt8]?
  var labels: [Int]?
  var groups: [Int] = []
  var identities: [UInt64] = []
  var means: [Float] = []
  var deviations: [Float] = []
  var omittedCount = 0

  init(_ cut: WindowCut, rate: Double, capacity: Int, labelling: Bool) {
    self.cut = cut
    self.rate = rate
    values.reserveCapacity(capacity * cut.length)
    guard labelling else { return }
    spikes = []
    spikes?.reserveCapacity(capacity * cut.length)
    labels = []
  }

  mutating func add(_ trace: Trace, group: Int) {
    let traceScale = cut.normalisation == .trace ? Scale(of: trace.samples) : nil
    for centre in cut.centres(in: trace.samples.count) {
      let window = trace.samples[centre - cut.before..<centre + cut.after]
      guard !window.contains(where: \.isNaN) else {
        omittedCount += 1
        continue
      }
      values.append(contentsOf: window)
      if cut.normalisation != .none { scale(by: traceScale ?? Scale(of: window)) }
      groups.append(group)
      identities.append(identity(of: centre, in: trace))
      if let counts = trace.spikes { label(by: counts, centre: centre) }
    }
  }

  /// The neuron and the time, so that the same moment cut in another way is the same row.
  private func identity(of centre: Int, in trace: Trace) -> UInt64 {
    let microseconds = (Double(centre) / rate * 1e6).rounded()
    return Fingerprint.of(trace.origin, UInt64(max(0, min(microseconds, 1e18))))
  }

  private mutating func scale(by scale: Scale) {
    scale.apply(to: &values, in: values.count - cut.length..<values.count)
    means.append(scale.mean)
    deviations.append(scale.deviation)
  }

  private mutating func label(by counts: [UInt16], centre: Int) {
    guard labels != nil else { return }
    let near = max(0, centre - cut.spike)..<min(counts.count, centre + cut.spike)
    labels?.append(counts[near].contains { $0 > 0 } ? 1 : 0)
    let window = counts[centre - cut.before..<centre + cut.after]
    spikes?.append(contentsOf: window.lazy.map { UInt8(clamping: $0) })
  }

  func dataset(groupNames: [String]) throws(DatasetError) -> Dataset {
    try Dataset(
      data: Matrix(rows: groups.count, columns: cut.length, values: values), labels: labels,
      groups: groups, groupNames: groupNames, rowIDs: identities,
      means: means.isEmpty ? nil : means, deviations: deviations.isEmpty ? nil : deviations,
      spikes: spikes,
      form: .windows(
        rate: rate, before: cut.before, after: cut.after, normalisation: cut.normalisation),
      omittedCount: omittedCount)
  }
}
