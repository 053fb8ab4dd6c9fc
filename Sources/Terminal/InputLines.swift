import Glibc
import Sessions

/// The lines of an open file as bytes, each with its end; the last may have none. A line is bounded
/// as a file is.
struct InputLines: IteratorProtocol {
  private let file: Int32
  private var bytes: [UInt8] = []
  /// Where the next line begins in `bytes`.
  private var start = 0
  private var isAtEnd = false
  /// Whether a line was given up, as it has no end.
  private(set) var isEndless = false
  /// Why nothing more can be read, nil while it can.
  private(set) var failure: String?

  init(of file: Int32) { self.file = file }

  /// The next line, nil at the end and where the user interrupts the wait for it.
  mutating func next() -> [UInt8]? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(bytes[start...end])
      }
      searched = bytes.count - start
      bytes.removeFirst(start)
      start = 0
      if bytes.count > DiskHost.longestStream {
        (isEndless, bytes) = (true, [])
        return nil
      }
      if isAtEnd || Interruption.isRequested || !readMore() { break }
    }
    defer { bytes = [] }
    return bytes.isEmpty || Interruption.isRequested ? nil : bytes
  }

  /// Whether more came; false at the end too.
  private mutating func readMore() -> Bool {
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno != EINTR { failure = SystemFault(errno).reason }
      filled = max(count, 0)
    }
    isAtEnd = chunk.isEmpty
    bytes += chunk
    return !chunk.isEmpty
  }
}
