/// Blocks too long to be edited on the screen, each shown as one line that stands for it.
struct Folds {
  private var blocks: [String: String] = [:]

  /// The most lines that are edited as they are.
  static let limit = 15

  /// What to show for a pasted block: the block itself where it is short.
  mutating func pasted(_ block: String) -> String {
    fold(block) { "[pasted \($0) lines]" }
  }

  /// What to show for an earlier statement: itself where it is short, or else its first line.
  mutating func recalled(_ block: String) -> String {
    fold(block) { count in
      let first = block.prefix { $0 != "\n" }
      return "\(first) [and \(count - 1) lines]"
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
    guard lines > Self.limit else { return block }
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
