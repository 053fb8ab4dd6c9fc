import CKernels
import LinearAlgebra

/// Independent Gaussian latents with a standard normal prior (Kingma & Welling 2014): two linear
/// maps give mean and log variance, and z = mean + share * exp(log variance / 2) * epsilon.
///
/// Both kernels begin Glorot normal, both biases zero. The divergence of a row is
/// -1/2 sum(1 + log variance - mean^2 - exp(log variance)), in nats. Packed, both maps are one,
/// the means' columns before the log variances'.
package struct GaussianLatent: LatentFamily {
  package static let name = "gaussian"
  package let hidden: Extent
  package let output: Extent
  private let map: LinearMap

  package init(hidden: Extent, count: Int, passesGradient: Bool) {
    self.hidden = hidden
    output = Extent(steps: 1, width: count)
    let width = 2 * padded(count)
    map = LinearMap(
      inputs: hidden.width, outputs: width, used: width, passesGradient: passesGradient)
  }

  private var count: Int { output.width }
  /// The padded width of either map, of the noise and of z.
  private var stride: Int { output.stride }

  package func term(weight: Double) -> LossTerm {
    LossTerm(
      "kl", heading: "KL", title: "KL (nats per row)", digits: 3, weight: weight,
      isWarmedUp: true)
  }

  package var weights: [WeightShape] {
    [
      WeightShape("mean.kernel", [map.inputs, count], .glorotNormal, pytorch: "mean.weight"),
      WeightShape("mean.bias", [count], .zeros),
      WeightShape(
        "log_variance.kernel", [map.inputs, count], .glorotNormal, pytorch: "log_variance.weight"),
      WeightShape("log_variance.bias", [count], .zeros),
    ]
  }

  package var packedCount: Int { map.packedCount }
  package var transposedCount: Int { map.transposedCount }
  package var tiles: [WeightTile] { map.tiles }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    map.pack(kernel: weights[0], bias: weights[1], atColumn: 0, into: packed)
    map.pack(kernel: weights[2], bias: weights[3], atColumn: stride, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    let mean = map.unpack(packed, atColumn: 0, width: count)
    let logVariance = map.unpack(packed, atColumn: stride, width: count)
    return [mean.kernel, mean.bias, logVariance.kernel, logVariance.bias]
  }
}

extension GaussianLatent {
  package func scratchCount(windows: Int) -> Int { Scratch(self, windows: windows).count }

  /// Where the parts of the scratch memory begin: means and log variances and their gradient,
  /// [2 stride] a row; noise as drawn, noise in padded rows and exp(log variance / 2), [stride];
  /// divergences.
  private struct Scratch {
    let mapGradients, draws, epsilon, deviation, divergence, count: Int

    init(_ latent: GaussianLatent, windows: Int) {
      let row = windows * latent.stride
      mapGradients = 2 * row
      draws = mapGradients + 2 * row
      epsilon = draws + row
      deviation = epsilon + row
      divergence = deviation + row
      count = divergence + padded(windows)
    }
  }

  package func infer(_ pass: ForwardPass) {
    map.forward(
      pass.input, rows: pass.windows, packed: pass.packed, into: pass.scratch, pass.kernels)
  }

  package func draw(_ pass: ForwardPass, _ noise: LatentNoise?) {
    let places = Scratch(self, windows: pass.windows)
    if let noise { fill(pass, noise) }
    var sample = CKSample(
      rows: pass.windows, latent: count, mean: pass.scratch, logVariance: pass.scratch + stride,
      row: 2 * stride, epsilon: pass.scratch + places.epsilon, epsilonRow: stride,
      noise: noise?.share ?? 0, z: pass.output, zRow: stride,
      deviation: pass.scratch + places.deviation, divergence: pass.scratch + places.divergence)
    pass.kernels.table.sample(&sample)
  }

  /// Draws the noise of a shard into padded rows.
  private func fill(_ pass: ForwardPass, _ noise: LatentNoise) {
    let places = Scratch(self, windows: pass.windows)
    let isWhole = count == stride
    let draws = pass.scratch + (isWhole ? places.epsilon : places.draws)
    noise.stream.normals(
      into: UnsafeMutableBufferPointer(start: draws, count: pass.windows * count),
      at: UInt64(noise.first) * UInt64(count))
    guard !isWhole else { return }
    for row in 0..<pass.windows {
      (pass.scratch + places.epsilon + row * stride).update(
        from: draws + row * count, count: count)
    }
  }

  package func backward(_ pass: BackwardPass, share: Float, weight: Float) {
    let forward = pass.forward
    let places = Scratch(self, windows: forward.windows)
    let gradients = forward.scratch + places.mapGradients
    var back = CKSampleBack(
      rows: forward.windows, latent: count, mean: forward.scratch, row: 2 * stride,
      epsilon: forward.scratch + places.epsilon, deviation: forward.scratch + places.deviation,
      epsilonRow: stride, noise: share, weight: weight, zGradient: pass.outputGradient,
      zRow: stride, meanGradient: gradients, logVarianceGradient: gradients + stride)
    forward.kernels.table.sampleBack(&back)
    map.backward(
      gradients, x: forward.input, rows: forward.windows, transposed: pass.transposed,
      into: pass.inputGradient, gradient: pass.gradient, isAdding: pass.isAdding, forward.kernels)
  }
}

extension GaussianLatent {
  package func divergence(_ row: Int, _ pass: ForwardPass) -> Double {
    Double(pass.scratch[Scratch(self, windows: pass.windows).divergence + row])
  }

  package func divergence(_ pass: ForwardPass) -> Double {
    let divergences = pass.scratch + Scratch(self, windows: pass.windows).divergence
    return (0..<pass.windows).reduce(0) { $0 + Double(divergences[$1]) }
  }

  /// The normal constants of prior and posterior cancel.
  package func logRatio(_ row: Int, _ pass: ForwardPass) -> Double {
    let epsilons = pass.scratch + Scratch(self, windows: pass.windows).epsilon + row * stride
    return (0..<count).reduce(0) { sum, latent in
      let (z, epsilon) = (Double(pass.output[row * stride + latent]), Double(epsilons[latent]))
      let logVariance = Double(pass.scratch[(2 * row + 1) * stride + latent])
      return sum + 0.5 * (epsilon * epsilon - z * z + logVariance)
    }
  }

  package func posterior(_ latent: Int, of row: Int, _ pass: ForwardPass) -> LatentPosterior {
    let mean = Double(pass.scratch[2 * row * stride + latent])
    let logVariance = Double(pass.scratch[(2 * row + 1) * stride + latent])
    let variance = Double.exponential(logVariance)
    return LatentPosterior(
      mean: mean, variance: variance,
      divergence: 0.5 * (mean * mean + variance - logVariance - 1))
  }

  package func prior(rows: Int, seed: UInt64) -> [Float] {
    var values = [Float](repeating: 0, count: rows * count)
    let random = RandomStream(seed: seed, purpose: .sampling)
    values.withUnsafeMutableBufferPointer { random.normals(into: $0, at: 0) }
    return values
  }
}

// The family written as its formulas, for any floating-point type.
extension GaussianLatent {
  package func plainForward<S: Scalar>(
    _ hidden: [S], epsilon: [S], share: S, weights: [[S]]
  ) -> PlainDraw<S> {
    let means = PlainLinear.forward(hidden, kernel: weights[0], bias: weights[1])
    let logs = PlainLinear.forward(hidden, kernel: weights[2], bias: weights[3])
    let z = means.indices.map { means[$0] + share * .exponential(logs[$0] / 2) * epsilon[$0] }
    let divergence = zip(means, logs).reduce(S(0)) { sum, latent in
      sum - (1 + latent.1 - latent.0 * latent.0 - .exponential(latent.1)) / 2
    }
    return PlainDraw(hidden: hidden, z: z, divergence: divergence, memory: [means, logs, epsilon])
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], weight: S, share: S, after draw: PlainDraw<S>, weights: [[S]]
  ) -> PlainGradient<S> {
    let (means, logs, epsilon) = (draw.memory[0], draw.memory[1], draw.memory[2])
    let meanSlope = means.indices.map { outputGradient[$0] + weight * means[$0] }
    let logSlope = logs.indices.map { index in
      let deviation = S.exponential(logs[index] / 2)
      return outputGradient[index] * share * epsilon[index] * deviation / 2
        + weight * (deviation * deviation - 1) / 2
    }
    let mean = PlainLinear.backward(
      meanSlope, x: draw.hidden, kernel: weights[0], bias: weights[1])
    let log = PlainLinear.backward(logSlope, x: draw.hidden, kernel: weights[2], bias: weights[3])
    return PlainGradient(
      input: zip(mean.input, log.input).map { $0 + $1 }, weights: mean.weights + log.weights)
  }
}
