import Glibc
import LinearAlgebra
import Synchronization

/// Runs work that cannot be stopped so that its caller can: on a thread of its own, which the caller
/// waits for until it is cancelled. The work must own all it touches. Without `isCancelled` it runs
/// in place.
func runningAside<Value: Sendable>(
  _ isCancelled: (() -> Bool)?, _ work: @escaping @Sendable () throws(AnalysisError) -> Value
) throws(AnalysisError) -> Value {
  guard let isCancelled else { return try work() }
  let outcome = Outcome<Value>()
  let thread = startThread {
    do throws(AnalysisError) {
      outcome.settle(.success(try work()))
    } catch {
      outcome.settle(.failure(error))
    }
  }
  guard let thread else { return try work() }
  pthread_detach(thread)
  // Short fits are waited for closely, long ones without using the processor.
  var pause: UInt32 = 50
  while true {
    if let result = outcome.result { return try result.get() }
    if isCancelled() { throw .interrupted }
    usleep(pause)
    pause = min(pause * 2, 20_000)
  }
}

/// A result that one thread leaves for another.
private final class Outcome<Value: Sendable>: Sendable {
  private let settled = Mutex<Result<Value, AnalysisError>?>(nil)

  func settle(_ result: Result<Value, AnalysisError>) { settled.withLock { $0 = result } }

  var result: Result<Value, AnalysisError>? { settled.withLock { $0 } }
}
