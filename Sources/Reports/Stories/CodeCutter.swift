import Sessions

/// Cuts code into passages: after each line whose statements showed something.
struct CodeCutter {
  private let story: Story
  private var waiting: ArraySlice<Entry>
  private var code: Range<Int>?
  private var passages: [Report.Passage] = []

  init(_ story: Story) {
    self.story = story
    waiting = story.entries[...]
  }

  /// Whether an offset lies within a statement that has begun before it.
  func isInsideStatement(_ offset: Int) -> Bool {
    let entry = waiting.first { $0.range.upperBound > offset }
    return entry.map { $0.range.lowerBound < offset } ?? false
  }

  /// Takes the next line, its end included.
  mutating func add(_ line: Range<Int>) {
    let whole = (code?.lowerBound ?? line.lowerBound)..<line.upperBound
    code = whole
    let ended = waiting.prefix { $0.range.upperBound <= whole.upperBound }
    if ended.contains(where: { !$0.outputs.isEmpty || $0.ending != .done }) { cut() }
  }

  /// The passages since this was asked last; the code ends here.
  mutating func take() -> [Report.Passage] {
    cut()
    defer { passages = [] }
    return passages
  }

  private mutating func cut() {
    guard let range = code else { return }
    code = nil
    let ended = Array(waiting.prefix { $0.range.upperBound <= range.upperBound })
    waiting = waiting.dropFirst(ended.count)
    let text = String(decoding: story.text[range], as: UTF8.self).withoutBlankEnds
    guard !text.isEmpty || !ended.isEmpty else { return }
    passages.append(
      Report.Passage(
        text: text, entries: ended, isReached: range.lowerBound < story.unreached ?? .max))
  }
}
