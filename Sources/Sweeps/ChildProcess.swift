import Glibc

/// A program that was started; it goes when this does.
final class ChildProcess {
  private let id: pid_t
  private var isOver = false
  /// The end of a pipe that the child waits at: it ends once this program is gone.
  private let lifeline: Int32

  /// Starts a program that reads nothing and is not heard; nil where it cannot be started.
  init?(_ path: String, _ arguments: [String]) {
    guard let (near, far) = ownPipe() else { return nil }
    lifeline = far
    defer { close(near) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, near, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C is this program's to answer.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var id = pid_t()
    let words = cStrings([path] + arguments)
    let environment = cStrings(ownEnvironment)
    defer { (words + environment).forEach { free($0) } }
    guard posix_spawn(&id, path, &actions, &attributes, words, environment) == 0 else {
      close(lifeline)
      return nil
    }
    self.id = id
  }

  deinit {
    end()
    close(lifeline)
  }

  /// How it ended, in words; nil while it runs, empty where it left by itself.
  func trouble() -> String? {
    var status: Int32 = 0
    guard !isOver, waitpid(id, &status, WNOHANG) != 0 else { return nil }
    isOver = true
    let signal = status & 0x7F
    return signal == 0 ? "" : "the run was ended by signal \(signal)"
  }

  /// Ends it where it runs.
  func end() {
    guard !isOver else { return }
    isOver = true
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}
