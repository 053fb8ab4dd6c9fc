import Glibc
package import LinearAlgebra

/// How well a trained model uses its latents on some rows.
package struct Health: Sendable, Equatable {
  /// The evidence lower bound in nats per window, one draw each: the likelihood's log-density at
  /// noise deviation `sigma`, less the divergence.
  package var evidenceBound: Double
  /// The importance-weighted bound (Burda et al. 2016) with `draws` draws, in nats per window.
  package var weightedBound: Double
  package var draws: Int
  /// The noise deviation per bin that both bounds are stated at; the geometric mean over the rows
  /// where it was learned of each neuron.
  package var sigma: Double
  /// One minus the squared error of the reconstruction from the means over the variance of the
  /// data about each bin's mean; nil where the data do not vary.
  package var reconstructionR2: Double?
  /// The mean divergence of each latent from the prior, in nats.
  package var divergences: [Double]
  /// The latents whose means vary by more than 0.01 over the rows (Burda et al. 2016).
  package var activeUnits: [Int]
  /// Mean and variance of each latent over the rows and the posterior's draws; 0 and 1 where the
  /// aggregate posterior is the prior.
  package var aggregateMeans: [Double]
  package var aggregateVariances: [Double]
}

extension VAE {
  /// How many draws the importance-weighted bound may take.
  package static var drawCounts: ClosedRange<Int> { 1...10_000 }

  /// The health of the model on rows; both bounds at `sigma`, which is by default the deviation that
  /// was learned or that the divergence's weight implies, or 1 where that is 0.
  package func health(
    _ data: some HasRows, given labels: [Float]? = nil, groups: [String]? = nil, draws: Int = 16,
    sigma: Double? = nil, seed: UInt64 = 0
  ) throws(AutoencoderError) -> Health {
    let data = data.view
    let trained = try requireTrained()
    try require(draws, "draws", in: Self.drawCounts)
    if let sigma, !(sigma > 0 && sigma.isFinite) {
      throw .invalidOption(name: "sigma", mustBe: "above 0", value: "\(sigma)")
    }
    let implied = self.sigma.flatMap { $0 > 0 ? $0 : nil } ?? 1
    let encoding = try encode(data, given: labels)
    let reconstruction = try decode(encoding.latents, given: labels)
    let bounds = RowValues(rows: data.rows, columns: 3)
    let network = trained.network
    let rows = ModelRows(data, labels: labels, groups: groups)
    trained.forEachShard(of: rows) { shard, memory in
      network.bounds(shard, memory, draws: draws, seed: seed, into: bounds) { row, pass in
        sigma ?? network.likelihood.sigma(row, pass) ?? implied
      }
    }
    let posterior = PosteriorMoments(encoding)
    return Health(
      evidenceBound: mean(bounds.columns(0..<1)), weightedBound: mean(bounds.columns(1..<2)),
      draws: draws, sigma: middle(bounds.columns(2..<3)),
      reconstructionR2: determination(data, reconstruction),
      divergences: posterior.divergences,
      activeUnits: posterior.meanVariances.indices.filter { posterior.meanVariances[$0] > 0.01 },
      aggregateMeans: posterior.means, aggregateVariances: posterior.variances)
  }
}

/// The geometric mean; the number itself where all are the same.
private func middle(_ values: [Double]) -> Double {
  guard let first = values.first, values.contains(where: { $0 != first }) else {
    return values.first ?? .nan
  }
  return exp(mean(values.map { log($0) }))
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(max(1, values.count))
}

/// One minus the residual over the total sum of squares about each column's mean.
private func determination(_ data: RowView, _ reconstruction: Matrix) -> Double? {
  let means = data.columnMeans()
  var (residual, total) = (0.0, 0.0)
  data.forEachPart { range, pointers in
    for row in range {
      for column in 0..<data.columns {
        let value = Double(pointers[row][column])
        let difference = value - Double(reconstruction[row, column])
        let deviation = value - means[column]
        residual += difference * difference
        total += deviation * deviation
      }
    }
  }
  return total > 0 ? 1 - residual / total : nil
}

/// Moments of the posteriors, latent by latent.
private struct PosteriorMoments {
  let means, variances, meanVariances, divergences: [Double]

  init(_ encoding: Encoding) {
    let (latents, rows) = (encoding.latents, Double(encoding.latents.rows))
    means = latents.columnMeans()
    meanVariances = latents.columnDeviations().map { $0 * $0 }
    var variances = [Double](repeating: 0, count: latents.columns)
    var divergences = variances
    for index in latents.values.indices {
      variances[index % latents.columns] += encoding.variances[index] / rows
      divergences[index % latents.columns] += encoding.divergences[index] / rows
    }
    self.variances = zip(variances, meanVariances).map { $0 + $1 }
    self.divergences = divergences
  }
}

extension VAENetwork {
  /// Both bounds of a shard's rows: log p(x | z) + log p(z) - log q(z | x) for each draw, of which
  /// the weighted bound is the logarithm of the mean of the exponentials.
  fileprivate func bounds(
    _ shard: Shard, _ memory: Memory, draws: Int, seed: UInt64, into bounds: RowValues,
    sigma: (_ row: Int, LikelihoodPass) -> Double
  ) {
    let memory = filled(memory, from: shard)
    let latents = encode(shard, memory)
    var weights = [[Double]](repeating: [], count: shard.count)
    for draw in 0..<draws {
      let noise = RandomStream(seed: seed, purpose: .draw, substream: UInt64(draw + 1))
      latent.draw(latents, LatentNoise(stream: noise, first: shard.first, share: 1))
      let pass = likelihoodPass(shard, decode(latents, memory), memory)
      for row in 0..<shard.count {
        let sigma = sigma(row, pass)
        let density = likelihood.logDensity(row, pass, sigma: sigma)
        if draw == 0 {
          bounds[shard.first + row, 0] = density - latent.divergence(row, latents)
          bounds[shard.first + row, 2] = sigma
        }
        weights[row].append(density + latent.logRatio(row, latents))
      }
    }
    for row in 0..<shard.count {
      let largest = weights[row].max() ?? 0
      let mean = weights[row].reduce(0) { $0 + exp($1 - largest) } / Double(draws)
      bounds[shard.first + row, 1] = largest + log(mean)
    }
  }
}

extension VAE {
  /// The weight β that the divergence has beside a log-density in nats; nil until trained.
  package var beta: Double? {
    trained.map { $0.network.likelihood.beta(kl: description.kl) }
  }

  /// The noise deviation per bin that was learned, or at which the loss bounds the likelihood; nil
  /// until trained.
  package var sigma: Double? {
    trained.map { trained in
      trained.network.likelihood.sigma(kl: description.kl, weights: trained.noiseWeights)
    }
  }

  /// The noise deviation per bin that was learned of each neuron; nil where none was.
  package var noiseByNeuron: [(neuron: String, sigma: Double)]? {
    guard let trained, description.needsGroups, let logs = trained.noiseWeights.first else {
      return nil
    }
    return zip(trained.network.groups, logs).map { ($0, exp(Double($1))) }
  }

  /// What kl and noise amount to, in a sentence; numbers as `number` writes them; nil until trained.
  package func explanation(number: (Double) -> String) -> String? {
    guard let trained, let sigma else { return nil }
    return trained.network.likelihood.explanation(
      kl: description.kl, sigma: sigma, number: number)
  }
}

extension Trained<VAENetwork> {
  /// The likelihood's own weights, as they are exchanged.
  fileprivate var noiseWeights: [[Float]] {
    network.unpacked(state.weights.packed).suffix(network.noise.weights.count)
  }
}
