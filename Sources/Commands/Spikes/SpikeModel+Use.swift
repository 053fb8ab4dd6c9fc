import Autoencoders
import Datasets
import Files
package import Interpreter
import LinearAlgebra
import Wording

extension SpikeModel {
  /// The expected spikes of each neuron in the recording's own bins.
  func encode(_ recording: Recording, _ context: CallContext) throws -> Recording {
    try recording.foundSpikes(by: try counting, in: .samples, context)
  }

  /// The numbers behind expected spikes, a row for each bin of 25 Hz.
  func hidden(_ recording: Recording) throws -> Dataset {
    try recording.checkTraces()
    let inference = SpikeInference(try counting, rate: recording.rate)
    let (rows, places) = try inference.hidden(recording.traces.map(\.samples))
    let binned = try recording.binned(at: EncoderShape.binRate).traces
    let labels =
      recording.hasSpikes
      ? places.map { (binned[$0.trace].spikes?[$0.bin] ?? 0) > 0 ? 1 : 0 } : nil
    var dataset = try Dataset(
      data: rows, labels: labels, groups: places.map(\.trace),
      groupNames: recording.traces.map(\.name),
      rowIDs: places.map { Fingerprint.of(binned[$0.trace].origin, UInt64($0.bin)) },
      form: .latents(of: "the spike model"))
    dataset.encodedBy = origin
    return dataset
  }

  /// The light that the spikes explain that are found.
  func reconstruct(_ recording: Recording) throws -> Recording {
    try recording.checkTraces()
    let (inference, names) = (
      SpikeInference(try counting, rate: recording.rate), recording.traces.map(\.name)
    )
    let neurons = names.compactMap { vae.neuron($0) }
    guard neurons.count == names.count else {
      throw Fault(
        "light is made of spikes as the wake phase has found that neurons do, but there was none",
        at: .init("model", "never awake"), help: "train(model, recording, epochs=40)")
    }
    let lights = mappedInParallel(names.count) {
      inference.light(recording.traces[$0].samples, of: neurons[$0])
    }
    let traces = try zip(recording.traces, lights).map { trace, light in
      try Trace(
        name: trace.name,
        samples: light ?? Array(repeating: .nan, count: trace.samples.count), spikes: trace.spikes,
        origin: trace.origin)
    }
    return try Recording(
      traces: traces, rate: recording.rate, sources: recording.sources,
      indicator: recording.indicator)
  }

  /// So many traces drawn from the model, with their spikes.
  func sample(_ count: Int, seed: UInt64) throws -> Recording {
    let traces = try vae.sample(count, seed: seed).enumerated().map { index, drawn in
      try Trace(
        name: "sample/\(index)", samples: drawn.light, spikes: drawn.spikes.map { UInt16($0) })
    }
    return try Recording(
      traces: traces, rate: SpikeVAE.sampleRate, sources: ["a spike model, seed \(seed)"])
  }

  func health(on recording: Recording, _ context: CallContext) throws -> SpikeCondition {
    guard vae.wake.isTrained else { throw AutoencoderError.notTrained }
    let rows = try recording.wakeRows(context)
    let health = try vae.health(try trainingRows(rows, areWatched: false))
    return SpikeCondition(
      health: health, neurons: health.compactMap { vae.neuron($0.name) },
      basis: Basis(of: rows, fittedOn: origin ?? Origin(of: rows)))
  }
}

/// How well a spike model describes traces, knowing which traces these are.
package struct SpikeCondition: DomainValue {
  package static let kind = "spike health"
  let health: [SpikeHealth]
  let neurons: [FittedNeuron]
  let basis: Basis

  package static let fields: [Field<SpikeCondition>] = [
    Field("elbo", "the evidence lower bound in the traces' band, nats per second") { $0.elbo },
    Field("explained", "the share of the power in the band that expected light explains") {
      $0.explained
    },
    Field("neurons", "a table of both for each neuron, with its kinetics") { try $0.table },
    Field("basis", "what it was computed on, in words") { $0.basis.description },
  ]

  private func mean(_ number: (SpikeHealth) -> Double) -> Double {
    health.reduce(0) { $0 + number($1) } / Double(max(1, health.count))
  }

  private var elbo: Double { mean(\.evidenceBound) }
  private var explained: Double { mean(\.explained) }

  package var summary: String {
    "ELBO \(fixed(elbo, 2)) nats per second · \(percent(explained)) of the power in the band "
      + "explained · mean over \(counted(health.count, "neuron")) · \(basis.description)"
  }

  private var table: DataTable {
    get throws(Fault) {
      try DataTable([
        .init("neuron", .texts(health.map(\.name))),
        .init("elbo", .numbers(health.map(\.evidenceBound))),
        .init("explained", .numbers(health.map(\.explained))),
        .init("rise", .numbers(neurons.map(\.rise))),
        .init("decay", .numbers(neurons.map(\.decay))),
        .init("amplitude", .numbers(neurons.map(\.amplitude))),
        .init("noise", .numbers(neurons.map(\.noise))),
      ])
    }
  }
}
