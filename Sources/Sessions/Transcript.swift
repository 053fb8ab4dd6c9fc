/// A session as it stood on the screen, prompts and answers among it.
enum Transcript {
  private static let prompt = "vae> "
  private static let continuation = "...> "

  /// What was typed in a text that begins with a prompt; any other text as it is.
  static func typed(in text: String) -> String {
    let start = text.drop { $0 == "\n" || $0 == " " }
    guard start.hasPrefix(prompt) else { return text }
    let lines = start.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.compactMap(typed(on:)).joined(separator: "\n")
  }

  /// What was typed on a line; nil where it holds an answer.
  private static func typed(on line: Substring) -> Substring? {
    let line = line.drop { $0 == " " }
    for mark in [prompt, continuation] where line.hasPrefix(mark) {
      return line.dropFirst(mark.count)
    }
    return nil
  }
}
