/// The network of spikes in plain loops, in double precision.
struct PlainSpikeNetwork: Sendable {
  let network: SpikeNetwork

  init(groups: [String]) throws(AutoencoderError) { network = try SpikeNetwork(groups: groups) }

  /// The loss of rows of these neurons and its gradient, at full weights.
  func loss(
    _ rows: [[Double]], groups: [Int], weights: [[Double]]
  ) -> PlainLoss<Double> {
    let own = weights.parted(network.weightCounts)
    let (count, scale) = (Double(rows.count), 1 / WakeShape.seconds)
    let encoder = PlainStack(layers: network.encoder.layers)
    let side = rows.flatMap { $0[WakeShape.statistics..<WakeShape.share] }
    let up = encoder.forward(
      windows(rows), side: side, windows: rows.count, weights: own[0])
    let spikes = network.latent.plainForward(
      up[up.count - 1].output, windows: rows.count, weights: own[1])
    let light = network.transients.plainForward(
      spikes.z, side: groups.map { Double($0) }, windows: rows.count, weights: own[2])
    let width = network.transients.output.width
    let outputs = rows.indices.map { Array(light.output[$0 * width..<($0 + 1) * width]) }
    let fit = network.likelihood.plain(
      PlainLikelihoodPass(outputs: outputs, targets: rows, groups: groups, weights: own[3]))
    let prior = priors(rows, groups, own, scale: scale / count)
    let down = network.transients.plainBackward(
      fit.outputs.flatMap { $0.map { $0 * scale } }, after: light, windows: rows.count,
      weights: own[2])
    let latent = network.latent.plainBackward(
      down.input, weight: scale / count, windows: rows.count, after: spikes, weights: own[1])
    let enter = encoder.backward(latent.input, after: up, windows: rows.count, weights: own[0])
    let noise = fit.weights.map { $0.map { $0 * scale } }
    return PlainLoss(
      loss: (fit.loss + spikes.divergence / count) * scale + prior.loss,
      gradients: enter.weights + latent.weights + sum(down.weights, prior.transient)
        + sum(noise, prior.noise))
  }

  /// [places][rows][window].
  private func windows(_ rows: [[Double]]) -> [Double] {
    (0..<WakeShape.places).flatMap { place in
      rows.flatMap { $0[place..<place + WakeShape.window] }
    }
  }

  private func sum(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    zip(a, b).map { zip($0, $1).map { $0 + $1 } }
  }

  private func priors(
    _ rows: [[Double]], _ groups: [Int], _ weights: [[[Double]]], scale: Double
  ) -> (loss: Double, transient: [[Double]], noise: [[Double]]) {
    var (loss, transient, noise) = (0.0, zeros(weights[2]), zeros(weights[3]))
    for (row, neuron) in zip(rows, groups) where neuron >= 0 {
      let (own, ofNoise) = (weights[2].map { $0[neuron] }, weights[3].map { $0[neuron] })
      let share = row[WakeShape.share] * scale
      loss += share * NeuronPrior.loss(transient: own, noise: ofNoise)
      let slopes = NeuronPrior.slopes(transient: own, noise: ofNoise)
      for index in 0..<3 {
        transient[index][neuron] += share * slopes.transient[index]
        noise[index][neuron] += share * slopes.noise[index]
      }
    }
    return (loss, transient, noise)
  }

  private func zeros(_ weights: [[Double]]) -> [[Double]] {
    weights.map { Array(repeating: 0, count: $0.count) }
  }
}
