/// What goes along with a training: is told how far it is, may take the state so far, may end it.
struct TrainingWatch {
  private let progress: ((TrainingProgress) -> Void)?
  private let keep: ((() -> TrainingState) -> Void)?
  /// Asked by any thread.
  let isCancelled: (@Sendable () -> Bool)?

  init(
    progress: ((TrainingProgress) -> Void)?, keep: ((() -> TrainingState) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) {
    (self.progress, self.keep, self.isCancelled) = (progress, keep, isCancelled)
  }

  func report(_ step: TrainingProgress, _ state: () -> TrainingState) {
    progress?(step)
    if let keep { withoutActuallyEscaping(state) { keep($0) } }
  }
}
