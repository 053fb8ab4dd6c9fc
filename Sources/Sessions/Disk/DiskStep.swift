import CAttributes
import Glibc

/// A call of the system that changes a disk. All that the program writes goes through these, so
/// that a test can let any of them fail.
package enum DiskStep {
  /// Opens a file to write to; gives its descriptor.
  case open(String, flags: Int32, mode: UInt32)
  /// Writes bytes to an open file; gives how many it took.
  case write(UnsafeRawBufferPointer, file: Int32)
  case resize(Int32, to: Int)
  /// Waits until a file, or a folder's list of names, is on the disk.
  case synchronise(Int32)
  case setMode(UInt32, of: Int32)
  case setOwner(user: UInt32, group: UInt32, of: Int32)
  /// Keeps a text with an open file, under a name.
  case setAttribute(String, String, of: Int32)
  /// Moves a file, in the place of another where one is there.
  case rename(String, to: String)
  /// Gives a file a second name.
  case link(String, to: String)
  case remove(String)
  case makeFolder(String, mode: UInt32)

  /// Makes the call, again where a signal came in between.
  package func perform() throws(SystemFault) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw SystemFault(number) }
    }
  }

  /// What the system answers: negative, with `errno`, where it fails.
  private func call() -> Int {
    switch self {
    case .open(let path, let flags, let mode): Int(Glibc.open(path, flags, mode))
    case .write(let bytes, let file): Glibc.write(file, bytes.baseAddress, bytes.count)
    case .resize(let file, let size): Int(ftruncate(file, size))
    case .synchronise(let file): Int(fsync(file))
    case .setMode(let mode, let file): Int(fchmod(file, mode))
    case .setOwner(let user, let group, let file): Int(fchown(file, user, group))
    case .setAttribute(let name, let text, let file):
      Int(fsetxattr(file, name, text, text.utf8.count, 0))
    case .rename(let path, let target): Int(Glibc.rename(path, target))
    case .link(let path, let name): Int(Glibc.link(path, name))
    case .remove(let path): Int(unlink(path))
    case .makeFolder(let path, let mode): Int(mkdir(path, mode))
    }
  }
}

/// How steps are made, and files opened to be read: by the system, within an enclosure, or by a test
/// in its place.
package struct DiskSteps: Sendable {
  private let perform: @Sendable (DiskStep) throws(SystemFault) -> Int
  private let open: @Sendable (String, Int32) throws(SystemFault) -> Int32

  /// - Parameter open: Opens a path to be read, with flags of open(2).
  package init(
    _ perform: @escaping @Sendable (DiskStep) throws(SystemFault) -> Int,
    toRead open: @escaping @Sendable (String, Int32) throws(SystemFault) -> Int32 = openAnywhere
  ) {
    (self.perform, self.open) = (perform, open)
  }

  package static let ofSystem = DiskSteps({ (step) throws(SystemFault) in try step.perform() })

  /// Opens a path to be read, wherever it leads.
  package static let openAnywhere: @Sendable (String, Int32) throws(SystemFault) -> Int32 = {
    (path, flags) throws(SystemFault) in
    let file = Glibc.open(path, flags)
    guard file >= 0 else { throw SystemFault(errno) }
    return file
  }

  /// Opens a file to be read, without waiting: a pipe that nobody writes to would keep `open` itself.
  func open(toRead path: String) throws(SystemFault) -> Int32 {
    try open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  }

  @discardableResult
  func callAsFunction(_ step: DiskStep) throws(SystemFault) -> Int { try perform(step) }

  /// Writes all bytes, whatever part of them the system takes at a time.
  func write(
    _ bytes: [UInt8], to file: Int32, isCancelled: () -> Bool = { false }
  ) throws(SystemFault) {
    var done = 0
    while done < bytes.count {
      // A small file is written all the same: what was interrupted leaves its checkpoint.
      if done > 0, isCancelled() { throw SystemFault(ECANCELED) }
      let part = bytes[done..<min(done + Self.longestPart, bytes.count)]
      let wrote = part.withUnsafeBytes { part in
        Result { () throws(SystemFault) in try perform(.write(part, file: file)) }
      }
      if case .failure(SystemFault(EAGAIN)) = wrote {
        // A pipe that is full: its reader may take long, or never come.
        if isCancelled() { throw SystemFault(ECANCELED) }
        var entry = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, 20)
        continue
      }
      let count = try wrote.get()
      guard count > 0 else { throw SystemFault(EIO) }
      done += count
      // What is on the disk already need not be waited for at the end.
      if done < bytes.count { fdatasync(file) }
    }
  }

  /// How many bytes are written between two looks at whether to stop.
  private static let longestPart = 16 << 20

  /// Waits until a file is on the disk; some devices and file systems know of no such thing.
  func synchronise(_ file: Int32) throws(SystemFault) {
    do throws(SystemFault) {
      try self(.synchronise(file))
    } catch  where [EINVAL, EROFS, ENOTSUP].contains(error.number) {}
  }

  /// Makes a folder and those above it that are missing.
  func makeFolder(_ path: String, mode: UInt32 = 0o777) throws(SystemFault) {
    guard FilePath.status(path) == nil else { return }
    let parent = FilePath.folder(of: path)
    if parent != path { try makeFolder(parent, mode: mode) }
    do throws(SystemFault) {
      try self(.makeFolder(path, mode: mode))
    } catch  where error.number == EEXIST {}
    try synchroniseFolder(parent)
  }

  /// Waits until a folder's names are on the disk.
  func synchroniseFolder(_ path: String) throws(SystemFault) {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder in which one may write but not look has nothing to wait for.
    guard folder >= 0 else { return }
    defer { close(folder) }
    try synchronise(folder)
  }
}

/// Why the system refused a call: its error number.
package struct SystemFault: Error, Equatable {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// The reason in words.
  package var reason: String {
    switch number {
    case ENOENT: "there is no such file"
    case ECANCELED: "interrupted"
    case EACCES, EPERM: "it is not allowed"
    case ENOSPC, EDQUOT: "the disk is full"
    case EROFS: "the disk is read-only"
    case EFBIG: "the file would be too large"
    case EISDIR: "it is a folder"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "its links lead in a circle"
    case Self.outside.number: "it is outside of the folders that may be used"
    case Self.noFile.number: "it is a pipe or a device, which may not be used"
    case Self.hidden.number: "programs keep their settings there, which may not be written"
    default: String(cString: strerror(number))
    }
  }
}
