import Sessions

/// Candidates that Tab puts on the line one after the other, once they have been listed.
struct CandidateCycle {
  /// What was typed, then the candidates.
  private let texts: [String]
  private var position = 0
  /// The line as the last Tab left it; on any other there is nothing to go on with.
  var shown: EditedLine

  init(_ candidates: [Candidate], typed: String, on line: EditedLine) {
    texts = [typed] + candidates.map(\.text)
    shown = line
  }

  /// The bytes before the cursor that the next candidate takes the place of, and the candidate; nil
  /// where something else was typed since.
  mutating func next(on line: EditedLine) -> (replaced: Int, text: String)? {
    guard line == shown else { return nil }
    let replaced = texts[position].utf8.count
    position = (position + 1) % texts.count
    return (replaced, texts[position])
  }
}
