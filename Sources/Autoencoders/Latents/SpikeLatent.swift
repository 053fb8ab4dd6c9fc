import Glibc

/// Spikes as latent variables, one that may or may not be for each place of a row, independent of each
/// other: a linear map gives what the logit of each has beside the prior's.
///
/// The kernel begins Glorot uniform, the bias zero, which is the prior. The divergence is
/// p log(p / λ) + (1 - p) log((1 - p) / (1 - λ)), in nats, over the places that count. The likelihood
/// of light takes expectations over all spikes at once, so none is drawn.
package struct SpikeLatent: Weighted {
  let hidden: Extent
  let output: Extent
  private let map: LinearMap
  /// The places before these do not count.
  private let first: Int
  /// The logit of the prior's λ.
  private let prior: Double

  package init(hidden: Extent, first: Int, prior: Double) {
    self.hidden = hidden
    output = Extent(steps: hidden.steps, width: 1)
    map = LinearMap(
      inputs: hidden.width, outputs: padded(1), used: 1, passesGradient: true)
    (self.first, self.prior) = (first, log(prior / (1 - prior)))
  }

  func term(weight: Double) -> LossTerm {
    LossTerm(
      "kl", heading: "KL", title: "KL (nats per second)", digits: 3, weight: weight,
      isWarmedUp: true)
  }

  package var weights: [WeightShape] {
    [
      WeightShape("logit.kernel", [map.inputs, 1], .glorotUniform, pytorch: "logit.weight"),
      WeightShape("logit.bias", [1], .zeros),
    ]
  }

  package var packedCount: Int { map.packedCount }
  package var transposedCount: Int { map.transposedCount }
  package var tiles: [WeightTile] { map.tiles }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    map.pack(kernel: weights[0], bias: weights[1], atColumn: 0, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    let (kernel, bias) = map.unpack(packed, atColumn: 0, width: 1)
    return [kernel, bias]
  }

  /// Logits, then their gradients.
  package func scratchCount(windows: Int) -> Int { 2 * output.count(windows: windows) }

  /// The encoder's output → the probabilities.
  func infer(_ pass: ForwardPass) {
    let rows = hidden.steps * pass.windows
    map.forward(pass.input, rows: rows, packed: pass.packed, into: pass.scratch, pass.kernels)
    for row in 0..<rows {
      pass.output[row * output.stride] =
        1 / (1 + exp(-Float(prior) - pass.scratch[row * output.stride]))
    }
  }

  /// The sum of the rows' divergences, in their order.
  func divergence(_ pass: ForwardPass) -> Double {
    (first * pass.windows..<hidden.steps * pass.windows).reduce(0) { sum, row in
      sum
        + divergence(
          Double(pass.output[row * output.stride]), above: Double(pass.scratch[row * output.stride])
        )
    }
  }

  /// Of one spike, whose logit is so much above the prior's.
  private func divergence<S: Scalar>(_ p: S, above: S) -> S {
    let prior = S(prior)
    func softplus(_ x: S) -> S { max(x, 0) + .logarithm(1 + .exponential(-abs(x))) }
    return p * above - softplus(prior + above) + softplus(prior)
  }

  /// From the gradient of the probabilities, and `weight` times that of the divergence, to the
  /// encoder's output and the weights.
  func backward(_ pass: BackwardPass, weight: Float) {
    let forward = pass.forward
    let rows = hidden.steps * forward.windows
    let logits = forward.scratch
    let gradients = logits + output.count(windows: forward.windows)
    for row in 0..<rows {
      let place = row * output.stride
      let p = forward.output[place]
      let slope = row < first * forward.windows ? 0 : weight * logits[place]
      gradients[place] = p * (1 - p) * (pass.outputGradient[place] + slope)
    }
    map.backward(
      gradients, x: forward.input, rows: rows, transposed: pass.transposed,
      into: pass.inputGradient, gradient: pass.gradient, isAdding: pass.isAdding, forward.kernels)
  }
}

// The family written as its formulas, for any floating-point type.
extension SpikeLatent {
  /// Probabilities and the sum of the rows' divergences.
  func plainForward<S: Scalar>(
    _ hidden: [S], windows: Int, weights: [[S]]
  ) -> PlainDraw<S> {
    let above = PlainLinear.forward(hidden, kernel: weights[0], bias: weights[1])
    let p = above.map { 1 / (1 + S.exponential(-S(prior) - $0)) }
    let divergence = (first * windows..<p.count).reduce(S(0)) {
      $0 + self.divergence(p[$1], above: above[$1])
    }
    return PlainDraw(hidden: hidden, z: p, divergence: divergence, memory: [above])
  }

  func plainBackward<S: Scalar>(
    _ outputGradient: [S], weight: S, windows: Int, after draw: PlainDraw<S>, weights: [[S]]
  ) -> PlainGradient<S> {
    let slopes = draw.z.indices.map { row in
      let p = draw.z[row]
      let slope = row < first * windows ? 0 : weight * draw.memory[0][row]
      return p * (1 - p) * (outputGradient[row] + slope)
    }
    return PlainLinear.backward(slopes, x: draw.hidden, kernel: weights[0], bias: weights[1])
  }
}
