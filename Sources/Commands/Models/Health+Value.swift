import Autoencoders
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// How well a model describes rows, knowing which rows these are.
package struct Condition: DomainValue {
  package static let kind = "health"
  let health: Health
  let basis: Basis
  let latent: Int

  package static let fields: [Field<Condition>] = [
    Field("elbo", "the evidence lower bound, nats per window") { $0.health.evidenceBound },
    Field("iwae", "the importance-weighted bound, nats per window") { $0.health.weightedBound },
    Field("sigma", "the noise per bin that both are stated at") { $0.health.sigma },
    Field("r2", "of the reconstruction from the means") { $0.health.reconstructionR2 },
    Field("kl", "of each latent, in nats") { Tensor($0.health.divergences) },
    Field("active", "latents whose means vary by more than 0.01") { Tensor($0.health.activeUnits) },
    Field("aggregate_mean", "of each latent, 0 under the prior") {
      Tensor($0.health.aggregateMeans)
    },
    Field("aggregate_variance", "of each latent, 1 under the prior") {
      Tensor($0.health.aggregateVariances)
    },
    Field("basis", "what it was computed on, in words") { $0.basis.description },
  ]

  package var summary: String {
    let r2 = health.reconstructionR2.map { "reconstruction R² \(fixed($0, 3)) · " } ?? ""
    return r2 + "\(health.activeUnits.count) of \(counted(latent, "latent")) active · "
      + basis.description
  }

  package var detail: [Block] {
    let far = zip(health.aggregateMeans, health.aggregateVariances)
      .map { ($0 * $0 + $1 - 1 - logarithm($1)) / 2 }.reduce(0, +)
    let rows = [
      ["ELBO", fixed(health.evidenceBound, 2), "nats per window at σ = \(rounded(health.sigma))"],
      ["importance-weighted", fixed(health.weightedBound, 2), "nats, \(health.draws) draws"],
      ["KL", fixed(health.divergences.reduce(0, +), 2), "nats, over all latents"],
      ["gap to the prior", fixed(far, 2), "nats, of Gaussians fitted to each latent"],
    ]
    return [.table(Table(header: ["", "", ""], rows: rows))]
  }
}

extension Model {
  /// The model's health on rows.
  func health(on rows: Dataset, draws: Int, seed: UInt64) throws -> Condition {
    try checkWidth(of: rows, "dataset", fits: vae.columns, of: "model")
    let health = try vae.health(
      rows.data, given: try labels(of: rows), groups: neurons(of: rows), draws: draws, seed: seed)
    return Condition(
      health: health, basis: Basis(of: rows, fittedOn: origin ?? Origin(of: rows)),
      latent: vae.description.latent)
  }
}

private func logarithm(_ number: Double) -> Double {
  Tensor([number]).applying(.log).values.first.map { Double($0) } ?? .nan
}
