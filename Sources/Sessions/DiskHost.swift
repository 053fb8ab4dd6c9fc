package import Files
import FoundationEssentials
import Glibc
import Interpreter

/// The real disk and clock. Reading and writing stop soon after `isCancelled` answers true.
package struct DiskHost: Host {
  private let isCancelled: @Sendable () -> Bool

  package init(isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.isCancelled = isCancelled
  }

  package func open(_ path: String) throws(HostError) -> any OpenFile {
    try DiskFile.opening(path, isCancelled: isCancelled)
  }

  /// How much is written between two looks at whether to stop.
  private static let longestStep = 16 << 20

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
      Self.isStream(target) ? store(bytes, inStream: target) : replace(target, with: bytes)
    guard problem == 0 else {
      throw HostError("cannot write \(path)", because: Self.reason(problem))
    }
  }

  /// The error number of the first step that failed, 0 when the file is the new one.
  private func replace(_ path: String, with bytes: [UInt8]) -> Int32 {
    let beside = path + ".part"
    let file = Self.openAlone(beside)
    guard file >= 0 else { return errno }
    defer { close(file) }
    var problem = ftruncate(file, 0) == 0 ? store(bytes, in: file) : errno
    if problem == 0, rename(beside, path) != 0 { problem = errno }
    if problem != 0 { unlink(beside) }
    return problem
  }

  /// Opens a file for this writer alone, so that what a killed program left is used again and two
  /// programs do not write into one; -1 where it cannot be.
  private static func openAlone(_ path: String) -> Int32 {
    for _ in 0..<1000 {
      let file = Glibc.open(path, O_WRONLY | O_CREAT, 0o666)
      guard file >= 0 else { return file }
      // The lock ends with its owner. Where the disk has no locks, there is none.
      while flock(file, LOCK_EX) != 0, errno == EINTR {}
      var (mine, there) = (stat(), stat())
      if fstat(file, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino {
        return file
      }
      // The other writer has renamed it meanwhile.
      close(file)
    }
    errno = EBUSY
    return -1
  }

  /// Writes to a device or pipe as it stands; the error number of the first step that failed.
  private func store(_ bytes: [UInt8], inStream path: String) -> Int32 {
    let file = Glibc.open(path, O_WRONLY)
    guard file >= 0 else { return errno }
    defer { close(file) }
    return store(bytes, in: file)
  }

  /// The error number of the first step that failed, 0 when all is written.
  private func store(_ bytes: [UInt8], in file: Int32) -> Int32 {
    guard Self.append(bytes, to: file, isCancelled: isCancelled) else {
      return isCancelled() ? ECANCELED : errno
    }
    return fsync(file) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno
  }

  /// Writes bytes to an open file; false, with `errno`, where not all are taken.
  static func append(
    _ bytes: [UInt8], to file: Int32, isCancelled: () -> Bool = { false }
  ) -> Bool {
    var done = 0
    while done < bytes.count {
      // A small file is written all the same: what was interrupted leaves its checkpoint.
      if done > 0, isCancelled() { return false }
      let step = bytes[done..<min(done + longestStep, bytes.count)]
      let wrote = step.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if wrote < 0, errno != EINTR { return false }
      done += max(wrote, 0)
      // What is on the disk already need not be waited for at the end.
      if done < bytes.count { fdatasync(file) }
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

  /// What an error number means.
  static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: "there is no such file"
    case ECANCELED: "interrupted"
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
