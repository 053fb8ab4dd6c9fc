import Autoencoders
import LinearAlgebra

/// The sleep phase of the spike VAE: 400 traces of 82 s simulated, 400 steps of 32 chunks of 256 bins
/// after 20 that are not counted, 40 traces encoded.
func trainSpikeEncoder(_ line: inout Line) throws {
  let training = EncoderTraining(traces: 400, steps: 400, chunks: 32, bins: 256)
  let pool = try timed {
    try SimulatedPool(SpikeSimulation(seed: training.seed), count: training.traces)
  }
  line.add("simulate_traces_per_s", Double(training.traces) / pool.seconds)
  let first = EncoderTraining(traces: 400, steps: 20, chunks: 32, bins: 256)
  _ = try SpikeEncoder.trained(first, on: pool.result)
  let trained = try timed { try SpikeEncoder.trained(training, on: pool.result) }
  line.add("train_chunks_per_s", Double(training.steps * training.chunks) / trained.seconds)
  let traces = pool.result.examples.prefix(40).map(\.trace)
  let seconds = fastest(of: 3) {
    inParallel(traces.count) { _ = trained.result.expectedCounts(traces[$0]) }
  }
  line.add("infer_samples_per_s", Double(traces.reduce(0) { $0 + 2 * $1.bins }) / seconds)
}
