/// The faults found so far, up to a limit beyond which nobody reads.
struct FaultLog {
  struct Entry {
    let fault: Fault
    let span: Span
    /// A second place that belongs to it, such as where a name was given first.
    var other: Span?
    /// Whether more text could mend it.
    var isEnding = false
  }

  static let limit = 100

  private(set) var entries: [Entry] = []
  /// All faults, also those beyond the limit.
  private(set) var count = 0

  mutating func report(
    _ fault: Fault, at span: Span, other: Span? = nil, isEnding: Bool = false
  ) {
    count += 1
    guard entries.count < FaultLog.limit else { return }
    entries.append(Entry(fault: fault, span: span, other: other, isEnding: isEnding))
  }
}
