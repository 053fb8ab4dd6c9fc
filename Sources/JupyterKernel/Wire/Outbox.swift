import Files
import Glibc
import Synchronization

/// What the kernel has to say and the thread of the sockets has not sent yet.
final class Outbox: Sendable {
  private let letters = Mutex<[Letter]>([])
  /// A pipe that has bytes where there are letters.
  private let ends: (read: Int32, write: Int32)

  struct Letter: Sendable {
    let channel: Channel
    var message: KernelMessage
  }

  init() {
    var pair: [Int32] = [-1, -1]
    _ = pipe(&pair)
    for end in pair {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    ends = (pair[0], pair[1])
  }

  deinit { for end in [ends.read, ends.write] { close(end) } }

  /// The file that can be waited for.
  var file: Int32 { ends.read }

  /// Hands over a message. What is printed line by line leaves in one piece; where much of that
  /// waits, so does the caller.
  func send(_ message: KernelMessage, on channel: Channel) {
    let waiting = letters.withLock { letters in
      if let last = letters.indices.last, letters[last].channel == channel,
        let text = letters[last].message.following(message)
      {
        letters[last].message.content = text
      } else {
        letters.append(Letter(channel: channel, message: message))
      }
      return letters.count
    }
    ring()
    if waiting > Self.mostWaiting { usleep(20_000) }
  }

  /// Letters after which it is waited for the thread that sends.
  private static let mostWaiting = 100

  /// Wakes the thread of the sockets.
  func ring() {
    var byte: UInt8 = 0
    _ = write(ends.write, &byte, 1)
  }

  /// Takes all that there is, in order.
  func takeAll() -> [Letter] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(ends.read, &bytes, bytes.count) > 0 {}
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}

extension KernelMessage {
  /// The text that it prints; nil where it prints none.
  fileprivate var printed: String? { type == "stream" ? content["text"]?.text : nil }

  /// Bytes of text after which the next makes another message.
  private static let longestPrint = 1 << 16

  /// The content of this message with what the next prints behind it; nil where they do not make one.
  fileprivate func following(_ next: KernelMessage) -> JSON? {
    guard let text = printed, text.utf8.count < Self.longestPrint, let more = next.printed,
      parent == next.parent
    else { return nil }
    return .members([("name", content["name"]), ("text", .text(text + more))])
  }
}
