import FoundationEssentials
import Glibc
package import Interpreter

/// The real disk and clock.
package struct DiskHost: Host {
  package init() {}

  package func read(_ path: String) throws(HostError) -> [UInt8] {
    guard kind(of: path) != .folder else {
      throw HostError("\(path) is a folder, but a file is needed")
    }
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw HostError("cannot read \(path): \(Self.reason(errno))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw HostError("cannot read \(path): \(Self.reason(errno))")
    }
    return try bytes(of: file, expecting: Int(status.st_size), path: path)
  }

  /// Reads to the end, whatever size was announced: a pipe announces none, and some devices have
  /// no end.
  private func bytes(
    of file: Int32, expecting size: Int, path: String
  ) throws(HostError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      guard bytes.count <= max(size, Self.longestStream) else {
        throw HostError("cannot read \(path): it has no end")
      }
      let room = max(size + 1 - bytes.count, 65_536)
      var got = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        got = Glibc.read(file, buffer.baseAddress, room)
        filled = max(got, 0)
      }
      if got == 0 { return bytes }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw HostError("cannot read \(path): \(Self.reason(errno))") }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
  }

  /// The most bytes that are taken from what announces no size.
  private static let longestStream = 1 << 28

  /// Writes beside the file and renames, so that `path` holds the old bytes or the new; a device
  /// or pipe is written to as it stands, and through a link the file that it leads to.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    if let obstacle = obstacle(toWriting: path) { throw HostError(obstacle) }
    let target = Self.destination(of: path)
    do {
      try FileManager.default.createDirectory(
        atPath: Self.folder(of: target), withIntermediateDirectories: true)
    } catch {
      throw HostError("cannot make the folder \(Self.folder(of: target))")
    }
    let problem =
      Self.isStream(target) ? store(bytes, in: target) : replace(target, with: bytes)
    guard problem == 0 else { throw HostError("cannot write \(path): \(Self.reason(problem))") }
  }

  /// The error number of the first step that failed, 0 when the file is the new one.
  private func replace(_ path: String, with bytes: [UInt8]) -> Int32 {
    let beside = path + ".\(getpid()).part"
    var problem = store(bytes, in: beside)
    if problem == 0, rename(beside, path) != 0 { problem = errno }
    if problem != 0 { unlink(beside) }
    return problem
  }

  /// The error number of the first step that failed, 0 when all is written.
  private func store(_ bytes: [UInt8], in path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard file >= 0 else { return errno }
    defer { close(file) }
    guard Self.append(bytes, to: file) else { return errno }
    return fsync(file) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno
  }

  /// Writes bytes to an open file; false, with `errno`, where not all are taken.
  static func append(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let wrote = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if wrote < 0, errno != EINTR { return false }
      done += max(wrote, 0)
    }
    return true
  }

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

  package func obstacle(toWriting path: String) -> String? {
    if path.isEmpty || path.hasSuffix("/") { return "\"\(path)\" is not the name of a file" }
    if path.utf8.contains(0) { return "a path must not contain a NUL character" }
    if kind(of: path) == .folder { return "\(path) is a folder" }
    var folder = Self.folder(of: path)
    while kind(of: folder) == nil { folder = Self.folder(of: folder) }
    guard kind(of: folder) == .folder else { return "\(folder) is not a folder" }
    if kind(of: path) != nil, access(path, W_OK) != 0 { return "\(path) cannot be written to" }
    if Self.isStream(path) { return nil }
    return access(folder, W_OK) == 0 ? nil : "the folder \(folder) cannot be written to"
  }

  package var time: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  /// Where a link leads, else the path itself.
  private static func destination(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether something other than a file or folder stands there: a device, a pipe.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "it is not allowed"
    case ENOSPC, EDQUOT: "the disk is full"
    case EROFS: "the disk is read-only"
    case EFBIG: "the file would be too large"
    case EISDIR: "it is a folder"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(number))
    }
  }
}
