import Sessions

extension String {
  /// As much of the text as fits into some columns, with an ellipsis where that is not all.
  func shortened(to width: Int) -> String {
    guard terminalWidth(of: self) > width else { return self }
    var kept = ""
    var room = width - 1
    for character in self {
      room -= terminalWidth(of: String(character))
      if room < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text with lines that are too long broken at blanks. What follows a break stands below the
  /// last of the line's columns, which two blanks separate, or is indented a little.
  func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.wrappedLine(to: width) }.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate func wrappedLine(to width: Int) -> String {
    guard terminalWidth(of: self) > width else { return String(self) }
    let start = hangingIndent
    let indent = String(repeating: " ", count: start < width / 2 ? start : 2)
    var lines = [""]
    var isFirst = true
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let line = lines[lines.count - 1]
      let longer = isFirst ? String(word) : line + " " + word
      if terminalWidth(of: longer) <= width || line.allSatisfy({ $0 == " " }) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(indent + word)
      }
      isFirst = false
    }
    return lines.joined(separator: "\n")
  }

  /// Where the text of the line's last column begins.
  private var hangingIndent: Int {
    var (place, begins, blanks) = (0, 2, 0)
    for character in self {
      if character == " " {
        blanks += 1
      } else {
        if blanks > 1 { begins = place }
        blanks = 0
      }
      place += terminalWidth(of: String(character))
    }
    return begins
  }
}
