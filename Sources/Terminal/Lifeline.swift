import Glibc

/// What ties a run to the sweep that started it: standard input is then a pipe whose other end the
/// sweep holds, and nothing ever comes through it but its end.
enum Lifeline {
  /// Ends the program as soon as the sweep is gone, however that went.
  static func watch() {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var byte: UInt8 = 0
        while true {
          let count = read(STDIN_FILENO, &byte, 1)
          if count == 0 || count < 0 && errno != EINTR { _exit(130) }
        }
      }, nil)
  }
}
