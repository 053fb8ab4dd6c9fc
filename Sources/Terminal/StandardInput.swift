import Glibc
public import Sessions

/// Everything that standard input holds.
public func standardInput() throws(FormattingFault) -> [UInt8] {
  var lines = InputLines(of: STDIN_FILENO)
  var text: [UInt8] = []
  while let line = lines.next() { text += line }
  guard let reason = lines.isEndless ? "a line has no end" : lines.failure else { return text }
  throw FormattingFault(messages: [Message("error: cannot read standard input: \(reason)")])
}
