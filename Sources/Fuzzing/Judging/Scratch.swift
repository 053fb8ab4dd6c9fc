import Glibc
import Files
import Sessions

/// A folder of this process on the disk, for what reads files there by itself.
struct Scratch {
  let folder: String

  init() {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    folder = "\(parent)/vae-fuzz-\(getpid())"
  }

  static let shared = Scratch()

  /// Writes a file into the folder; gives its path.
  func write(_ bytes: [UInt8], to name: String) -> String {
    let path = folder + "/" + name
    do { try DiskHost().write(bytes, to: path) } catch { print(error.message) }
    return path
  }
}
