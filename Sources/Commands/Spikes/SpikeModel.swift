import Autoencoders
import Datasets
package import Interpreter
import Wording

/// A variational autoencoder of spikes together with the neurons that it was trained on.
package struct SpikeModel: DomainValue {
  package static let kind = "spike model"
  let vae: SpikeVAE
  /// The chunks of traces that the wake phase learnt from; nil before it.
  let origin: Origin?

  init(_ vae: SpikeVAE, origin: Origin? = nil) { (self.vae, self.origin) = (vae, origin) }

  package static let fields: [Field<SpikeModel>] = [
    Field("neurons", "what the wake phase found of each neuron, as a table; none before it") {
      try $0.table
    },
    Field("history", "loss, −log p and KL of each pass of the wake phase, nats per second") {
      History($0.vae.wake)
    },
    Field("sleep", "the mean loss of each hundred steps of the sleep phase") {
      Tensor($0.vae.sleep?.losses ?? [])
    },
    Field("encoder", "the encoder of the sleep phase, as spikes() takes it; none before it") {
      $0.vae.sleep.map { TrainedSpikeEncoder($0.encoder) }
    },
  ]

  package var summary: String {
    guard vae.encoder != nil else { return "not trained yet: train(model, recording)" }
    return [wakeSummary, sleepSummary].compactMap { $0 }.joined(separator: " · ")
  }

  private var wakeSummary: String? {
    let wake = vae.wake
    guard wake.isTrained else { return nil }
    let neurons = counted(vae.statistics.count, "neuron")
    if let stop = wake.stopSummary {
      return "\(stop) on \(neurons): train(model, recording) goes on"
    }
    let loss =
      wake.history.last.map { ", ELBO \(rounded(-$0.training.loss)) nats per second" } ?? ""
    return "awake for \(counted(wake.history.count, "epoch")) on \(neurons)" + loss
  }

  private var sleepSummary: String? {
    guard let sleep = vae.sleep else { return nil }
    if let rest { return "stopped \(rest): train(model, recording) goes on" }
    let loss = sleep.losses.last.map { ", loss \(rounded($0))" } ?? ""
    return "asleep for \(counted(sleep.steps, "step")) on \(sleep.kind.words)\(loss)"
  }

  package var stoppage: Stoppage? { vae.wake.stoppage }
  package var isWorthSaving: Bool { vae.encoder != nil }

  private var table: DataTable? {
    get throws(Fault) {
      let all = vae.neurons
      guard !all.isEmpty else { return nil }
      func numbers(_ number: (FittedNeuron) -> Double) -> DataTable.Entries {
        .numbers(all.map(number))
      }
      return try DataTable([
        .init("neuron", .texts(all.map(\.name))), .init("rise", numbers(\.rise)),
        .init("decay", numbers(\.decay)), .init("amplitude", numbers(\.amplitude)),
        .init("offset", numbers(\.offset)), .init("noise", numbers(\.noise)),
        .init("drift", numbers(\.drift)),
      ])
    }
  }

  package var detail: [Block] {
    [
      .text(
        """
        Its latent variables are spikes, one that may be in each 20 ms, and its decoder is an \
        indicator: what a neuron's light does after a spike. Awake, it fits both to traces; asleep, \
        an encoder learns from simulated traces whose spikes are known. No label is used.
        """)
    ]
  }
}

extension SimulationKind {
  /// What was simulated, in words.
  var words: String {
    switch self {
    case .mix: "traces of neurons like these and of any"
    case .fitted: "traces of neurons like these"
    case .generic: "traces of any neurons"
    }
  }
}
