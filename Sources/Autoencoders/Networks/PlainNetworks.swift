// The networks in plain loops, for any floating-point type: what the kernels are held to.

/// A loss and its gradient for every weight, in the order of the network's weights.
package struct PlainLoss<S: Scalar> {
  package var loss: S
  package var gradients: [[S]]
}

/// A stack of layers in plain loops.
struct PlainStack {
  let layers: [any Layer]

  func forward<S: Scalar>(
    _ input: [S], side: [S] = [], windows: Int, weights: [[S]]
  ) -> [PlainPass<S>] {
    var passes: [PlainPass<S>] = []
    for (layer, own) in zip(layers, split(weights)) {
      passes.append(
        layer.plainForward(
          passes.last?.output ?? input, side: side, windows: windows, weights: own))
    }
    return passes
  }

  func backward<S: Scalar>(
    _ outputGradient: [S], after passes: [PlainPass<S>], windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    var result = PlainGradient(input: outputGradient, weights: [[S]]())
    for ((layer, own), pass) in zip(zip(layers, split(weights)), passes).reversed() {
      let step = layer.plainBackward(result.input, after: pass, windows: windows, weights: own)
      result = PlainGradient(input: step.input, weights: step.weights + result.weights)
    }
    return result
  }

  private func split<S>(_ weights: [[S]]) -> [[[S]]] {
    weights.parted(layers.map(\.weights.count))
  }
}

/// A variational autoencoder in plain loops.
package struct PlainVAE: Sendable {
  let network: VAENetwork

  package init(
    _ description: VAEDescription, columns: Int, groups: [String] = []
  ) throws(AutoencoderError) {
    network = try VAENetwork(description, columns: columns, groups: groups)
  }

  /// The weights, in the order that `loss` takes them.
  package var weights: [WeightShape] { network.weights }

  /// The loss of windows, each with its noise [latent], and its gradient; `groups` are the rows'
  /// neurons where the likelihood asks for them.
  package func loss<S: Scalar>(
    _ windows: [[S]], labels: [S]?, groups: [Int] = [], epsilon: [[S]], weights: [[S]]
  ) -> PlainLoss<S> {
    let count = windows.count
    let own = weights.parted(network.weightCounts)
    let encoder = PlainStack(layers: network.encoder.layers)
    let decoder = PlainStack(layers: network.decoder.layers)
    let (side, share) = (labels ?? [], S(network.description.noise))
    let x = network.input.plain(windows)
    let up = encoder.forward(x, side: side, windows: count, weights: own[0])
    let draw = network.latent.plainForward(
      up.last?.output ?? x, epsilon: epsilon.flatMap { $0 }, share: share, weights: own[1])
    let down = decoder.forward(draw.z, side: side, windows: count, weights: own[2])
    let fit = network.likelihood.plain(
      PlainLikelihoodPass(
        outputs: network.plainRows(down.last?.output ?? draw.z, count: count), targets: windows,
        groups: groups, weights: own[3]))
    let kl = S(network.description.kl) / S(count)
    let back = decoder.backward(
      network.plainOutput(fit.outputs), after: down, windows: count, weights: own[2])
    let latent = network.latent.plainBackward(
      back.input, weight: kl, share: share, after: draw, weights: own[1])
    let enter = encoder.backward(latent.input, after: up, windows: count, weights: own[0])
    return PlainLoss(
      loss: fit.loss + kl * draw.divergence,
      gradients: enter.weights + latent.weights + back.weights + fit.weights)
  }
}

extension VAENetwork {
  /// Whether the output layer gives the bins one after the other.
  private var isOutputSequence: Bool { decoder.parts.last?.layer.output.width != columns }

  /// The output layer's numbers row by row.
  fileprivate func plainRows<S>(_ output: [S], count: Int) -> [[S]] {
    (0..<count).map { row in
      (0..<columns).map { output[isOutputSequence ? $0 * count + row : row * columns + $0] }
    }
  }

  /// Numbers row by row in the output layer's order.
  fileprivate func plainOutput<S>(_ rows: [[S]]) -> [S] {
    isOutputSequence ? (0..<columns).flatMap { t in rows.map { $0[t] } } : rows.flatMap { $0 }
  }
}

/// A classifier in plain loops.
package struct PlainClassifier: Sendable {
  let network: ClassifierNetwork

  package init(_ description: ClassifierDescription, columns: Int) throws(AutoencoderError) {
    network = try ClassifierNetwork(description, columns: columns)
  }

  package var weights: [WeightShape] { network.weights }

  /// The mean cross-entropy of windows and labels, and its gradient.
  package func loss(
    _ windows: [[Double]], labels: [Double], weights: [[Double]]
  ) -> PlainLoss<Double> {
    let count = windows.count
    let stack = PlainStack(layers: network.stack.layers)
    let passes = stack.forward(network.input.plain(windows), windows: count, weights: weights)
    let fit = network.likelihood.plain(
      PlainLikelihoodPass(
        outputs: (passes.last?.output ?? []).map { [$0] }, targets: labels.map { [$0] },
        groups: [], weights: []))
    let back = stack.backward(
      fit.outputs.flatMap { $0 }, after: passes, windows: count, weights: weights)
    return PlainLoss(loss: fit.loss, gradients: back.weights)
  }
}
