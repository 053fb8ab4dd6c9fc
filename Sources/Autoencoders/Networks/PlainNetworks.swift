// The networks in plain loops, for any floating-point type: what the kernels are held to.

/// A loss and its gradient for every weight, in the order of the network's weights.
package struct PlainLoss<S: Scalar> {
  package var loss: S
  package var gradients: [[S]]
}

/// A stack of layers in plain loops.
struct PlainStack {
  let layers: [any Layer]

  func forward<S: Scalar>(_ input: [S], windows: Int, weights: [[S]]) -> [PlainPass<S>] {
    var passes: [PlainPass<S>] = []
    for (layer, own) in zip(layers, split(weights)) {
      passes.append(
        layer.plainForward(passes.last?.output ?? input, windows: windows, weights: own))
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
    var rest = weights[...]
    return layers.map { layer in
      let count = layer.weights.count
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }
}

/// A variational autoencoder in plain loops.
package struct PlainVAE: Sendable {
  let network: VAENetwork

  package init(_ description: VAEDescription, columns: Int) throws(AutoencoderError) {
    network = try VAENetwork(description, columns: columns)
  }

  /// The weights, in the order that `loss` takes them.
  package var weights: [WeightShape] { network.weights }

  /// The loss of windows, each with its noise [latent], and its gradient.
  package func loss<S: Scalar>(
    _ windows: [[S]], labels: [S]?, epsilon: [[S]], weights: [[S]]
  ) -> PlainLoss<S> {
    let count = windows.count
    let first = network.encoder.layers.reduce(0) { $0 + $1.weights.count }
    let (top, middle) = (Array(weights[..<first]), Array(weights[first..<first + 4]))
    let bottom = Array(weights[(first + 4)...])
    let encoder = PlainStack(layers: network.encoder.layers)
    let decoder = PlainStack(layers: network.decoder.layers)
    let x = network.input.plain(windows, labels: labels)
    let up = encoder.forward(x, windows: count, weights: top)
    let hidden = up.last?.output ?? x
    let mean = PlainLinear.forward(hidden, kernel: middle[0], bias: middle[1])
    let logVariance = PlainLinear.forward(hidden, kernel: middle[2], bias: middle[3])
    let draw = PlainDraw(mean, logVariance, epsilon.flatMap { $0 }, S(network.description.noise))
    let z = joined(draw.z, labels, count)
    let down = decoder.forward(z, windows: count, weights: bottom)
    let (error, slope) = squaredError(down.last?.output ?? z, windows)
    let kl = S(network.description.kl) / S(count)
    let back = decoder.backward(slope, after: down, windows: count, weights: bottom)
    let (meanSlope, logSlope) = draw.backward(parted(back.input, count), weight: kl)
    let means = PlainLinear.backward(meanSlope, x: hidden, kernel: middle[0], bias: middle[1])
    let logs = PlainLinear.backward(logSlope, x: hidden, kernel: middle[2], bias: middle[3])
    let enter = encoder.backward(
      zip(means.input, logs.input).map { $0 + $1 }, after: up, windows: count, weights: top)
    return PlainLoss(
      loss: error + kl * draw.divergence,
      gradients: enter.weights + means.weights + logs.weights + back.weights)
  }

  /// z with each row's label behind it.
  private func joined<S: Scalar>(_ z: [S], _ labels: [S]?, _ count: Int) -> [S] {
    guard let labels else { return z }
    let latent = network.description.latent
    return (0..<count).flatMap { Array(z[$0 * latent..<($0 + 1) * latent]) + [labels[$0]] }
  }

  /// The latents' part of a gradient of `joined`.
  private func parted<S>(_ gradient: [S], _ count: Int) -> [S] {
    let width = network.latentExtent.width
    return (0..<count).flatMap {
      gradient[$0 * width..<$0 * width + network.description.latent]
    }
  }

  /// Mean over bins and windows, and the gradient in the output's own order.
  private func squaredError<S: Scalar>(_ y: [S], _ windows: [[S]]) -> (S, [S]) {
    let (count, columns) = (windows.count, network.columns)
    let isSequence = network.decoder.layers.contains { $0.output.steps > 1 }
    var (sum, slope): (S, [S]) = (0, y)
    for index in y.indices {
      let (row, t) =
        isSequence ? (index % count, index / count) : (index / columns, index % columns)
      let difference = y[index] - windows[row][t]
      sum += difference * difference
      slope[index] = 2 * difference / S(count * columns)
    }
    return (sum / S(count * columns), slope)
  }
}

/// z = mean + noise exp(log variance / 2) eps in plain loops.
private struct PlainDraw<S: Scalar> {
  let mean, logVariance, epsilon, z: [S]
  let noise: S

  init(_ mean: [S], _ logVariance: [S], _ epsilon: [S], _ noise: S) {
    self.mean = mean
    self.logVariance = logVariance
    self.epsilon = epsilon
    self.noise = noise
    z = mean.indices.map { mean[$0] + noise * .exponential(logVariance[$0] / 2) * epsilon[$0] }
  }

  var divergence: S {
    mean.indices.reduce(0) { sum, index in
      let (mean, logVariance) = (mean[index], logVariance[index])
      return sum - (1 + logVariance - mean * mean - .exponential(logVariance)) / 2
    }
  }

  func backward(_ slope: [S], weight: S) -> (mean: [S], logVariance: [S]) {
    let means = mean.indices.map { slope[$0] + weight * mean[$0] }
    let logs = logVariance.indices.map { index in
      let deviation = S.exponential(logVariance[index] / 2)
      return slope[index] * noise * epsilon[index] * deviation / 2
        + weight * (deviation * deviation - 1) / 2
    }
    return (means, logs)
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
    let x = network.input.plain(windows, labels: nil)
    let passes = stack.forward(x, windows: count, weights: weights)
    let logits = passes.last?.output ?? []
    let rates = logits.map { Activation.sigmoid.value(at: $0) }
    let losses = zip(logits, labels).map { logit, label in
      -label * logit - Double.logarithm(Activation.sigmoid.value(at: -logit))
    }
    let slope = zip(rates, labels).map { ($0 - $1) / Double(count) }
    let back = stack.backward(slope, after: passes, windows: count, weights: weights)
    return PlainLoss(loss: losses.reduce(0, +) / Double(count), gradients: back.weights)
  }
}
