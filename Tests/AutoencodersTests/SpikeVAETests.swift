import Files
import LinearAlgebra
import Synchronization
import Testing

@testable import Autoencoders

private let kinetics: [(decay: Double, rise: Double)] = [(0.4, 0.02), (1.2, 0.1)]

/// Rows of the traces of two simulated neurons with spikes at random.
private let rows: ModelRows = {
  var (values, groups): ([Float], [String]) = ([], [])
  for (neuron, kinetics) in kinetics.enumerated() {
    var stream = RandomStream(seed: 3, purpose: .simulation, substream: UInt64(neuron))
    let counts = (0..<6000).map { _ in Float(stream.uniform() < 0.02 ? 1 : 0) }
    let fall = kinetics.rise * kinetics.decay / (kinetics.rise + kinetics.decay)
    let light = Kinetics(rise: fall, decay: kinetics.decay).sum(of: counts, rate: 50)
    guard let trace = PreparedTrace(at50Hz: light.map { $0 + 0.15 * Float(stream.normal()) })
    else { continue }
    values += trace.wakeRows
    groups += Array(repeating: "\(neuron)", count: trace.wakeStarts.count)
  }
  return ModelRows(
    Matrix(rows: groups.count, columns: WakeShape.columns, values: values), groups: groups)
}()

private func options(_ epochs: Int, threads: Int? = nil) -> TrainingOptions {
  var options = TrainingOptions()
  (options.epochs, options.batch, options.learningRate) = (epochs, 8, 5e-3)
  (options.clip, options.warmUp, options.threads) = (50, epochs / 4, threads)
  return options
}

@Suite("The spike VAE")
struct SpikeVAETests {
  @Test("A trace's rows cover it, the last one to its end")
  func covers() throws {
    for count in [200, 512, 514, 1024, 3000] {
      let samples = (0..<count).map { Float(($0 * 7919) % 101) }
      let trace = try #require(PreparedTrace(at50Hz: samples))
      let starts = trace.wakeStarts
      #expect(starts.last == count - 512 && trace.wakeRows.count == starts.count * 713)
      #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 <= 512 && $1 > $0 })
      #expect(starts[0] <= 0)
    }
  }

  @Test("Any number of threads gives the same bits")
  func threads() throws {
    let one = try WakeModel(WakeDescription()).trained(on: rows, options: options(1, threads: 1))
    let three = try WakeModel(WakeDescription()).trained(on: rows, options: options(1, threads: 3))
    #expect(try one.file().tensors == three.file().tensors)
  }

  @Test("The wake phase lowers its loss and tells slow neurons from fast ones")
  func learns() throws {
    let wake = try WakeModel(WakeDescription()).trained(on: rows, options: options(60))
    let losses = wake.history.map(\.training.loss)
    #expect(losses[59] < losses[15])
    var statistics: [String: [Float]] = [:]
    for (row, name) in (rows.groups ?? []).enumerated() {
      statistics[name] = Array(
        Array(rows.data.row(row))[WakeShape.statistics..<WakeShape.share])
    }
    let model = SpikeVAE(wake, statistics: statistics)
    let neurons = model.neurons
    #expect(neurons.count == 2 && neurons[0].decay < 0.8 * neurons[1].decay, "\(neurons)")
    let health = try model.health(rows)
    #expect(health.allSatisfy { $0.explained > 0.3 }, "\(health)")
  }

  @Test("A sleep phase goes on from any step, and its file keeps what it needs for that")
  func sleeps() throws {
    let training = EncoderTraining(traces: 12, steps: 230, chunks: 8, bins: 8, seed: 2)
    let start = SleepPhase(training, .mix)
    let neurons = [
      FittedNeuron("a", transient: [0, 0, 0], noise: [0, 0, 0], statistics: [-1, 0]),
      FittedNeuron("b", transient: [0.2, 0.5, 1], noise: [0, 0, 0], statistics: [-2, 1]),
    ]
    let whole = try start.continued(of: neurons, threads: 1)
    #expect(whole.isComplete && whole.losses.count == 3)
    let asked = Atomic(0)
    let part = try start.continued(
      of: neurons, threads: 2, isCancelled: { asked.add(1, ordering: .relaxed).oldValue > 140 })
    #expect((1..<230).contains(part.steps))
    let again = try SleepPhase(part.file)
    #expect(again == part)
    #expect(try again.continued(of: neurons, threads: 3) == whole)
    #expect(try SleepPhase(whole.file) == whole)
    let generic = try SleepPhase(training, .generic).continued(of: neurons)
    #expect(generic.encoder.packed != whole.encoder.packed)
  }
}
