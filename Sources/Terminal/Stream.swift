import Glibc
import Synchronization

/// An open file that text is written to at once, unbuffered by the C library.
public enum Stream {
  case output, errors

  var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .errors: STDERR_FILENO
    }
  }

  /// The size of the terminal that it leads to, nil where it leads to none.
  var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// The error number of the first write of output that failed, 0 while none has.
  private static let failureOfOutput = Atomic<Int32>(0)

  /// What keeps output from being written, nil while nothing does.
  static var obstacle: Obstacle? {
    switch failureOfOutput.load(ordering: .relaxed) {
    case 0: nil
    case EPIPE: .readerLeft
    case ENOSPC: .refused("the disk is full")
    case let number: .refused(String(cString: strerror(number)))
    }
  }

  enum Obstacle {
    /// Whoever read a pipe has seen enough.
    case readerLeft
    case refused(String)
  }

  /// Writes all of a text; once output has been refused, no more of it is written.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Writes all bytes, whatever they mean.
  public func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0) } }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    if self == .output, Self.obstacle != nil { return }
    var done = 0
    while done < bytes.count {
      let wrote = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if wrote < 0 && errno != EINTR { return fail(errno) }
      done += max(wrote, 0)
    }
  }

  private func fail(_ number: Int32) {
    if self == .output { Self.failureOfOutput.store(number, ordering: .relaxed) }
  }
}
