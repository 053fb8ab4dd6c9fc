package import Files
import FoundationEssentials
import Glibc
import Interpreter

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

  package func open(_ path: String) throws(HostError) -> any OpenFile {
    try DiskFile.opening(FilePath.fromHome(path), steps, isCancelled: isCancelled)
  }

  /// The most bytes that are taken from what announces no size.
  package static let longestStream = 1 << 28

  package func kind(of path: String) -> FileKind? {
    var status = stat()
    guard stat(FilePath.fromHome(path), &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  package func names(in folder: String) throws(HostError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: FilePath.fromHome(folder)).sorted()
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
