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
        parameter: parameter, value: seconds, allowed: "seconds that make 0 to 10,000,000 bins",
        unit: "s")
    }
    return bins > 0 ? max(1, Int(bins.rounded())) : 0
  }
}

extension WindowCut {
  /// The centres of the windows of a trace of so many samples.
  func centres(in count: Int) -> StrideTo<Int> {
    stride(from: before, to: max(before, count - after), by: step)
  }

  /// How many windows such a trace has.
  func count(in count: Int) -> Int { max(0, (count - length + step - 1) / step) }
}
