import Glibc
package import LinearAlgebra

/// How well a trained model uses its latents on some rows.
package struct Health: Sendable, Equatable {
  /// The evidence lower bound in nats per window, one draw each, at noise deviation `sigma`:
  /// -sum (x - x')^2 / (2 sigma^2) - bins / 2 log(2 pi sigma^2) - divergence.
  package var evidenceBound: Double
  /// The importance-weighted bound (Burda et al. 2016) with `draws` draws, in nats per window.
  package var weightedBound: Double
  package var draws: Int
  /// The noise deviation per bin that both bounds are stated at.
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
  /// The health of the model on rows; both bounds at `sigma`, which is by default the deviation that
  /// the divergence's weight implies, or 1 where that is 0.
  package func health(
    _ data: Matrix, given labels: [Float]? = nil, draws: Int = 16, sigma: Double? = nil,
    seed: UInt64 = 0
  ) throws(AutoencoderError) -> Health {
    let trained = try requireTrained()
    try require(draws, "draws", in: 1...100_000)
    let implied = self.sigma.flatMap { $0 > 0 ? $0 : nil } ?? 1
    let sigma = sigma ?? implied
    guard sigma > 0, sigma.isFinite else {
      throw .invalidOption(name: "sigma", mustBe: "above 0", value: "\(sigma)")
    }
    let encoding = try encode(data, given: labels)
    let reconstruction = try decode(encoding.latents, given: labels)
    let bounds = BoundSums(rows: data.rows)
    let network = trained.network
    withRows(data, labels) { rows in
      trained.forEachShard(of: rows) { shard, memory in
        network.bounds(shard, memory, draws: draws, sigma: sigma, seed: seed, into: bounds)
      }
    }
    let posterior = PosteriorMoments(encoding)
    return Health(
      evidenceBound: bounds.mean(bounds.evidence), weightedBound: bounds.mean(bounds.weighted),
      draws: draws, sigma: sigma, reconstructionR2: determination(data, reconstruction),
      divergences: posterior.divergences,
      activeUnits: posterior.meanVariances.indices.filter { posterior.meanVariances[$0] > 0.01 },
      aggregateMeans: posterior.means, aggregateVariances: posterior.variances)
  }
}

/// One minus the residual over the total sum of squares about each column's mean.
private func determination(_ data: Matrix, _ reconstruction: Matrix) -> Double? {
  let means = data.columnMeans()
  var (residual, total) = (0.0, 0.0)
  for index in data.values.indices {
    let value = Double(data.values[index])
    let difference = value - Double(reconstruction.values[index])
    let deviation = value - means[index % data.columns]
    residual += difference * difference
    total += deviation * deviation
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
      let column = index % latents.columns
      let mean = Double(latents.values[index])
      let logVariance = Double(encoding.logVariances.values[index])
      variances[column] += exp(logVariance) / rows
      divergences[column] += 0.5 * (mean * mean + exp(logVariance) - logVariance - 1) / rows
    }
    self.variances = zip(variances, meanVariances).map { $0 + $1 }
    self.divergences = divergences
  }
}

/// The bounds of each row, written by whichever thread has it.
private final class BoundSums: @unchecked Sendable {
  let evidence, weighted: UnsafeMutableBufferPointer<Double>

  init(rows: Int) {
    evidence = .allocate(capacity: rows)
    weighted = .allocate(capacity: rows)
    evidence.initialize(repeating: 0)
    weighted.initialize(repeating: 0)
  }

  deinit {
    evidence.deallocate()
    weighted.deallocate()
  }

  func mean(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }
}

extension VAENetwork {
  /// Both bounds of a shard's rows: log p(x | z) + log p(z) - log q(z | x) for each draw, of which
  /// the weighted bound is the logarithm of the mean of the exponentials.
  fileprivate func bounds(
    _ shard: Shard, _ memory: Memory, draws: Int, sigma: Double, seed: UInt64, into sums: BoundSums
  ) {
    let buffers = buffers(memory)
    encode(shard, memory)
    let latent = description.latent
    var weights = [[Double]](repeating: [], count: shard.count)
    for draw in 0..<draws {
      let noise = RandomStream(seed: seed, purpose: .draw, substream: UInt64(draw + 1))
      drawNoise(shard, noise, buffers, memory)
      variational.sample(buffers, windows: shard.count, noise: 1, memory.kernels)
      let y = decode(shard, memory)
      for row in 0..<shard.count {
        let likelihood = logLikelihood(shard, row, y, sigma: sigma)
        if draw == 0 {
          sums.evidence[shard.first + row] = likelihood - Double(buffers.divergence[row])
        }
        // The normal constants of prior and posterior cancel.
        var ratio = 0.0
        for index in 0..<latent {
          let z = Double(buffers.z[row * buffers.zRow + index])
          let epsilon = Double(buffers.epsilon[row * variational.stride + index])
          let place = (2 * row + 1) * variational.stride + index
          ratio += 0.5 * (epsilon * epsilon - z * z + Double(buffers.maps[place]))
        }
        weights[row].append(likelihood + ratio)
      }
    }
    for row in 0..<shard.count {
      let largest = weights[row].max() ?? 0
      let mean = weights[row].reduce(0) { $0 + exp($1 - largest) } / Double(draws)
      sums.weighted[shard.first + row] = largest + log(mean)
    }
  }

  private func logLikelihood(
    _ shard: Shard, _ row: Int, _ y: UnsafePointer<Float>, sigma: Double
  ) -> Double {
    let strides = outputStrides(windows: shard.count)
    let window = shard.window(row)
    var squares = 0.0
    for t in 0..<columns {
      let difference = Double(y[row * strides.row + t * strides.bin]) - Double(window[t])
      squares += difference * difference
    }
    let variance = sigma * sigma
    return -squares / (2 * variance) - Double(columns) / 2 * log(2 * Double.pi * variance)
  }
}
