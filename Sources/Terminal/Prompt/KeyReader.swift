import Glibc

/// Reads what is typed at a terminal: characters, keys without one, pasted blocks.
struct KeyReader {
  private let file: Int32
  private let signals: Int32
  private var bytes: ArraySlice<UInt8> = []

  /// A reader of a terminal, and of a file in which the numbers of signals arrive.
  init(file: Int32, signals: Int32) {
    self.file = file
    self.signals = signals
  }

  enum Event: Equatable {
    case character(Unicode.Scalar)
    case key(Key)
    /// A block that the terminal marked as pasted, its lines ended by newlines.
    case paste(String)
    case signal(Int32)
    case end
  }

  /// Whether more has been typed already, as in a block that is pasted without marks.
  var hasMore: Bool { !bytes.isEmpty || isReady(file, within: 0) }

  /// Whether nobody is at the terminal any longer, as when its window was closed.
  var isHungUp: Bool {
    var source = pollfd(fd: file, events: 0, revents: 0)
    return poll(&source, 1, 0) > 0 && source.revents & Int16(POLLHUP) != 0
  }

  /// Waits for what is typed next.
  mutating func next() -> Event {
    do throws(Cut) {
      while true {
        let first = try nextByte()
        if first != Self.escape { return .character(try scalar(from: first)) }
        if let event = try eventAfterEscape() { return event }
      }
    } catch {
      switch error {
      case .end: return .end
      case .signal(let number):
        if number == SIGINT { bytes = [] }
        return .signal(number)
      }
    }
  }

  /// Forgets signals that have arrived.
  func dropSignals() {
    var numbers = [UInt8](repeating: 0, count: 64)
    while read(signals, &numbers, numbers.count) > 0 {}
  }

  /// What ends the wait for a byte.
  private enum Cut: Error {
    case end, signal(Int32)
  }

  private static let escape: UInt8 = 0x1B

  /// How long the rest of a key's sequence may take over a slow line.
  private static let patience: Int32 = 50

  /// What a sequence means: nil where it is a key that has no use here.
  private mutating func eventAfterEscape() throws(Cut) -> Event? {
    guard let second = peek() else { return .character("\u{1B}") }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
      guard let key = Key(sequence: String(UnicodeScalar(second))) else {
        return .character("\u{1B}")
      }
      bytes.removeFirst()
      return .key(key)
    }
    var sequence = [try nextByte()]
    repeat {
      guard peek() != nil else { return nil }
      sequence.append(try nextByte())
    } while !(0x40...0x7E).contains(sequence.last ?? 0x40)
    let key = Key(sequence: String(decoding: sequence, as: UTF8.self))
    return key == .paste ? .paste(try pastedBlock()) : key.map(Event.key)
  }

  /// The bytes up to the mark that ends a paste.
  private mutating func pastedBlock() throws(Cut) -> String {
    let mark = Array("\u{1B}[201~".utf8)
    var block: [UInt8] = []
    repeat {
      block.append(try nextByte())
    } while !(block.last == mark.last && block.ends(with: mark))
    let text = String(decoding: block.dropLast(mark.count), as: UTF8.self)
    return text.withPlainNewlines
  }

  private mutating func scalar(from first: UInt8) throws(Cut) -> Unicode.Scalar {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var encoded = [first]
    while encoded.count < length, let byte = peek(), byte & 0xC0 == 0x80 {
      encoded.append(try nextByte())
    }
    let scalar = String(decoding: encoded, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    // The codes that stand for keys.
    return (0x80..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar
  }

  /// The byte after, where it comes as fast as no one types.
  private mutating func peek() -> UInt8? {
    if bytes.isEmpty, isReady(file, within: Self.patience) { fill() }
    return bytes.first
  }

  private mutating func nextByte() throws(Cut) -> UInt8 {
    while bytes.isEmpty {
      var sources = [
        pollfd(fd: file, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      poll(&sources, 2, -1)
      if sources[1].revents != 0 {
        var number: UInt8 = 0
        if read(signals, &number, 1) == 1 { throw .signal(Int32(number)) }
      }
      if sources[0].revents != 0, !fill() { throw .end }
    }
    return bytes.removeFirst()
  }

  /// Reads what is there; false at the end. Ctrl-C takes away what was there a moment ago, so reading
  /// must not wait: it would not hear of the signal.
  @discardableResult
  private mutating func fill() -> Bool {
    let modes = fcntl(file, F_GETFL)
    _ = fcntl(file, F_SETFL, modes | O_NONBLOCK)
    defer { _ = fcntl(file, F_SETFL, modes) }
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      count = read(file, buffer.baseAddress, buffer.count)
      filled = max(count, 0)
    }
    let isToBeTriedAgain = count < 0 && (errno == EINTR || errno == EAGAIN)
    bytes += chunk
    return count > 0 || isToBeTriedAgain
  }

  private func isReady(_ file: Int32, within milliseconds: Int32) -> Bool {
    var source = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, milliseconds) > 0 && source.revents & Int16(POLLIN) != 0
  }
}

extension Array where Element == UInt8 {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count) == suffix[...] }
}

extension String {
  /// The text with each end of a line as one newline, however a terminal in raw mode sends them.
  fileprivate var withPlainNewlines: String {
    var text = ""
    var isAfterNewline = false
    for scalar in unicodeScalars {
      // The terminal swaps the two, so that CR LF arrives as LF CR.
      if scalar == "\r", isAfterNewline { isAfterNewline = false; continue }
      isAfterNewline = scalar == "\n"
      text.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
    }
    return text
  }
}
