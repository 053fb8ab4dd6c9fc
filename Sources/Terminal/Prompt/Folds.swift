/// Blocks too long to be edited on the screen, each shown as one line that stands for it.
struct Folds {
  private var blocks: [String: String] = [:]

  /// The most lines, and bytes, that are edited as they are.
  static let limit = (lines: 15, bytes: 2_000)

  /// What to show for a pasted block: the block itself where it is short.
  mutating func pasted(_ block: String) -> String {
    fold(block) { lines in
      lines > 1 ? "[pasted \(lines) lines]" : "[pasted \(block.count) characters]"
    }
  }

  /// What to show for an earlier statement: itself where it is short, or else how it begins.
  mutating func recalled(_ block: String) -> String {
    fold(block) { lines in
      let start = block.prefix { $0 != "\n" }.prefix(60)
      let rest = block.count - start.count
      return "\(start) [and \(lines > 1 ? "\(lines - 1) lines" : "\(rest) characters")]"
    }
  }

  /// The text with the blocks in place of what stands for them.
  func unfolded(_ text: String) -> String {
    blocks.reduce(text) {
      $0.split(separator: $1.key, omittingEmptySubsequences: false)
        .joined(separator: $1.value)
    }
  }

  private mutating func fold(_ block: String, label: (Int) -> String) -> String {
    let lines = block.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    guard lines > Self.limit.lines || block.utf8.count > Self.limit.bytes else { return block }
    var shown = label(lines)
    var number = 2
    while let other = blocks[shown], other != block {
      shown = label(lines).dropLast() + ", \(number)]"
      number += 1
    }
    blocks[shown] = block
    return shown
  }
}
