import Synchronization

/// What went wrong beside a call that gave its value all the same, as a checkpoint that could not
/// be written. The program goes on, and ends with these as errors.
package final class LateFaults: Sendable {
  private let faults = Mutex<[Fault]>([])

  package init() {}

  package func add(_ fault: Fault) { faults.withLock { $0.append(fault) } }

  /// All since this was asked last.
  func take() -> [Fault] {
    faults.withLock { faults in
      defer { faults = [] }
      return faults
    }
  }
}
