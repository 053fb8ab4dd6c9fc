import Synchronization

/// Whether a training is to end, once any of its threads has found so.
final class Cancellation: Sendable {
  private let isAsked: (@Sendable () -> Bool)?
  private let found = Atomic(false)

  init(_ isAsked: (@Sendable () -> Bool)?) { self.isAsked = isAsked }

  /// Whether a thread has found that the training is to end.
  var isFound: Bool { found.load(ordering: .relaxed) }

  /// Asked before each shard, and within long ones.
  func goesOn() -> Bool {
    if !isFound, isAsked?() == true { found.store(true, ordering: .relaxed) }
    return !isFound
  }
}
