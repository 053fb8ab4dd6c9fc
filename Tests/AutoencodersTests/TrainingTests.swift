import Autoencoders
import Files
import LinearAlgebra
import Synchronization
import Testing

/// Smooth random windows.
func waves(_ rows: Int, _ columns: Int, seed: Int) -> Matrix {
  var values: [Float] = []
  for row in 0..<rows {
    let parts = randomNumbers(2 + columns, seed * 1000 + row, scale: 1)
    for t in 0..<columns {
      let phase = parts[0] * 6 + Double(t) * (0.2 + 0.05 * parts[1])
      values.append(Float((phase).truncatingRemainder(dividingBy: 2) + 0.1 * parts[2 + t]))
    }
  }
  return Matrix(rows: rows, columns: columns, values: values)
}

/// A small model with every kind of layer.
let mixedDescription = VAEDescription(
  latent: 5, encoder: [.dense(units: 6, activation: .tanh), .lstm(units: 20)],
  decoder: [.lstm(units: 18), .dense(units: 3, activation: .tanh)], kl: 1e-3)

/// Numbers that are read when they are asked for.
private struct ReadNumbers: RowSource {
  let numbers: [Float]
  var count: Int { numbers.count }

  func read(
    _ count: Int, from first: Int, inOrder: Bool, into place: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count { place[index] = numbers[first + index] }
  }

  func isSame(as other: any RowSource) -> Bool { (other as? ReadNumbers)?.numbers == numbers }
  var fingerprint: UInt64 { Fingerprint.of(numbers) }
}

/// Lets a training go on so many times that it asks.
final class Patience: Sendable {
  private let left: Atomic<Int>

  init(_ times: Int) { left = Atomic(times) }

  func isAtEnd() -> Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }
}

private func options(
  epochs: Int = 3, batch: Int = 32, seed: UInt64 = 1, threads: Int? = nil
) -> TrainingOptions {
  var options = TrainingOptions()
  options.epochs = epochs
  options.batch = batch
  options.seed = seed
  options.threads = threads
  return options
}

@Suite("Training")
struct TrainingTests {
  @Test("Windows that are stretches of a trace train as copies of them do", arguments: [11, 12])
  func stretches(_ columns: Int) throws {
    let trace = waves(1, 400, seed: 3).values
    let starts = (0..<203).map { UInt32(($0 * 37) % 380) }
    let view = RowView(of: trace, at: starts, columns: columns)
    func trained(_ rows: ModelRows) throws -> VAE {
      try VAE(mixedDescription).trained(
        on: rows, options: options(batch: 50), heldOut: rows, isCancelled: nil)
    }
    let read = RowView(of: ReadNumbers(numbers: trace), at: starts, columns: columns)
    let later = try trained(ModelRows(read))
    #expect(try later.latents(of: read) == trained(ModelRows(view)).latents(of: view))
    #expect(later.record?.run?.isOn(ModelRows(read)) == true)
    #expect(
      try trained(ModelRows(view)).health(read, draws: 2)
        == trained(ModelRows(view)).health(view.matrix, draws: 2))
    let (views, copies) = (try trained(ModelRows(view)), try trained(ModelRows(view.matrix)))
    #expect(try views.file() == copies.file())
    #expect(views.record?.run?.isOn(ModelRows(view.matrix)) == true)
    #expect(try views.latents(of: view) == copies.latents(of: view.matrix))
    #expect(try views.reconstruct(view) == copies.reconstruct(view.matrix))
    #expect(try views.health(view, draws: 2) == copies.health(view.matrix, draws: 2))
  }

  @Test("The same seed gives the same bits on 1, 2 and 8 threads")
  func threadsDoNotMatter() throws {
    let data = waves(203, 12, seed: 1)
    let files = try [1, 2, 8].map { threads in
      try VAE(mixedDescription).trained(
        on: data, options: options(batch: 100, threads: threads),
        heldOut: ModelRows(waves(40, 12, seed: 2))
      ).file()
    }
    #expect(files[0] == files[1])
    #expect(files[0] == files[2])
    let other = try VAE(mixedDescription).trained(on: data, options: options(batch: 100, seed: 2))
    #expect(try other.file().tensors != files[0].tensors)
  }

  @Test(
    "An interrupted run goes on, from a file and on other threads, to the bits of a whole one",
    arguments: [0, 1, 13, 15, 18, 40], [(1, 2), (2, 1), (8, 3)])
  func interruptionLeavesNoTrace(_ shards: Int, _ threads: (Int, Int)) throws {
    let data = waves(203, 12, seed: 1)
    var told = options(threads: 2)
    told.warmUp = 2
    told.metrics = [.accuracy]
    let held = ModelRows(waves(40, 12, seed: 2))
    let whole = try VAE(mixedDescription).trained(on: data, options: told, heldOut: held)
    told.threads = threads.0
    let broken = try VAE(mixedDescription).trained(
      on: data, options: told, heldOut: held, isCancelled: Patience(shards).isAtEnd)
    // 203 rows are 14 shards; the held-out 40 are 3.
    #expect(broken.stoppedAtEpoch == shards / 17 + 1)
    #expect(broken.history.count == shards / 17)
    let read = try VAE(TensorFile(own: broken.file().marked(tool: "test").bytes()))
    let run = try #require(read.interruptedRun)
    #expect(run.isOn(ModelRows(data)) && run.watchesRows && run.lastEpoch == 3)
    var options = run.options
    options.threads = threads.1
    let resumed = try read.trained(on: data, options: options, heldOut: held)
    #expect(resumed.stoppedAtEpoch == nil)
    #expect(try resumed.file() == whole.file())
    #expect(resumed.history == whole.history)
  }

  @Test("A batch is left in its middle, and begins again", arguments: [1, 2, 3])
  func interruptedBatch(threads: Int) throws {
    let data = waves(900, 12, seed: 1)
    var told = options(batch: 800, threads: threads)
    let whole = try VAE(mixedDescription).trained(on: data, options: told)
    for shards in [1, 20, 49, 51, 60] {
      told.threads = threads
      let patience = Patience(shards)
      let broken = try VAE(mixedDescription).trained(
        on: data, options: told, isCancelled: patience.isAtEnd)
      #expect(patience.isAtEnd() && broken.stoppedAtEpoch == shards / 58 + 1)
      let run = try #require(broken.interruptedRun)
      #expect(try broken.trained(on: data, options: run.options).file() == whole.file())
    }
  }

  @Test("What is kept along the way goes on to the same bits, from every place")
  func keptAlongTheWay() throws {
    let data = waves(4000, 20, seed: 1)
    let description = VAEDescription(
      latent: 8, encoder: [.lstm(units: 64)], decoder: [.lstm(units: 64)])
    var told = options(epochs: 3)
    told.patience = 1
    let held = ModelRows(waves(40, 20, seed: 2))
    var kept: [VAE] = []
    let whole = try VAE(description).trained(
      on: ModelRows(data), options: told, heldOut: held, keep: { kept.append($0()) })
    #expect(kept.contains { ($0.stoppedAtEpoch ?? 0) > $0.history.count })
    for model in kept.suffix(4) {
      let again = try VAE(TensorFile(model.file().bytes()))
      guard let run = again.interruptedRun else {
        #expect(try again.file() == whole.file())
        continue
      }
      let end = try again.trained(on: data, options: run.options, heldOut: held)
      #expect(try end.file() == whole.file())
    }
  }

  @Test("A run is known again, and what differs in another is named")
  func runsDiffer() throws {
    let data = waves(40, 8, seed: 1)
    let model = try VAE(toyDescription)
    let run = try model.run(on: ModelRows(data), options: options(), heldOut: nil)
    var threads = options()
    threads.threads = 1
    #expect(try model.run(on: ModelRows(data), options: threads, heldOut: nil) == run)
    var other = options(epochs: 4, batch: 8, seed: 2)
    other.learningRate = 0.5
    let here = try model.run(
      on: ModelRows(waves(40, 8, seed: 2)), options: other, heldOut: ModelRows(data))
    #expect(
      run.differences(to: here) == [
        "batch is 32 there and 8 here", "learning_rate is 0.001 there and 0.5 here",
        "seed is 1 there and 2 here", "the last epoch is 3 there and 4 here",
        "the rows are others", "the held-out rows are others",
      ])
    var wider = toyDescription
    wider.latent += 1
    #expect(try VAE(wider).differences(to: model) == ["latent is 3 there and 2 here"])
  }

  @Test("Early stopping that is interrupted goes on as if it had not been")
  func interruptedPatience() throws {
    let data = waves(60, 8, seed: 1)
    var patient = options(epochs: 12)
    patient.patience = 2
    patient.learningRate = 0.02
    let held = ModelRows(waves(30, 8, seed: 5))
    let whole = try VAE(mixedDescription).trained(on: data, options: patient, heldOut: held)
    let broken = try VAE(mixedDescription).trained(
      on: data, options: patient, heldOut: held, isCancelled: Patience(21).isAtEnd)
    #expect(broken.stoppedAtEpoch == broken.history.count + 1)
    patient.epochs -= broken.history.count
    let resumed = try VAE(TensorFile(broken.file().bytes())).trained(
      on: data, options: patient, heldOut: held)
    #expect(try resumed.file() == whole.file())
    #expect(resumed.bestEpoch == whole.bestEpoch)
  }

  @Test("Training further counts epochs on and differs from starting again")
  func continues() throws {
    let data = waves(64, 8, seed: 3)
    let once = try VAE(mixedDescription).trained(on: data, options: options(epochs: 2))
    let twice = try once.trained(on: data, options: options(epochs: 2))
    #expect(twice.history.map(\.epoch) == [1, 2, 3, 4])
    let whole = try VAE(mixedDescription).trained(on: data, options: options(epochs: 4))
    #expect(try twice.file().tensors == whole.file().tensors)
    #expect(twice.history == whole.history)
    #expect(once.history.count == 2)
  }

  @Test("Patience stops and goes back to the best held-out loss")
  func earlyStopping() throws {
    let held = ModelRows(waves(30, 8, seed: 9))
    var patient = options(epochs: 200, batch: 8)
    patient.patience = 3
    patient.learningRate = 0.03
    let model = try VAE(mixedDescription).trained(
      on: waves(24, 8, seed: 3), options: patient, heldOut: held)
    let losses = model.history.compactMap { $0.heldOut?.loss }
    let best = try #require(model.bestEpoch)
    #expect(losses.count == model.history.count)
    #expect(losses[best - 1] == losses.min())
    #expect(model.history.count == 200 || model.history.count == best + 3)
    let means = try model.reconstruct(held.data)
    let error =
      zip(means.values, held.data.values).reduce(0.0) {
        $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1))
      } / Double(means.values.count)
    let record = try #require(model.history[best - 1].heldOut)
    #expect(abs(error - record.reconstruction) < 1e-5)
  }

  @Test("Warm-up raises the divergence's weight evenly")
  func warmUp() throws {
    var warm = options(epochs: 4)
    warm.warmUp = 3
    var description = mixedDescription
    description.kl = 0.5
    let model = try VAE(description).trained(on: waves(64, 8, seed: 3), options: warm)
    for record in model.history {
      let weight = 0.5 * min(1, Double(record.epoch) / 4)
      let expected = record.training.reconstruction + weight * record.training.kl
      #expect(abs(record.training.loss - expected) < 1e-9)
    }
  }

  @Test(
    "Awkward sizes train and give finite numbers",
    arguments: [(1, 1, 1, 1), (1, 20, 32, 3), (5, 1, 2, 1), (33, 2, 1000, 17), (17, 19, 16, 16)])
  func awkwardSizes(_ size: (rows: Int, columns: Int, batch: Int, latent: Int)) throws {
    let data = waves(size.rows, size.columns, seed: 4)
    for var description in [mixedDescription, toyDescription, networks[1].vae] {
      description.latent = size.latent
      let labels: [Float]? =
        description.isGivenLabels ? Array(repeating: 1, count: size.rows) : nil
      let model = try VAE(description).trained(
        on: data, given: labels, options: options(epochs: 2, batch: size.batch))
      let again = try model.reconstruct(data, given: labels)
      #expect(again.rows == size.rows && again.columns == size.columns)
      #expect(again.isFinite)
      let samples = try model.sample(3, seed: 1, given: description.isGivenLabels ? 0 : nil)
      #expect(samples.isFinite)
    }
  }

  @Test("Progress is told each epoch and within long ones, with rows done")
  func progress() throws {
    var reports: [TrainingProgress] = []
    let data = waves(4000, 20, seed: 1)
    let description = VAEDescription(
      latent: 8, encoder: [.lstm(units: 64)], decoder: [.lstm(units: 64)])
    _ = try VAE(description).trained(
      on: data, options: options(epochs: 2), progress: { reports.append($0) })
    #expect(reports.filter(\.isEpochEnd).map(\.epoch) == [1, 2])
    #expect(reports.filter(\.isEpochEnd).allSatisfy { $0.rowsDone == 4000 && $0.lastEpoch == 2 })
    #expect(reports.contains { !$0.isEpochEnd && $0.rowsDone > 0 && $0.rowsDone < 4000 })
    #expect(reports.allSatisfy { $0.record.training.loss.isFinite && $0.rows == 4000 })
  }

  @Test("A learning rate that is far too large ends in an error that names the epoch")
  func divergence() throws {
    var wild = options(epochs: 50)
    wild.learningRate = 100
    let description = VAEDescription(
      latent: 4, encoder: [.dense(units: 8, activation: .relu)],
      decoder: [.dense(units: 8, activation: .relu)])
    do {
      _ = try VAE(description).trained(on: waves(64, 8, seed: 2), options: wild)
      Issue.record("training at a rate of 100 stayed finite")
    } catch .diverged(let epoch) {
      #expect(epoch >= 1)
      #expect(AutoencoderError.diverged(epoch: epoch).help?.contains("learning rate") == true)
    }
  }
}
