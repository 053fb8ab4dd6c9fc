import Syntax

/// The lines of standard input that are not yet a whole statement.
struct PendingInput {
  private var bytes: [UInt8] = []
  private var linesTaken = 0

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ line: [UInt8]) { bytes += line }

  /// What has come so far; its lines are numbered as in the whole input.
  var program: Program {
    parse(Source(name: "<stdin>", bytes: bytes, firstLine: linesTaken + 1), mode: .prompt)
  }

  mutating func takeAll() {
    linesTaken += bytes.count { $0 == UInt8(ascii: "\n") }
    bytes = []
  }
}
