import Files
import Glibc

/// A file on the disk that is open as long as something holds on to it.
///
/// It is read where it stands and not mapped into memory, so that a file that becomes shorter
/// meanwhile is an error.
final class DiskFile: OpenFile {
  let path: String
  let size: Int
  let identity: FileIdentity?
  private let file: Int32
  private let isCancelled: @Sendable () -> Bool

  /// How much is read between two looks at whether to stop.
  private static let longestStep = 16 << 20

  /// Takes charge of an open file.
  private init(
    _ file: Int32, _ path: String, _ status: stat, isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.file, self.path, self.isCancelled) = (file, path, isCancelled)
    size = Int(status.st_size)
    identity = FileIdentity(status)
  }

  deinit { close(file) }

  var descriptor: Int32? { file }

  var isUnchanged: Bool {
    var status = stat()
    return fstat(file, &status) == 0 && FileIdentity(status) == identity
  }

  /// Opens a file; what can only be read from front to back, as a pipe, is read to its end.
  static func opening(
    _ path: String, _ steps: DiskSteps, isCancelled: @escaping @Sendable () -> Bool
  ) throws(HostError) -> any OpenFile {
    let file: Int32
    do throws(SystemFault) {
      file = try steps.open(toRead: path)
    } catch {
      throw unread(path, error.reason)
    }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      defer { close(file) }
      throw unread(path, SystemFault(errno).reason)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      close(file)
      throw HostError("\(path) is a folder, but a file is needed")
    // A file without size may hold something all the same, as those of /proc do.
    case S_IFREG where status.st_size > 0:
      return DiskFile(file, path, status, isCancelled: isCancelled)
    default:
      defer { close(file) }
      return try DiskStream(file: file, path: path, isCancelled: isCancelled).content()
    }
  }

  static func unread(_ path: String, _ reason: String) -> HostError {
    HostError("cannot read \(path)", because: reason)
  }

  var lasting: any OpenFile { LastingFile(file: self) }

  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(HostError) {
    try read(at: offset, into: buffer, unless: isCancelled)
  }

  fileprivate func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer, unless isCancelled: () -> Bool
  ) throws(HostError) {
    var done = 0
    while done < buffer.count {
      if isCancelled() { throw Self.unread(path, "interrupted") }
      let room = min(buffer.count - done, Self.longestStep)
      let got = pread(file, buffer.baseAddress.map { $0 + done }, room, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Self.unread(path, SystemFault(errno).reason) }
      guard got > 0 else { throw Self.unread(path, "it has become shorter meanwhile") }
      done += got
    }
  }
}

/// A file that is read whoever asks to stop.
private struct LastingFile: OpenFile {
  let file: DiskFile

  var path: String { file.path }
  var size: Int { file.size }
  var identity: FileIdentity? { file.identity }
  var descriptor: Int32? { file.descriptor }
  var isUnchanged: Bool { file.isUnchanged }

  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(HostError) {
    try file.read(at: offset, into: buffer, unless: { false })
  }
}

extension FileIdentity {
  fileprivate init(_ status: stat) {
    self.init(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec, inode: UInt64(status.st_ino))
  }
}

/// Something open that is read from front to back: a pipe, a device, a file that tells no size.
struct DiskStream {
  let file: Int32
  let path: String
  let isCancelled: @Sendable () -> Bool

  /// The most bytes that are taken.
  private static let longest = 1 << 28
  /// How many bytes are taken at a time.
  private static let step = 65_536
  /// How often a pipe is looked at that nobody has opened to write to it: for two seconds.
  private static let mostLooks = 100

  /// All that comes.
  func content() throws(HostError) -> MemoryFile {
    var bytes: [UInt8] = []
    var hasComer = try awaitContent(looks: Self.mostLooks)
    while true {
      guard bytes.count <= Self.longest else { throw DiskFile.unread(path, "it has no end") }
      if isCancelled() { throw DiskFile.unread(path, "interrupted") }
      let got = readMore(to: &bytes)
      if got == 0 {
        guard hasComer || !bytes.isEmpty else {
          throw DiskFile.unread(path, "it is a pipe that nobody writes to")
        }
        return MemoryFile(path, bytes, isLasting: false)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 || errno == EAGAIN else {
        throw DiskFile.unread(path, SystemFault(errno).reason)
      }
      // A pipe without a writer would be at its end.
      if got < 0 { hasComer = try awaitContent() }
    }
  }

  /// Adds what there is now; how many bytes, or -1 with `errno`.
  private func readMore(to bytes: inout [UInt8]) -> Int {
    var got = 0
    bytes += [UInt8](unsafeUninitializedCapacity: Self.step) { buffer, filled in
      got = Glibc.read(file, buffer.baseAddress, Self.step)
      filled = max(got, 0)
    }
    return got
  }

  /// Waits until there is something to read, or the end; whether that came within so many looks.
  private func awaitContent(looks: Int = .max) throws(HostError) -> Bool {
    var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    var looks = looks
    while poll(&entry, 1, 20) <= 0 {
      if isCancelled() { throw DiskFile.unread(path, "interrupted") }
      looks -= 1
      if looks == 0 { return false }
    }
    return true
  }
}
