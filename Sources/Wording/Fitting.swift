extension String {
  /// As much of the text as fits into some columns of a terminal, with an ellipsis where that is
  /// not all.
  package func shortened(to width: Int) -> String {
    guard displayWidth(of: self) > width else { return self }
    var kept = ""
    var room = width - 1
    for character in self {
      room -= displayWidth(character)
      if room < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// As much of the text as fits in another measure, with an ellipsis where that is not all.
  package func shortened(where fits: (String) -> Bool) -> String {
    guard !fits(self) else { return self }
    var kept = self
    while !kept.isEmpty, !fits(kept + "…") { kept.removeLast() }
    return kept + "…"
  }

  /// The text with blanks behind it, up to a width.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - displayWidth(of: self), 0))
  }

  /// The text with lines that are too long broken at blanks. What follows a break stands below the
  /// last of the line's columns, which two blanks separate, or is indented a little.
  package func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.wrappedLine(to: width) }.joined(separator: "\n")
  }
}

/// Words as lines, each with as many as fit; what follows the first line is indented. A word that
/// fits nowhere has a line of its own.
package func lines(
  of words: some Sequence<Substring>, indent: String = "", where fits: (String) -> Bool
) -> [String] {
  var lines: [String] = []
  for word in words {
    let longer = lines.last.map { $0 + " " + word }
    if let longer, fits(longer) || lines.last?.allSatisfy({ $0 == " " }) == true {
      lines[lines.count - 1] = longer
    } else {
      lines.append((lines.isEmpty ? "" : indent) + word)
    }
  }
  return lines
}

extension Substring {
  fileprivate func wrappedLine(to width: Int) -> String {
    guard displayWidth(of: self) > width else { return String(self) }
    let start = hangingIndent
    let indent = String(repeating: " ", count: start < width / 2 ? start : 2)
    return lines(
      of: split(separator: " ", omittingEmptySubsequences: false), indent: indent,
      where: { displayWidth(of: $0) <= width }
    ).joined(separator: "\n")
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
      place += displayWidth(character)
    }
    return begins
  }
}
