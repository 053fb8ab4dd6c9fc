package import Autoencoders
import Datasets
import Figures
package import Interpreter
import LinearAlgebra
import Wording

extension LayerSpec: DomainValue {
  package static let kind = "layer"
  package static let fields: [Field<LayerSpec>] = [Field("units", "how many units") { $0.units }]
  package var summary: String { description }
  package var written: String? { code }
}

/// A variational autoencoder together with the rows it was trained on.
package struct Model: DomainValue {
  package static let kind = "model"
  let vae: VAE
  /// Nil until it is trained.
  let origin: Origin?
  /// What its windows are; nil until it is trained.
  let form: Dataset.Form?
  /// The rows that an interrupted training watches.
  let held: Held?

  init(_ vae: VAE, origin: Origin? = nil, form: Dataset.Form? = nil, held: Held? = nil) {
    self.vae = vae
    self.origin = origin
    self.form = form
    self.held = held
  }

  package static let fields: [Field<Model>] = [
    Field("latent", "how many latent variables") { $0.vae.description.latent },
    Field("columns", "the width of its windows, once it is trained") { $0.vae.columns },
    Field("parameters", "how many weights it has, once it is trained") { $0.vae.weightCount },
    Field("history", "loss, reconstruction and KL of each epoch") { History($0.vae) },
    Field("beta", "the weight of KL beside a log-density in nats") { $0.vae.beta },
    Field("sigma", "the noise per bin, as learned or at which the loss bounds the likelihood") {
      $0.vae.sigma
    },
    Field("likelihood", "what the output says of the data") { $0.vae.description.likelihood },
    Field("neurons", "what was learned of each neuron, as a table; none where nothing was") {
      try $0.vae.noiseByNeuron.map { sigmas in
        try DataTable([
          .init("neuron", .texts(sigmas.map(\.neuron))),
          .init("sigma", .numbers(sigmas.map(\.sigma))),
        ])
      }
    },
    Field("features", "what the encoder sees of each bin") {
      $0.vae.description.features.map(\.rawValue)
    },
    Field("encoder", "the encoder's layers") { $0.vae.description.encoder },
    Field("decoder", "the decoder's layers, without the output layer") {
      $0.vae.description.decoder
    },
  ]

  package var summary: String {
    let shape = [
      layers(vae.description.encoder), counted(vae.description.latent, "latent"),
      layers(vae.description.decoder),
    ].filter { !$0.isEmpty }.joined(separator: " → ")
    guard let columns = vae.columns else {
      return "\(shape) · not trained yet: train(model, dataset)"
    }
    let known = "\(counted(columns, "bin")): \(shape) · \(trainingSummary)"
    guard let loss = vae.history.last?.training else { return known }
    let terms = vae.terms.enumerated().map { "\($1.heading) \(rounded(loss.values[$0]))" }
    return known + " · loss \(rounded(loss.loss)), " + terms.joined(separator: ", ") + " nats"
  }

  package var stoppage: Stoppage? { vae.stoppage }
  package var workings: [Working] { vae.workings(held) }
  package var isWorthSaving: Bool { !vae.history.isEmpty }

  private var trainingSummary: String {
    let rows = origin?.seen ?? ""
    if let stop = vae.stopSummary { return stop + rows + ": train(model, dataset) goes on" }
    let best = vae.bestEpoch.map { ", back to epoch \($0), the best on held-out rows" } ?? ""
    return "trained \(counted(vae.history.count, "epoch"))\(rows)\(best)"
  }

  private func layers(_ specs: [LayerSpec]) -> String {
    specs.map(\.description).joined(separator: " → ")
  }

  package var detail: [Block] {
    vae.explanation(number: rounded).map { [.text($0)] } ?? []
  }
}

/// What training recorded, epoch by epoch.
package struct History: DomainValue {
  package static let kind = "history"
  let epochs: [EpochRecord]
  /// The parts of the loss.
  let terms: [LossTerm]

  init<D: ModelDescription>(_ model: TrainedModel<D>) {
    (epochs, terms) = (model.history, model.terms)
  }

  package static let fields: [Field<History>] = [
    Field("loss", "the loss of each epoch") { Tensor($0.epochs.map(\.training.loss)) },
    Field("reconstruction", "the mean squared error (of a classifier, the cross-entropy)") {
      Tensor($0.epochs.map(\.training.reconstruction))
    },
    Field("kl", "the divergence from the prior, in nats") {
      Tensor($0.epochs.map(\.training.kl))
    },
    Field("accuracy", "the share put right, where it was asked for") {
      Tensor($0.epochs.compactMap(\.training.accuracy))
    },
    Field("held", "the loss on held-out rows, where there are") {
      Tensor($0.epochs.compactMap(\.heldOut?.loss))
    },
    Field("table", "a row for each epoch") { try $0.table },
  ]

  package var summary: String {
    guard let first = epochs.first, let last = epochs.last else { return "no epoch yet" }
    return "\(counted(epochs.count, "epoch")) · loss \(rounded(first.training.loss)) → "
      + rounded(last.training.loss)
  }

  package var detail: [Block] {
    let hasHeld = epochs.contains { $0.heldOut != nil }
    let hasAccuracy = epochs.contains { $0.training.accuracy != nil }
    let header =
      ["epoch", "loss"] + terms.map(\.heading) + (hasAccuracy ? ["accuracy"] : [])
      + (hasHeld ? ["held-out loss"] : [])
    let shown = epochs.count <= 20 ? epochs : Array(epochs.prefix(5) + epochs.suffix(10))
    let rows = shown.map { record in
      let loss = record.training
      return ["\(record.epoch)", fixed(loss.loss, 4)]
        + terms.enumerated().map { fixed(loss.values[$0], $1.digits) }
        + (hasAccuracy ? [loss.accuracy.map { fixed($0, 3) } ?? ""] : [])
        + (hasHeld ? [record.heldOut.map { fixed($0.loss, 4) } ?? ""] : [])
    }
    let hidden = epochs.count - shown.count
    return [
      .table(
        Table(
          header: header, rows: rows,
          note: hidden > 0 ? "epochs 6 to \(5 + hidden) are not shown" : nil))
    ]
  }

  /// The curves of a loss figure: the parts that are there.
  var curves: [Figure.LossCurve] {
    func curve(_ name: String, _ part: (LossRecord) -> Double?) -> Figure.LossCurve? {
      let training = epochs.compactMap { part($0.training) }
      let held = epochs.compactMap { $0.heldOut.flatMap(part) }
      guard training.count == epochs.count, training.contains(where: { $0 != 0 }) else {
        return nil
      }
      return Figure.LossCurve(
        name: name, training: training, held: held.count == epochs.count ? held : [])
    }
    // Where there is one term, the loss is it.
    let parts =
      terms.count < 2
      ? []
      : terms.indices.map { index in
        curve(terms[index].title) { $0.values[index] }
      }
    return ([curve("loss", { $0.loss })] + parts + [curve("accuracy", { $0.accuracy })])
      .compactMap { $0 }
  }
}

extension Origin {
  /// As " on 40 rows", with a note of weights from elsewhere.
  var seen: String {
    isKnown || !rowIDs.isEmpty
      ? " on \(counted(rowIDs.count, "row"))" + (isKnown ? "" : ", from weights of elsewhere")
      : ", weights from elsewhere"
  }
}

extension TrainedModel {
  /// Where its training was interrupted, in words; nil when it came to its end.
  var stopSummary: String? {
    guard stoppedAtEpoch != nil else { return nil }
    return stoppage.map { "stopped \($0.words)" }
      ?? "stopped after \(counted(history.count, "epoch"))"
  }

  /// How far its training came when it was interrupted; nil when it came to its end.
  var stoppage: Stoppage? {
    interruptedRun.map {
      Stoppage(
        parameter: "epochs", done: history.count, total: $0.lastEpoch,
        caveat: $0.caveat)
    }
  }
}

extension Model: Trainee {
  var network: VAE { vae }
  func trainingRows(_ rows: Dataset, areWatched: Bool) throws -> ModelRows {
    ModelRows(rows.data, labels: try labels(of: rows), groups: neurons(of: rows))
  }

  /// The neuron of each row, for a model that learns something of each.
  func neurons(of rows: Dataset) -> [String]? {
    guard vae.description.needsGroups else { return nil }
    return rows.groups?.map { rows.groupNames[$0] }
  }

  func replacing(_ network: VAE, trainedOn rows: Dataset, held: Held?) -> Model {
    let seen = Origin(of: rows).union(rows.encodedBy).union(origin)
    let isStopped = network.interruptedRun != nil
    return Model(network, origin: seen, form: rows.form, held: isStopped ? held : nil)
  }
}

extension Model {
  /// The layers as boxes.
  func drawn(bins: Int?, labels: Figure.Labels) throws -> Figure {
    func boxes(_ specs: [LayerSpec]) -> [Figure.Layer] {
      specs.map { Figure.Layer(name: $0.description, size: $0.units) }
    }
    let description = vae.description
    return try .model(
      bins: vae.columns ?? bins ?? 100, features: description.features.map(\.rawValue),
      encoder: boxes(description.encoder), latent: description.latent,
      decoder: boxes(description.decoder), labels: labels)
  }
}
