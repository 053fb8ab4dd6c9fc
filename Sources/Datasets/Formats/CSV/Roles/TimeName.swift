/// What the name of a column of times says: that it holds times, and in which unit.
struct TimeName {
  /// Nil where the name says none.
  let unit: TimeUnit?

  /// Nil for the name of anything else. A unit may also stand in a line below the name.
  init?(_ name: String, below: String? = nil) {
    let whole = Self.reading(name)
    // Inscopix writes "Time(s)/Cell Status" over times, below a blank.
    let part = name.firstIndex(of: "/").flatMap { Self.reading(String(name[..<$0])) }
    guard let found = whole ?? part else {
      guard name.isEmpty, let below, let found = TimeName(below) else { return nil }
      self = found
      return
    }
    unit =
      found.unit ?? below.flatMap { TimeUnit.words(of: $0).first.flatMap(TimeUnit.init(word:)) }
  }

  private struct Found { let unit: TimeUnit? }

  private static func reading(_ name: String) -> Found? {
    guard !name.endsInDigit else { return nil }
    var words = TimeUnit.words(of: name)
    guard let last = words.last else { return nil }
    let unit = TimeUnit(word: last)
    if words.count == 1 { return alone.contains(last) ? Found(unit: unit) : nil }
    if unit != nil { words.removeLast() }
    if words.last == "in" { words.removeLast() }
    return names.contains(words.joined(separator: " ")) ? Found(unit: unit) : nil
  }

  /// Names of one word.
  private static let alone: Set<String> = Set(names.filter { !$0.contains(" ") }).union([
    "seconds", "sec", "secs", "ms", "msec", "milliseconds", "microseconds", "minutes",
  ])

  /// What is left of a name without its unit.
  private static let names: Set<String> = [
    "time", "times", "t", "timestamp", "timestamps", "time stamp", "elapsed", "elapsed time",
    "time elapsed", "relative time", "frame time", "acquisition time", "system time",
    "sample time", "time since start", "time from start", "x value", "zeit", "temps", "tiempo",
    "tempo",
  ]
}

extension String {
  /// Whether it ends as the names of most neurons do, and no name of times or counts.
  var endsInDigit: Bool { utf8.last?.isDigit ?? false }
}
