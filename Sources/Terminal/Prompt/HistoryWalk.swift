/// A walk through earlier statements that begin as the line does from which it started.
struct HistoryWalk {
  private let typed: String
  private var position: Int
  /// What the walk has put on the line.
  private(set) var shown: String

  /// Starts at a line that has been typed, after the last entry.
  init(from typed: String, count: Int) {
    self.typed = typed
    shown = typed
    position = count
  }

  /// The entry before, nil where there is none.
  mutating func earlier(in entries: [String]) -> String? {
    var next = position
    repeat { next -= 1 } while next >= 0 && !fits(entries[next])
    guard next >= 0 else { return nil }
    return show(entries[next], at: next)
  }

  /// The entry after; the line that was typed after the last, and nil there.
  mutating func later(in entries: [String]) -> String? {
    guard position < entries.count else { return nil }
    var next = position + 1
    while next < entries.count && !fits(entries[next]) { next += 1 }
    return show(next < entries.count ? entries[next] : typed, at: next)
  }

  private func fits(_ entry: String) -> Bool { entry.hasPrefix(typed) && entry != shown }

  private mutating func show(_ text: String, at position: Int) -> String {
    self.position = position
    shown = text
    return text
  }
}
