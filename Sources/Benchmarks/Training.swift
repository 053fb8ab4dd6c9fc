import Autoencoders
import Datasets
import LinearAlgebra

/// The model of the 2017 tutorial.
func tutorialModel() throws -> VAE {
  try VAE(
    VAEDescription(
      latent: 256, encoder: [.lstm(units: 64)], decoder: [.lstm(units: 64)],
      features: [.level, .delta2017, .square], kl: 1e-4))
}

/// The tutorial's small model of one-hot rows.
private func toyModel() throws -> VAE {
  let layer = LayerSpec.dense(units: 20, activation: .tanh)
  return try VAE(
    VAEDescription(
      latent: 2, encoder: [layer], decoder: [layer, layer], features: [.level], kl: 1e-2))
}

/// What training took.
struct TrainingTime {
  /// One epoch from the start, which the other sides spend on compilation too.
  var firstEpoch: Double
  /// All epochs, from the start again.
  var all: Double
  var epochs: Int
  var rows: Int
  var model: VAE

  var windowsPerSecond: Double { Double(rows * epochs) / all }
  /// What a first training takes.
  var fromScratch: Double { firstEpoch + all * Double(epochs - 1) / Double(epochs) }
}

/// Trains for one epoch, which counts apart, then from the start for all of them.
func timeTraining(
  _ model: VAE, on rows: RowView, batch: Int = 32, epochs: Int
) throws -> TrainingTime {
  var options = TrainingOptions()
  options.batch = batch
  options.epochs = 1
  let first = try timed { try model.trained(on: rows, options: options) }
  options.epochs = epochs
  let all = try timed { try model.trained(on: rows, options: options) }
  return TrainingTime(
    firstEpoch: first.seconds, all: all.seconds, epochs: epochs, rows: rows.rows,
    model: all.result)
}

func trainOnFewWindows(_ line: inout Line) throws {
  let windows = try allWindows().evenlySplit(1000)
  let time = try timeTraining(tutorialModel(), on: windows.data, epochs: 100)
  line.add("windows_per_s", time.windowsPerSecond)
  line.add("train_with_compile_s", time.fromScratch)
  line.add("last_recon", time.model.history.last?.training.reconstruction ?? .nan)
  line.add("last_kl", time.model.history.last?.training.kl ?? .nan)
}

func trainOnAllWindows(_ line: inout Line) throws {
  let windows = try allWindows().data
  for (batch, epochs) in [(32, 1), (256, 2)] {
    let time = try timeTraining(tutorialModel(), on: windows, batch: batch, epochs: epochs)
    line.add("b\(batch)_windows_per_s", time.windowsPerSecond)
  }
}

func trainOnLongWindows(_ line: inout Line) throws {
  let windows = try allWindows(reach: 100).evenlySplit(2000)
  let time = try timeTraining(tutorialModel(), on: windows.data, batch: 64, epochs: 2)
  line.add("windows_per_s", time.windowsPerSecond)
}

func trainOnOneHotRows(_ line: inout Line) throws {
  let rows = try Dataset.toy(classes: 10, count: 10_000, seed: 1)
  let time = try timeTraining(toyModel(), on: rows.data, epochs: 10)
  line.add("windows_per_s", time.windowsPerSecond)
}
