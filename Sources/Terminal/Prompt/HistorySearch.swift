/// A search through earlier statements, the newest first.
struct HistorySearch {
  private(set) var query = ""
  /// The statements that contain the query, the newest first.
  private(set) var found: [String] = []
  private(set) var position = 0
  /// The line as it was before.
  let before: String
  /// Whether Enter leaves what was found on the line, as in vi, in place of running it.
  let endsAtNewline: Bool

  init(before: String, endsAtNewline: Bool = false) {
    (self.before, self.endsAtNewline) = (before, endsAtNewline)
  }

  /// The statement that is shown; nil where none was found.
  var shown: String? { position < found.count ? found[position] : nil }

  /// As "search "pca" 2 of 5".
  var words: String {
    let place =
      query.isEmpty ? "" : found.isEmpty ? " not found" : " \(position + 1) of \(found.count)"
    return "search \"\(query)\"\(place)> "
  }

  /// Looks for another text; what is shown stays where it has that too.
  mutating func look(for query: String, in entries: [String]) {
    let last = shown
    self.query = query
    found = query.isEmpty ? [] : entries.reversed().filter { $0.contains(query) }
    position = last.flatMap { found.firstIndex(of: $0) } ?? 0
  }

  /// Goes to an older statement, or a newer one; false at either end.
  mutating func go(older: Bool) -> Bool {
    let next = position + (older ? 1 : -1)
    guard found.indices.contains(next) else { return false }
    position = next
    return true
  }
}
