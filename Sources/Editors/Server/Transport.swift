import Files
import Glibc

/// The two ends of the wire, messages of JSON with their length before each.
struct Transport {
  private let input: Int32
  private let output: Int32
  private var bytes: [UInt8] = []

  /// The longest message that is taken.
  private static let longest = 1 << 27

  init(input: Int32, output: Int32) { (self.input, self.output) = (input, output) }

  /// Why a message is none.
  enum Fault: Error {
    /// The other end is gone, or does not keep to the protocol: nothing more can be read.
    case closed
    /// What came is no JSON.
    case notJSON
  }

  /// Waits for the next message.
  mutating func next() throws(Fault) -> JSON {
    guard let (head, length) = try header() else { throw .closed }
    while bytes.count < head + length { try readMore() }
    let body = Array(bytes[head..<head + length])
    bytes.removeFirst(head + length)
    do { return try JSON(body) } catch { throw .notJSON }
  }

  /// Whether another message has come, so that what it changes need not be looked at before.
  var isMoreWaiting: Bool {
    guard bytes.isEmpty else { return true }
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  func send(_ message: JSON) {
    let body = Array(message.written.utf8)
    let whole = Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    whole.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(output, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0, errno != EINTR { return }
        done += max(count, 0)
      }
    }
  }

  /// The length of the lines before the next message, and its own; nil where they do not say it.
  private mutating func header() throws(Fault) -> (head: Int, length: Int)? {
    var searched = 0
    while true {
      if let end = endOfHeader(from: searched) { return length(before: end).map { (end, $0) } }
      searched = max(bytes.count - 3, 0)
      guard bytes.count < 1 << 16 else { return nil }
      try readMore()
    }
  }

  private func endOfHeader(from start: Int) -> Int? {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    return bytes.indices.dropFirst(start).first { bytes[$0...].starts(with: end) }.map { $0 + 4 }
  }

  private func length(before end: Int) -> Int? {
    let lines = String(decoding: bytes[..<end], as: UTF8.self).lowercased().split(separator: "\r\n")
    let stated = lines.first { $0.hasPrefix("content-length:") }?.split(separator: ":").last
    let number = stated.flatMap { Int($0.filter { !$0.isWhitespace }) }
    return number.flatMap { 0...Self.longest ~= $0 ? $0 : nil }
  }

  private mutating func readMore() throws(Fault) {
    let descriptor = input
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      var count = read(descriptor, buffer.baseAddress, buffer.count)
      while count < 0, errno == EINTR {
        count = read(descriptor, buffer.baseAddress, buffer.count)
      }
      filled = max(count, 0)
    }
    guard !chunk.isEmpty else { throw .closed }
    bytes += chunk
  }
}
