import Glibc

/// Runs `body` on a thread with a stack of `size` bytes and waits for it, unless `isLeft`, which is
/// asked a hundred times a second and at every signal, says to wait no longer: the work goes on
/// then, and must own all it touches.
///
/// The memory is only reserved; what is never touched costs nothing. Where no thread of that size
/// can be had, `body` is given less, and is told how much; without any thread it is run in place.
///
/// - Returns: Whether the work has come to its end.
func runAside(
  stack size: Int, until isLeft: () -> Bool, _ body: @escaping (_ size: Int) -> Void
) -> Bool {
  var size = size
  while size > smallestStack {
    if let job = Job(stack: size, body) { return job.wait(until: isLeft) }
    size /= 2
  }
  body(smallestStack)
  return true
}

/// What is assumed of the stack of whoever calls.
private let smallestStack = 4 << 20

/// Work on a thread of its own. The thread closes its end of a pipe when it is done: that wakes
/// whoever waits, and a signal does so too.
private final class Job {
  private let size: Int
  private let body: (Int) -> Void
  private var thread = pthread_t()
  private var ends: [Int32] = [-1, -1]

  /// Starts the work; nil where the system refuses.
  init?(stack size: Int, _ body: @escaping (Int) -> Void) {
    self.size = size
    self.body = body
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard start() else {
      for end in ends { close(end) }
      return nil
    }
  }

  private func start() -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
    let argument = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
        job.body(job.size)
        close(job.ends[1])
        return nil
      }, argument.toOpaque())
    if status != 0 { argument.release() }
    return status == 0
  }

  /// Whether the work came to its end before `isLeft`.
  func wait(until isLeft: () -> Bool) -> Bool {
    defer { close(ends[0]) }
    var end = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    while poll(&end, 1, 10) <= 0 {
      guard isLeft() else { continue }
      pthread_detach(thread)
      return false
    }
    pthread_join(thread, nil)
    return true
  }
}
