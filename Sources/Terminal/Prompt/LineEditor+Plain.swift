import Glibc

extension LineEditor {
  /// Reads a line as the terminal itself edits it: only the prompt is written, and no cursor moved.
  func readPlainly(prompt: String, draft: String) -> Reading {
    write(prompt + draft)
    var text = draft
    while true {
      switch keys.next() {
      case .character("\n"), .character("\r"): return .line(text)
      case .character(let scalar): text.unicodeScalars.append(scalar)
      case .paste(let block): text += block
      case .signal(SIGINT), .signal(SIGTERM), .signal(SIGHUP):
        write("\n")
        return Signals.ending == nil ? .interrupted(isOnEmptyLine: text.isEmpty) : .lost
      case .end:
        write("\n")
        return keys.isHungUp ? .lost : text.isEmpty ? .ended : .line(text)
      case .key, .signal: continue
      }
    }
  }
}
