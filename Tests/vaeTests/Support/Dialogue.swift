import Foundation
import Testing

/// A run of the program at a terminal that is talked to as it goes: what is typed waits for what
/// was shown, never for time.
final class Dialogue {
  let folder: Folder
  private(set) var screen = Screen(columns: 80)
  /// All that was sent to the terminal.
  private(set) var sent = ""
  private let process: pid_t
  private var channels: Channels
  private var undecoded: [UInt8] = []
  private var status: Int32?
  /// Seconds after which what is waited for is missing.
  private static let patience = 60.0

  init(
    _ arguments: String..., folder: Folder = Folder(), environment: [String: String] = [:],
    executable: String = Program.path
  ) throws {
    self.folder = folder
    let program = Program(
      executable: executable, arguments: arguments, folder: folder, environment: environment,
      streams: .terminal)
    (process, channels) = try program.start()
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    channels.closeOutput()
  }

  /// Types, and waits for a line that is entered to be taken: until then the prompt of before
  /// would be seen as the next.
  func type(_ text: String) {
    let before = sent.utf8.count
    defer {
      let began = Date()
      while text.hasSuffix("\r"), !sent.utf8.dropFirst(before).contains(0x0A),
        Date().timeIntervalSince(began) < Self.patience, pump()
      {}
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(channels.output, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if !pump() { return }
    }
  }

  /// Types a line as soon as the prompt is there.
  func enter(_ line: String) throws {
    try wait("a prompt") { $0.cursorLine.before.hasSuffix("> ") }
    type(line + "\r")
  }

  /// Waits until the screen shows a text.
  func expect(_ text: String, _ place: SourceLocation = #_sourceLocation) throws {
    try wait("\"\(text)\"", place) { $0.text.contains(text) }
  }

  func wait(
    _ description: String, _ place: SourceLocation = #_sourceLocation,
    until holds: (Screen) -> Bool
  ) throws {
    let began = Date()
    while !holds(screen) {
      guard Date().timeIntervalSince(began) < Self.patience, pump() else {
        Issue.record(
          "no \(description)\n--- screen\n\(screen.text)\n---\n\(sent.suffix(500).debugDescription)",
          sourceLocation: place)
        throw Failure("no \(description)")
      }
    }
  }

  func resize(columns: Int) {
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(channels.output, UInt(TIOCSWINSZ), &size)
    screen.resize(columns: columns)
  }

  /// The terminal goes.
  func hangUp() { channels.closeOutput() }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for the program to end; its exit status, or less than 0 for the signal that ended it.
  @discardableResult
  func end() throws -> Int32 {
    var ended: Int32 = 0
    let began = Date()
    while waitpid(process, &ended, WNOHANG) == 0 {
      guard Date().timeIntervalSince(began) < Self.patience else {
        throw Failure("no end; the screen shows\n\(screen.text)")
      }
      _ = pump()
    }
    _ = pump()
    let result = ended & 0x7F == 0 ? ended >> 8 & 0xFF : -(ended & 0x7F)
    status = result
    return result
  }

  /// Whether the program is stopped, as by Ctrl-Z.
  var isStopped: Bool {
    var about = siginfo_t()
    waitid(P_PID, id_t(process), &about, WSTOPPED | WNOHANG | WNOWAIT)
    return about.si_signo == SIGCHLD
  }

  /// Whether the terminal takes whole lines and shows them, as a program must leave it.
  var isCooked: Bool {
    var mode = termios()
    tcgetattr(channels.output, &mode)
    return mode.c_lflag & tcflag_t(ICANON) != 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Takes what has been shown, after waiting a little for it; false once nothing more can come.
  private func pump() -> Bool {
    var source = pollfd(fd: channels.output, events: Int16(POLLIN), revents: 0)
    poll(&source, 1, 20)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(channels.output, &buffer, buffer.count)
    guard count > 0 else {
      if channels.output < 0 { usleep(5_000) }
      return count < 0 && errno == EAGAIN
    }
    undecoded += buffer[..<count]
    let whole = undecoded.count - undecoded.unfinishedCharacter
    let text = String(decoding: undecoded[..<whole], as: UTF8.self)
    undecoded.removeFirst(whole)
    sent += text
    screen.show(text)
    return true
  }
}

extension [UInt8] {
  /// The bytes at the end that begin a character and do not end it.
  fileprivate var unfinishedCharacter: Int {
    for length in 1...4 where length <= count {
      let byte = self[count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return needed > length ? length : 0
    }
    return 0
  }
}
