import Files
import Foundation
import Synchronization
import Testing

@testable import Autoencoders

private let small = EncoderTraining(traces: 24, steps: 12, chunks: 37, bins: 16, seed: 5)

@Suite("Training an encoder of spikes on simulations")
struct SpikeTrainingTests {
  @Test("The same seed gives the same bits on any number of threads, another seed others")
  func threads() throws {
    let one = try SpikeEncoder.trained(small, threads: 1)
    for threads in [2, 3] { #expect(try SpikeEncoder.trained(small, threads: threads) == one) }
    var other = small
    other.seed = 6
    #expect(try SpikeEncoder.trained(other).packed != one.packed)
  }

  @Test("A trace is a function of its number, whoever simulates it and after what")
  func traces() throws {
    let simulation = SpikeSimulation(seed: 9)
    let all = try SimulatedPool(simulation, count: 20, threads: 3).examples
    let room = SpikeSimulation.Room()
    for number in [19, 3, 11] {
      let again = simulation.example(number, room)
      #expect(again.trace.padded == all[number].trace.padded)
      #expect(again.counts == all[number].counts)
    }
  }

  @Test("Simulated traces are as the recipe says")
  func recipe() throws {
    let all = try SimulatedPool(SpikeSimulation(seed: 2), count: 400).examples
    let rates = all.map { Double($0.counts.reduce(0, +)) / 81.92 }.sorted()
    #expect(rates[0] * 81.92 >= 3)
    #expect((0.4...1.6).contains(rates[200]) && rates[399] < 60)
    let edges = all.map { 10 * exp(Double($0.trace.statistics.values[1])) }
    let frames = [7.8, 10, 15, 30, 50, 60, 100]
    // Of a frame rate the band ends at 0.98 of its half, at most at 25 Hz.
    let shares = frames.prefix(4).map { rate in
      Double(edges.count { abs($0 - 0.49 * rate) < 0.4 }) / 400
    }
    #expect(shares.prefix(3).allSatisfy { (0.08...0.21).contains($0) })
    for example in all {
      let known = example.trace.padded[64..<64 + 2 * example.trace.bins]
      #expect(abs(known.reduce(0.0) { $0 + Double($1) }) < 0.1)
      #expect(example.trace.bins == 2048 && example.counts.count == 2048)
    }
  }

  @Test("A short training learns: the loss falls, and spikes are found")
  func learns() throws {
    var training = EncoderTraining(traces: 200, steps: 300, chunks: 64, bins: 32, seed: 1)
    training.learningRate = 3e-3
    let losses = Mutex<[Double]>([])
    let encoder = try SpikeEncoder.trained(
      training,
      report: { progress in
        if case .learnt(_, _, let loss) = progress { losses.withLock { $0.append(loss) } }
      })
    let seen = losses.withLock { $0 }
    #expect(seen.count == 3 && seen[2] < 0.9 * seen[0])
    let fresh = try SimulatedPool(SpikeSimulation(seed: 77), count: 40).examples
    let correlations = fresh.map { example in
      correlation(encoder.expectedCounts(example.trace), example.counts)
    }
    #expect(correlations.reduce(0, +) / 40 > 0.35)
  }

  @Test("It can be interrupted while it simulates and while it learns")
  func interruption() throws {
    for limit in [3, 30] {
      let asked = Atomic(0)
      #expect(throws: AutoencoderError.interrupted) {
        try SpikeEncoder.trained(
          small, isCancelled: { asked.add(1, ordering: .relaxed).oldValue >= limit })
      }
    }
  }

  @Test("Settings out of their range are refused by name")
  func settings() {
    for change: (inout EncoderTraining) -> Void in [
      { $0.traces = 0 }, { $0.steps = 0 }, { $0.chunks = 0 }, { $0.bins = 2049 },
      { $0.learningRate = .nan }, { $0.clip = 0 },
    ] {
      var training = small
      change(&training)
      #expect(throws: AutoencoderError.self) { try SpikeEncoder.trained(training) }
    }
  }

  @Test("A file keeps every bit, and one that is bent is refused")
  func files() throws {
    let encoder = try SpikeEncoder.trained(small)
    let file = encoder.file
    #expect(try SpikeEncoder(file) == encoder)
    for change: (inout TensorFile) -> Void in [
      { $0.tensors.removeLast() }, { $0.tensors[0].shape = [8, 31] },
      { $0.tensors[1].name = "other" }, { $0.texts["steps"] = "many" },
      { $0.texts["traces"] = "0" },
    ] {
      var bent = file
      change(&bent)
      #expect(throws: AutoencoderError.self) { try SpikeEncoder(bent) }
    }
  }

  @Test("The shipped encoder finds what it was made to find")
  func shipped() throws {
    let encoder = try SpikeEncoder.shipped()
    let fresh = try SimulatedPool(SpikeSimulation(seed: 123), count: 60).examples
    let correlations = fresh.map { example in
      correlation(encoder.expectedCounts(example.trace), example.counts)
    }
    #expect(correlations.reduce(0, +) / 60 > 0.5)
  }
}

private func correlation(_ a: [Float], _ b: [Float]) -> Double {
  let count = Double(a.count)
  let meanA = a.reduce(0.0) { $0 + Double($1) } / count
  let meanB = b.reduce(0.0) { $0 + Double($1) } / count
  var (both, ofA, ofB) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    both += (Double(x) - meanA) * (Double(y) - meanB)
    ofA += (Double(x) - meanA) * (Double(x) - meanA)
    ofB += (Double(y) - meanB) * (Double(y) - meanB)
  }
  return both / (ofA * ofB).squareRoot()
}
