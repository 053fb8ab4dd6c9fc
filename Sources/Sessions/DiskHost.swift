import FoundationEssentials
import Glibc
package import Interpreter

/// The real disk and clock. Reading and writing stop soon after `isCancelled` answers true.
package struct DiskHost: Host {
  let isCancelled: @Sendable () -> Bool
  /// How the disk is changed; see `DiskHost+Writing`.
  let steps: DiskSteps

  package init(
    isCancelled: @escaping @Sendable () -> Bool = { false }, steps: DiskSteps = .ofSystem
  ) {
    self.isCancelled = isCancelled
    self.steps = steps
  }

  package func read(_ path: String) throws(HostError) -> [UInt8] {
    guard kind(of: path) != .folder else {
      throw HostError("\(path) is a folder, but a file is needed")
    }
    // Without waiting: a pipe that nobody writes to would keep `open` itself.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Self.unread(path, SystemFault(errno).reason) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Self.unread(path, SystemFault(errno).reason) }
    if status.st_mode & S_IFMT != S_IFREG { try awaitContent(of: file, path) }
    return try bytes(of: file, expecting: Int(status.st_size), path: path)
  }

  private static func unread(_ path: String, _ reason: String) -> HostError {
    HostError("cannot read \(path)", because: reason)
  }

  /// Waits until a pipe or device has something to read, or has come to its end.
  private func awaitContent(of file: Int32, _ path: String) throws(HostError) {
    var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, 20) <= 0 {
      if isCancelled() { throw Self.unread(path, "interrupted") }
    }
  }

  /// Reads to the end, whatever size was announced: a pipe announces none, and some devices have
  /// no end.
  private func bytes(
    of file: Int32, expecting size: Int, path: String
  ) throws(HostError) -> [UInt8] {
    var bytes: [UInt8] = []
    if size > Self.longestStep { bytes.reserveCapacity(size) }
    while true {
      guard bytes.count <= max(size, Self.longestStream) else {
        throw Self.unread(path, "it has no end")
      }
      if isCancelled() { throw Self.unread(path, "interrupted") }
      let room = max(min(size + 1 - bytes.count, Self.longestStep), 65_536)
      var got = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        got = Glibc.read(file, buffer.baseAddress, room)
        filled = max(got, 0)
      }
      if got == 0 { return bytes }
      if got < 0, errno == EINTR { continue }
      if got < 0, errno == EAGAIN {
        try awaitContent(of: file, path)
        continue
      }
      guard got > 0 else { throw Self.unread(path, SystemFault(errno).reason) }
      if bytes.isEmpty, got == size { bytes = chunk } else { bytes += chunk }
    }
  }

  /// The most bytes that are taken from what announces no size.
  package static let longestStream = 1 << 28
  /// How much is read between two looks at whether to stop.
  private static let longestStep = 16 << 20

  package func kind(of path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  package func names(in folder: String) throws(HostError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw HostError("cannot list the folder \(folder)")
    }
  }

  package var time: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}
