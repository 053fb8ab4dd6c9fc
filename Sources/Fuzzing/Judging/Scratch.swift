import Files
import FoundationEssentials
import Glibc
import Sessions

/// A folder of this process alone on the disk, for what reads files there by itself.
///
/// It is named by its process and goes with it; what a process left that was ended goes when the
/// next one begins.
struct Scratch {
  let folder: String
  private static let start = "vae-fuzz-"

  init() {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    folder = "\(parent)/\(Self.start)\(getpid())"
    for name in (try? DiskHost().names(in: parent)) ?? [] where Self.isLeft(name) {
      Self.remove(parent + "/" + name)
    }
    atexit { Scratch.remove(Scratch.shared.folder) }
  }

  static let shared = Scratch()

  /// Writes a file into the folder; gives its path.
  func write(_ bytes: [UInt8], to name: String) -> String {
    let path = folder + "/" + name
    do { try DiskHost().write(bytes, to: path) } catch { print(error.message) }
    return path
  }

  /// Whether a name is that of a folder whose process is no more.
  private static func isLeft(_ name: String) -> Bool {
    guard name.hasPrefix(start), let process = pid_t(name.dropFirst(start.count)) else {
      return false
    }
    return process != getpid() && kill(process, 0) != 0 && errno == ESRCH
  }

  private static func remove(_ folder: String) {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
