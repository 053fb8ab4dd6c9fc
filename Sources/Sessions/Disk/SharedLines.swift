import Glibc

/// A file of lines to which several programs of one user add, which nobody else may read.
///
/// Lines are added whole, under a lock. A last line without an end is what a killed program left;
/// it goes when the next line comes.
package struct SharedLines: Sendable {
  package let path: String
  private let steps: DiskSteps

  package init(path: String, steps: DiskSteps = .ofProgram) {
    (self.path, self.steps) = (path, steps)
  }

  /// The whole file; nothing where there is none.
  package func read() throws(SystemFault) -> [UInt8] {
    do throws(SystemFault) {
      let file = try steps.open(toRead: path)
      defer { close(file) }
      return try Self.bytes(of: file)
    } catch  where [ENOENT, ENOTDIR].contains(error.number) {
      return []
    }
  }

  /// Adds a line, which has an end.
  package func append(_ line: [UInt8]) throws(SystemFault) {
    try withLock { file throws(SystemFault) in
      try removeTornLine(of: file)
      try GrowingFile(file: file, steps: steps).append(line)
    }
  }

  /// Puts other content in the place of what is there; none where `change` gives nil.
  package func rewrite(_ change: ([UInt8]) -> [UInt8]?) throws(SystemFault) {
    try withLock { file throws(SystemFault) in
      guard let new = change(try Self.bytes(of: file)) else { return }
      let target = try FilePath.destination(of: path)
      StagedName.sweep(FilePath.folder(of: target), steps)
      var replacement = Replacement(steps)
      do throws(SystemFault) {
        let file = try replacement.opened(for: target)
        try file.add(new)
        try file.finish()
        try replacement.settle()
      } catch {
        replacement.undo()
        throw error
      }
    }
  }

  /// Opens the file, made where it is missing, for as long as no other program writes it.
  private func withLock(_ body: (Int32) throws(SystemFault) -> Void) throws(SystemFault) {
    try steps.makeFolder(FilePath.folder(of: path), mode: 0o700)
    while true {
      let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC
      let file = Int32(truncatingIfNeeded: try steps(.open(path, flags: flags, mode: 0o600)))
      defer { close(file) }
      guard flock(file, LOCK_EX) == 0 || errno != EINTR else { continue }
      // Another program may have put a new file in its place while this one waited.
      var mine = stat()
      guard fstat(file, &mine) == 0, FilePath.status(path)?.st_ino == mine.st_ino else { continue }
      return try body(file)
    }
  }

  private static let newline = UInt8(ascii: "\n")

  private func removeTornLine(of file: Int32) throws(SystemFault) {
    let size = lseek(file, 0, SEEK_END)
    var last = Self.newline
    guard size > 0, pread(file, &last, 1, size - 1) == 1, last != Self.newline else { return }
    lseek(file, 0, SEEK_SET)
    let whole = try Self.bytes(of: file).lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
    try steps(.resize(file, to: whole))
  }

  private static func bytes(of file: Int32) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
        count = Glibc.read(file, buffer.baseAddress, buffer.count)
        filled = max(count, 0)
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw SystemFault(errno) }
    }
  }
}
