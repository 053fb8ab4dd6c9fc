import Glibc

/// Runs `body` on a thread with a stack of `size` bytes and waits for it.
///
/// The memory is only reserved; what is never touched costs nothing. Where no thread of that size
/// can be had, `body` is given less: it is told how much.
func runOnLargeStack(size: Int, _ body: (_ size: Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    var size = size
    while size > smallestStack {
      if run(Job(body: body, size: size)) { return }
      size /= 2
    }
    body(smallestStack)
  }
}

/// What is assumed of the stack of whoever calls.
private let smallestStack = 4 << 20

private final class Job {
  let body: (Int) -> Void
  let size: Int

  init(body: @escaping (Int) -> Void, size: Int) {
    self.body = body
    self.size = size
  }
}

/// Whether a thread could be made; the job is done then.
private func run(_ job: Job) -> Bool {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return false }
  defer { pthread_attr_destroy(&attributes) }
  guard pthread_attr_setstacksize(&attributes, job.size) == 0 else { return false }
  var thread = pthread_t()
  let argument = Unmanaged.passRetained(job)
  let status = pthread_create(
    &thread, &attributes,
    { pointer in
      guard let pointer else { return nil }
      let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
      job.body(job.size)
      return nil
    }, argument.toOpaque())
  guard status == 0 else {
    argument.release()
    return false
  }
  pthread_join(thread, nil)
  return true
}
