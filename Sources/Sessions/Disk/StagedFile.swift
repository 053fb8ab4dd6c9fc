import Glibc

/// A file that is written beside the one whose place it is to take.
///
/// Its name is one that nobody can know before, and it is made by whoever opens it: what others
/// have put there, links above all, is never written to. It is locked while its writer lives, so
/// that what a killed program left behind can be told from what another is writing.
struct StagedFile {
  /// Where the file is to stand.
  let target: String
  private let path: String
  private let file: Int32
  private let steps: DiskSteps

  /// An empty file beside a target, with the target's mode and owner where one is there.
  init(for target: String, mode: UInt32 = 0o666, _ steps: DiskSteps) throws(SystemFault) {
    (self.target, self.steps) = (target, steps)
    let replaced = FilePath.status(target)
    (path, file) = try Self.open(
      beside: target, mode: replaced == nil ? mode : 0o600, steps)
    do throws(SystemFault) {
      if let replaced { try take(modeOf: replaced) }
    } catch {
      discard()
      throw error
    }
  }

  private static func open(
    beside target: String, mode: UInt32, _ steps: DiskSteps
  ) throws(SystemFault) -> (path: String, file: Int32) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    while true {
      let path = FilePath.folder(of: target) + "/" + StagedName.random()
      let file: Int32
      do throws(SystemFault) {
        file = Int32(truncatingIfNeeded: try steps(.open(path, flags: flags, mode: mode)))
      } catch  where error.number == EEXIST {
        continue
      }
      // Where the disk has no locks, there is none, and what is left behind stays.
      while flock(file, LOCK_EX) != 0, errno == EINTR {}
      var status = stat()
      if fstat(file, &status) != 0 || status.st_nlink > 0 { return (path, file) }
      // Another writer took it for one left behind before it was locked.
      Glibc.close(file)
    }
  }

  /// Who owns a file may be changed by few; then its group and others get no more than they had.
  private func take(modeOf replaced: stat) throws(SystemFault) {
    var mode = replaced.st_mode & 0o777
    var own = stat()
    if fstat(file, &own) == 0, own.st_uid != replaced.st_uid || own.st_gid != replaced.st_gid {
      do throws(SystemFault) {
        try steps(.setOwner(user: replaced.st_uid, group: replaced.st_gid, of: file))
      } catch {
        if own.st_gid != replaced.st_gid { mode &= ~0o070 | (mode & 0o007) << 3 }
      }
    }
    try steps(.setMode(mode, of: file))
  }

  /// Writes what comes next.
  func add(_ bytes: [UInt8], isCancelled: () -> Bool = { false }) throws(SystemFault) {
    try steps.write(bytes, to: file, isCancelled: isCancelled)
  }

  /// Waits until all is on the disk.
  func finish(bond: String? = nil) throws(SystemFault) {
    if let bond {
      // Some file systems keep nothing with a file; then the files are not told apart later.
      _ = try? steps(.setAttribute(DiskHost.bondName, bond, of: file))
    }
    try steps.synchronise(file)
  }

  /// Puts the file in its place.
  func settle() throws(SystemFault) { try steps(.rename(path, to: target)) }

  /// Removes the file, if it has not been put in its place.
  func discard() {
    _ = try? steps(.remove(path))
    close()
  }

  func close() { Glibc.close(file) }
}

/// The names of files that are being written: as `.vae-0123456789abcdef.part`.
enum StagedName {
  private static let start = ".vae-"
  private static let end = ".part"

  static func random() -> String {
    let number = String(UInt64.random(in: 0...(.max)), radix: 16)
    return start + String(repeating: "0", count: 16 - number.count) + number + end
  }

  static func matches(_ name: String) -> Bool {
    guard name.hasPrefix(start), name.hasSuffix(end) else { return false }
    let number = name.dropFirst(start.count).dropLast(end.count)
    return number.utf8.count == 16 && number.allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// Removes from a folder what killed programs of this user have left there.
  static func sweep(_ folder: String, _ steps: DiskSteps) {
    for name in FilePath.names(in: folder) where matches(name) {
      let path = folder + "/" + name
      let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { continue }
      var status = stat()
      if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_uid == geteuid(), flock(file, LOCK_EX | LOCK_NB) == 0
      {
        _ = try? steps(.remove(path))
      }
      close(file)
    }
  }
}
