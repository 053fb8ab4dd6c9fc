import CKernels
package import Glibc
import Synchronization

/// How many processors this process may use.
package var processorCount: Int { Int(ck_processors()) }

/// Calls a body once for each task, shared out over threads that end with the call: all processors,
/// or so many. Results must not depend on who runs a task, nor when.
///
/// Starting a thread takes some 30 µs, so a task should be worth a millisecond.
package func inParallel(_ tasks: Int, threads: Int? = nil, _ body: (_ task: Int) -> Void) {
  let helpers = min(tasks, threads ?? processorCount) - 1
  guard helpers > 0 else {
    for task in 0..<tasks { body(task) }
    return
  }
  withoutActuallyEscaping(body) { body in
    let sweep = Sweep(tasks, body)
    // A thread that the system refuses leaves more to the rest.
    let threads = (0..<helpers).compactMap { _ in startThread { sweep.work() } }
    sweep.work()
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// What a body gives for each task, in order; `inParallel`.
package func mappedInParallel<Value>(
  _ tasks: Int, threads: Int? = nil, _ body: (_ task: Int) -> Value
) -> [Value] {
  [Value](unsafeUninitializedCapacity: tasks) { values, count in
    if let base = values.baseAddress {
      inParallel(tasks, threads: threads) { (base + $0).initialize(to: body($0)) }
    }
    count = tasks
  }
}

/// Items 0..<count in so many stretches of about one length.
package func stretch(_ index: Int, of stretches: Int, in count: Int) -> Range<Int> {
  count * index / stretches..<count * (index + 1) / stretches
}

/// Tasks that whoever is free takes the next of.
private final class Sweep: @unchecked Sendable {
  private let tasks: Int
  private let body: (Int) -> Void
  private let next = Atomic<Int>(0)

  init(_ tasks: Int, _ body: @escaping (Int) -> Void) {
    self.tasks = tasks
    self.body = body
  }

  func work() {
    while true {
      let task = next.add(1, ordering: .relaxed).oldValue
      guard task < tasks else { return }
      body(task)
    }
  }
}

/// Starts a thread, which must be joined or detached; nil where the system refuses one.
package func startThread(_ run: @escaping () -> Void) -> pthread_t? {
  let body = Unmanaged.passRetained(ThreadBody(run))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }, body.toOpaque())
  guard code == 0 else {
    body.release()
    return nil
  }
  return thread
}

/// What a new thread is handed.
private final class ThreadBody {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}
