import Glibc
import LinearAlgebra

/// Simulated traces to learn from.
package struct SimulatedPool: Sendable {
  package let examples: [SpikeSimulation.Example]
  /// What a trace's loss counts: (variance of its counts + 0.003)^-¼, with a mean of 1, so that
  /// traces of few spikes are learnt as well.
  let weights: [Float]

  /// Traces 0..<count of a simulation, on all processors or so many; throws `interrupted` where
  /// `isCancelled`, asked by any thread, says so.
  package init(
    _ simulation: SpikeSimulation, count: Int, threads: Int? = nil,
    report: (_ done: Int) -> Void = { _ in }, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) {
    try requireRoom(forNumbers: Double(count) * Self.numbersPerTrace)
    let cancellation = Cancellation(isCancelled)
    var examples: [SpikeSimulation.Example] = []
    examples.reserveCapacity(count)
    for first in stride(from: 0, to: count, by: Self.stretch) {
      let some = min(Self.stretch, count - first)
      let tasks = (some + Self.task - 1) / Self.task
      let parts = mappedInParallel(tasks, threads: threads) { task in
        let room = SpikeSimulation.Room()
        let numbers = first + task * Self.task..<first + min(some, (task + 1) * Self.task)
        return numbers.compactMap { number in
          cancellation.goesOn() ? simulation.example(number, room) : nil
        }
      }
      for part in parts { examples += part }
      guard cancellation.goesOn() else { throw .interrupted }
      report(examples.count)
    }
    self.examples = examples
    weights = Self.weights(examples)
  }

  /// Traces between two reports, and of one task.
  private static let (stretch, task) = (512, 16)
  private static let numbersPerTrace = Double(SpikeSimulation.samples) * 0.75 + 512

  private static func weights(_ examples: [SpikeSimulation.Example]) -> [Float] {
    let raw = examples.map { example in
      pow(Moments(of: example.counts).variance + 0.003, -0.25)
    }
    let mean = raw.reduce(0, +) / Double(max(1, raw.count))
    return raw.map { Float($0 / mean) }
  }
}
