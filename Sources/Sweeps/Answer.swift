import Glibc

/// What a program said that was run to its end.
struct Answer {
  let status: Int32
  /// What it wrote to either of its streams, without the blanks around.
  let text: String

  /// Runs a program that the path finds; nil where there is none.
  init?(of program: String, _ arguments: [String]) {
    guard let (near, far) = ownPipe() else { return nil }
    defer { close(near) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_adddup2(&actions, far, stream)
    }
    var id = pid_t()
    let words = cStrings([program] + arguments)
    let environment = cStrings(ownEnvironment)
    let error = posix_spawnp(&id, program, &actions, nil, words, environment)
    (words + environment).forEach { free($0) }
    close(far)
    guard error == 0 else { return nil }
    text = Self.everything(from: near)
    var end: Int32 = 0
    while waitpid(id, &end, 0) < 0, errno == EINTR {}
    status = end
  }

  private static func everything(from file: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
