import Glibc

/// A program that was started, and is waited for once.
final class Process {
  private let id: pid_t
  private var ended: Int32?

  /// Starts a program whose descriptors, from 0 on, are these; nil where it cannot be started.
  init?(_ path: String, descriptors: [Int32]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C is this program's to answer.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var id = pid_t()
    let arguments = Self.strings([path])
    let environment = Self.strings(Self.environment)
    defer { (arguments + environment).forEach { free($0) } }
    guard posix_spawn(&id, path, &actions, &attributes, arguments, environment) == 0 else {
      return nil
    }
    self.id = id
  }

  deinit { end() }

  /// How it ended, once it has.
  func status() -> Int32 {
    if let ended { return ended }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    ended = status
    return status
  }

  /// Ends it where it runs.
  func end() {
    guard ended == nil else { return }
    kill(id, SIGKILL)
    _ = status()
  }

  /// No code is loaded that a variable names; where Swift's libraries are stays known.
  private static var environment: [String] {
    let own = getenv("LD_LIBRARY_PATH").map { "LD_LIBRARY_PATH=" + String(cString: $0) }
    return [
      "LC_ALL=C.UTF-8", "HDF5_USE_FILE_LOCKING=FALSE", "HDF5_PLUGIN_PRELOAD=::",
      "SWIFT_BACKTRACE=enable=no",
    ] + (own.map { [$0] } ?? [])
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
