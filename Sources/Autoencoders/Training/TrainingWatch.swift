/// What goes along with a training: is told how far it is, may take the state so far, may end it.
struct TrainingWatch {
  private let progress: ((TrainingProgress) -> Void)?
  private let keep: ((() -> TrainingState) -> Void)?
  private let cancelled: (@Sendable () -> Bool)?

  init(
    progress: ((TrainingProgress) -> Void)?, keep: ((() -> TrainingState) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) {
    (self.progress, self.keep, cancelled) = (progress, keep, isCancelled)
  }

  /// Asked before each shard, by any thread.
  func isCancelled() -> Bool { cancelled?() == true }

  func report(_ step: TrainingProgress, _ state: () -> TrainingState) {
    progress?(step)
    if let keep { withoutActuallyEscaping(state) { keep($0) } }
  }
}
