import Glibc
import Synchronization

/// The requests that wait for the session, and whether what it does is to stop.
final class Inbox: Sendable {
  private let state = Mutex(State())
  private let isInterrupted = Atomic<Bool>(false)
  private let count = Semaphore()

  private struct State {
    var requests: [KernelMessage] = []
    var isBusy = false
    var isClosed = false
  }

  /// Whether the running request is to stop soon.
  var isCancelled: Bool { isInterrupted.load(ordering: .relaxed) }

  /// Adds a request at the end.
  func add(_ request: KernelMessage) {
    state.withLock { $0.requests.append(request) }
    count.signal()
  }

  /// Waits for the next request, and takes it; nil once there will be none.
  func next() -> KernelMessage? {
    count.wait()
    return state.withLock { state in
      guard !state.isClosed, !state.requests.isEmpty else { return nil }
      state.isBusy = true
      return state.requests.removeFirst()
    }
  }

  /// The request that was taken last is answered.
  func finish() {
    state.withLock { state in
      state.isBusy = false
      if !state.isClosed { isInterrupted.store(false, ordering: .relaxed) }
    }
  }

  /// Stops what runs, or what is about to; nothing where nothing waits.
  func interrupt() {
    state.withLock { state in
      guard state.isBusy || !state.requests.isEmpty else { return }
      isInterrupted.store(true, ordering: .relaxed)
    }
  }

  /// Stops what runs, and lets nothing follow.
  func close() {
    state.withLock { state in
      state.isClosed = true
      isInterrupted.store(true, ordering: .relaxed)
    }
    count.signal()
  }

  /// Takes the requests of a type that have come so far.
  func take(_ type: String) -> [KernelMessage] {
    state.withLock { state in
      let taken = state.requests.filter { $0.type == type }
      state.requests.removeAll { $0.type == type }
      for _ in taken { count.take() }
      return taken
    }
  }
}

/// A count that can be waited for.
private final class Semaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal() { sem_post(semaphore) }
  func wait() { while sem_wait(semaphore) != 0, errno == EINTR {} }
  /// Counts one less without waiting.
  func take() { sem_trywait(semaphore) }
}
