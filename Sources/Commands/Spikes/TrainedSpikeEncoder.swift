import Autoencoders
import Files
package import Interpreter
import Wording

/// An encoder of spikes, trained on simulated traces.
package struct TrainedSpikeEncoder: Kept {
  package static let kind = "spike encoder"
  let encoder: SpikeEncoder

  package static let fields: [Field<TrainedSpikeEncoder>] = [
    Field("parameters", "how many weights it has") { _ in SpikeEncoder.weightCount },
    Field("traces", "how many it learnt from, all simulated") { $0.encoder.training.traces },
    Field("steps", "how many Adam took") { $0.encoder.training.steps },
    Field("seed", "of simulation and training") { "\($0.encoder.training.seed)" },
    Field("kernels", "the instruction set that it was trained with") { $0.encoder.kernels },
  ]

  package var summary: String {
    let training = encoder.training
    return "\(grouped(SpikeEncoder.weightCount)) weights · \(counted(training.steps, "step")) on "
      + "\(counted(training.traces, "simulated trace")) · seed \(training.seed) · "
      + "\(encoder.kernels)"
  }

  func file() -> TensorFile { encoder.file }

  init(_ file: TensorFile) throws { encoder = try SpikeEncoder(file) }

  init(_ encoder: SpikeEncoder) { self.encoder = encoder }

  /// Simulates traces and trains on them.
  init(training: EncoderTraining, _ context: CallContext) throws {
    encoder = try .trained(
      training, report: { context.report(Progress($0)) }, isCancelled: context.isCancelled)
  }
}

extension Progress {
  init(_ progress: EncoderProgress) {
    switch progress {
    case .simulated(let done, let total):
      self.init(
        task: "simulate", done: done, total: total, unit: "trace", isMilestone: done == total)
    case .learnt(let steps, let total, let loss):
      self.init(
        task: "train", done: steps, total: total, unit: "step", figures: [("loss", fixed(loss, 4))],
        isMilestone: steps == total)
    }
  }
}
