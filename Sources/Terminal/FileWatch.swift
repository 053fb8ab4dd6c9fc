import Glibc

/// Waits for a file to be saved.
public struct FileWatch {
  private let path: String
  private var last: Stamp?

  /// What changes when a file is written or replaced.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let node: UInt

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      size = Int(status.st_size)
      node = UInt(status.st_ino)
    }
  }

  public init(_ path: String) {
    self.path = path
    last = Stamp(path)
  }

  /// Returns once the file is another than when this returned last, or false after Ctrl-C. A file
  /// that is gone for a moment, as some editors have it, is waited for.
  public mutating func wait() -> Bool {
    while !Interruption.isRequested {
      if let now = Stamp(path), now != last {
        last = now
        return true
      }
      usleep(100_000)
    }
    return false
  }
}
