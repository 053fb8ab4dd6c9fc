/// The learning rate of each step of a run, whether or not it was interrupted meanwhile.
struct StepPlan {
  private let options: TrainingOptions
  private let firstEpoch, epochs, stepsPerEpoch: Int

  init(_ options: TrainingOptions, firstEpoch: Int, epochs: Int, rows: Int) {
    (self.options, self.firstEpoch, self.epochs) = (options, firstEpoch, epochs)
    stepsPerEpoch = (rows + options.batch - 1) / options.batch
  }

  init(_ run: TrainingRun, rows: Int) {
    self.init(
      run.options, firstEpoch: run.firstEpoch, epochs: run.lastEpoch - run.firstEpoch, rows: rows)
  }

  /// The rate of the step behind so many rows of an epoch, which is counted over all training.
  func rate(inEpoch epoch: Int, after rows: Int) -> Double {
    guard options.schedule != .constant else { return options.learningRate }
    let step = (epoch - 1 - firstEpoch) * stepsPerEpoch + rows / options.batch
    return options.learningRate
      * options.schedule.factor(ofStep: step, of: epochs * stepsPerEpoch)
  }
}
