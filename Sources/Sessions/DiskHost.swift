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

  /// Reads to the end, whatever size was announced: a pipe announces none.
  private func bytes(
    of file: Int32, expecting size: Int, path: String
  ) throws(HostError) -> [UInt8] {
    var bytes: [UInt8] = []
    var problem: Int32 = 0
    while problem == 0 {
      let room = max(size + 1 - bytes.count, 65_536)
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        let got = Glibc.read(file, buffer.baseAddress, room)
        if got < 0 { problem = errno }
        filled = max(got, 0)
      }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    guard problem == 0 else { throw HostError("cannot read \(path): \(Self.reason(problem))") }
    return bytes
  }

  /// Writes beside the file and renames, so that `path` holds the old bytes or the new.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    if let obstacle = obstacle(toWriting: path) { throw HostError(obstacle) }
    do {
      try FileManager.default.createDirectory(
        atPath: Self.folder(of: path), withIntermediateDirectories: true)
    } catch {
      throw HostError("cannot make the folder \(Self.folder(of: path))")
    }
    let beside = path + ".\(getpid()).part"
    let problem = store(bytes, in: beside)
    guard problem == 0, rename(beside, path) == 0 else {
      let reason = Self.reason(problem == 0 ? errno : problem)
      unlink(beside)
      throw HostError("cannot write \(path): \(reason)")
    }
  }

  /// The error number of the first step that failed, 0 when all is on the disk.
  private func store(_ bytes: [UInt8], in path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard file >= 0 else { return errno }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let wrote = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard wrote >= 0 else { return errno }
      done += wrote
    }
    return fsync(file) == 0 || errno == EINVAL ? 0 : errno
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
    return access(folder, W_OK) == 0 ? nil : "the folder \(folder) cannot be written to"
  }

  package var time: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
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
    case EISDIR: "it is a folder"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(number))
    }
  }
}
