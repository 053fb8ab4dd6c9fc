import Glibc

/// An open file that text is written to at once, unbuffered by the C library.
public enum Stream {
  case output, errors

  var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .errors: STDERR_FILENO
    }
  }

  /// Writes all of a text; what a closed pipe refuses is lost.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let wrote = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if wrote < 0 && errno != EINTR { return }
        done += max(wrote, 0)
      }
    }
  }
}
