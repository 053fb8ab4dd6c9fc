/// Moments of a recording at which something happened: a stimulus, a lick, the start of a trial.
package struct Events: Sendable, Equatable {
  /// Seconds from the recording's first sample, in any order.
  package let times: [Double]
  /// The class of each, an index into `labelNames`; nil where they have none.
  package let labels: [Int]?
  package let labelNames: [String]
  /// What else is known of each, by name.
  package let columns: [RowColumn]

  /// Events at some times; throws when there is none, a time is not finite, or a class has no name
  /// or no event.
  package init(
    at times: [Double], labels: [Int]? = nil, labelNames: [String] = [],
    columns: [RowColumn] = []
  ) throws(DatasetError) {
    guard !times.isEmpty else { throw .noEvents }
    if let wrong = times.first(where: { !$0.isFinite || $0.magnitude > 1e9 }) {
      throw .outOfRange(
        parameter: "at", value: wrong, allowed: "seconds, at most a billion", unit: "s")
    }
    if let labels, labels.count != times.count {
      throw .countsDiffer(what: "labels", count: labels.count, expected: times.count)
    }
    if let wrong = columns.first(where: { $0.count != times.count }) {
      throw .countsDiffer(
        what: "entries of \(wrong.name)", count: wrong.count, expected: times.count)
    }
    try Dataset.check(positions: labels ?? [], below: labelNames.count, what: "label")
    (self.times, self.labels, self.labelNames) = (times, labels, labelNames)
    self.columns = columns
  }

  /// The sample that is nearest to each event, which may lie outside a recording.
  func samples(at rate: Double) -> [Int] { times.map { Int(($0 * rate).rounded()) } }
}
