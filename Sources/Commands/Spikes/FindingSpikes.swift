import Autoencoders
import Datasets
import Interpreter

/// What finds spikes in traces.
protocol FindingSpikes: DomainValue {
  /// How it does.
  var counting: any SpikeCounting { get throws(Fault) }
  /// Why it cannot yet; nil where it can.
  var obstacle: Mismatch? { get }
  /// What it was fitted to; nil where that were no recordings.
  var fittedOn: Origin? { get }
}

/// All that finds spikes.
let findingKinds: [any FindingSpikes.Type] = [SpikeModel.self, TrainedSpikeEncoder.self]

extension TrainedSpikeEncoder: FindingSpikes {
  var counting: any SpikeCounting { encoder }
  var obstacle: Mismatch? { nil }
  var fittedOn: Origin? { nil }
}

extension SpikeModel: FindingSpikes {
  var counting: any SpikeCounting {
    get throws(Fault) {
      guard let encoder = vae.encoder else {
        throw Fault(
          "the model must be trained first, but has no encoder yet",
          at: .init("model", "not trained"), help: Self.training)
      }
      return encoder
    }
  }

  var obstacle: Mismatch? {
    vae.encoder == nil
      ? Mismatch(
        expected: "a trained spike model", found: "a spike model that is not trained yet",
        help: Self.training) : nil
  }

  var fittedOn: Origin? { origin }

  private static let training = "train it first: model = train(model, recording)"
}
