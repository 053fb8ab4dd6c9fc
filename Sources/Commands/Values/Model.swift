package import Autoencoders
import Datasets
import Figures
package import Interpreter
import LinearAlgebra

extension LayerSpec: DomainValue {
  package static let kind = "layer"
  package static let fields: [Field<LayerSpec>] = [Field("units", "how many units") { $0.units }]
  package var summary: String { description }
  package var written: String? { asCode }

  /// As it is typed: `dense(20, "tanh")`.
  private var asCode: String {
    switch self {
    case .lstm(let units): "lstm(\(units))"
    case .dense(let units, .linear): "dense(\(units))"
    case .dense(let units, let activation): "dense(\(units), \"\(activation.rawValue)\")"
    }
  }
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
    Field("history", "loss, reconstruction and KL of each epoch") { History($0.vae.history) },
    Field("beta", "the weight of KL beside a sum of squares: kl · columns / 2") { $0.vae.beta },
    Field("sigma", "the noise per bin at which the loss bounds the likelihood") { $0.vae.sigma },
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
      layers(vae.description.encoder), "\(vae.description.latent) latents",
      layers(vae.description.decoder),
    ].filter { !$0.isEmpty }.joined(separator: " → ")
    guard let columns = vae.columns else {
      return "\(shape) · not trained yet: train(model, dataset)"
    }
    let known = "\(columns) bins: \(shape) · \(trainingSummary)"
    guard let loss = vae.history.last?.training else { return known }
    return known + " · loss \(rounded(loss.loss)), reconstruction \(rounded(loss.reconstruction))"
      + ", KL \(rounded(loss.kl)) nats"
  }

  package var isWorthSaving: Bool { !vae.history.isEmpty }

  private var trainingSummary: String {
    let rows = origin.map { " on \(counted($0.rowIDs.count, "row"))" } ?? ""
    if let stop = vae.stopSummary { return stop + rows + ": train(model, dataset) goes on" }
    let best = vae.bestEpoch.map { ", back to epoch \($0), the best on held-out rows" } ?? ""
    return "trained \(counted(vae.history.count, "epoch"))\(rows)\(best)"
  }

  private func layers(_ specs: [LayerSpec]) -> String {
    specs.map(\.description).joined(separator: " → ")
  }

  package var detail: [Block] {
    guard let beta = vae.beta, let sigma = vae.sigma else { return [] }
    let weight = rounded(vae.description.kl)
    return [
      .text(
        "kl = \(weight) beside the mean squared error stands for β = \(rounded(beta)) at unit "
          + "noise, or for noise σ = \(rounded(sigma)) per bin at β = 1")
    ]
  }
}

/// What training recorded, epoch by epoch.
package struct History: DomainValue {
  package static let kind = "history"
  let epochs: [EpochRecord]

  init(_ epochs: [EpochRecord]) { self.epochs = epochs }

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
      ["epoch", "loss", "reconstruction", "KL"]
      + (hasAccuracy ? ["accuracy"] : []) + (hasHeld ? ["held-out loss"] : [])
    let shown = epochs.count <= 20 ? epochs : Array(epochs.prefix(5) + epochs.suffix(10))
    let rows = shown.map { record in
      let loss = record.training
      return ["\(record.epoch)", fixed(loss.loss, 4), fixed(loss.reconstruction, 4)]
        + [fixed(loss.kl, 3)] + (hasAccuracy ? [loss.accuracy.map { fixed($0, 3) } ?? ""] : [])
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
    let hasKL = epochs.contains { $0.training.kl != 0 }
    let parts = [
      curve("loss", { $0.loss }),
      hasKL ? curve("reconstruction (mean squared error)", { $0.reconstruction }) : nil,
      hasKL ? curve("KL (nats per row)", { $0.kl }) : nil,
      curve("accuracy", { $0.accuracy }),
    ]
    return parts.compactMap { $0 }
  }
}

extension Either where First == Model, Second == TrainedClassifier {
  /// The loss curves of a model's or a classifier's training.
  var curves: [Figure.LossCurve] {
    get throws(Fault) {
      let history =
        switch self {
        case .first(let model): History(model.vae.history)
        case .second(let classifier): History(classifier.network.history)
        }
      guard !history.epochs.isEmpty else {
        throw Fault(
          "the model has no losses yet", at: .init("model", "not trained"),
          help: "train it first: model = train(model, dataset)")
      }
      return history.curves
    }
  }
}

extension Trainable {
  /// Where its training was interrupted, in words; nil when it came to its end.
  var stopSummary: String? {
    guard let epoch = stoppedAtEpoch else { return nil }
    let last = interruptedRun.map { " of \($0.lastEpoch)" } ?? ""
    return "stopped at epoch \(epoch)\(last)"
  }
}

extension Model: Trainee {
  var network: VAE { vae }
  func trainingLabels(of rows: Dataset) throws -> [Float]? { try labels(of: rows) }

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
