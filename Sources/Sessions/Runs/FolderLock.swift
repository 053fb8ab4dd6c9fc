import Glibc

/// A folder that one program at a time works in.
package final class FolderLock {
  private let file: Int32

  /// Makes the folder where it is missing, and locks it; nil where another program has.
  package init?(_ folder: String, steps: DiskSteps = .ofProgram) throws(SystemFault) {
    try steps.makeFolder(folder, mode: 0o777)
    let flags = O_RDWR | O_CREAT | O_CLOEXEC
    file = Int32(
      truncatingIfNeeded: try steps(.open(folder + "/lock", flags: flags, mode: 0o666)))
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  deinit { close(file) }
}
