/// A session as it stood on the screen, prompts and answers among it: any text with a line that begins
/// with the prompt.
enum Transcript {
  private static let prompt = "vae> "
  private static let continuation = "...> "

  /// What was typed in a transcript, without what was answered; any other text as it is.
  static func typed(in text: String) -> String { pieces(of: text).joined(separator: "\n") }

  /// What was typed at each prompt of a transcript, in order; any other text as it is.
  static func pieces(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
    guard lines.contains(where: { $0.hasPrefix(prompt) }) else { return [text] }
    var pieces: [String] = []
    for line in lines {
      if line.hasPrefix(prompt) {
        pieces.append(String(line.dropFirst(prompt.count)))
      } else if line.hasPrefix(continuation), let last = pieces.popLast() {
        pieces.append(last + "\n" + line.dropFirst(continuation.count))
      }
    }
    return pieces
  }
}
