/// What the plain reference gives for windows that share a trace's statistics.
struct PlainCounts<S: Scalar> {
  var loss: S
  var expected: [S]
  /// Of each kernel and bias, in the order of `SpikeEncoder.weights`.
  var gradients: [[S]]
}

extension EncoderNetwork {
  /// Expected counts, the loss beside true counts, each window's times `weight`, and its gradient;
  /// windows are `[rows, 130]`. In plain loops, for comparison.
  func plain<S: Scalar>(
    _ windows: [S], statistics: [S], counts: [S], weight: S, weights: [[S]]
  ) -> PlainCounts<S> {
    func forward(_ part: Int, _ x: [S]) -> [S] {
      PlainLinear.forward(x, kernel: weights[2 * part], bias: weights[2 * part + 1])
    }
    let steer = forward(0, statistics).map { max(0, $0) }
    let steered = forward(1, steer)
    var (values, sums) = ([windows], [[S]]())
    for layer in 0..<3 {
      let own = forward(2 + layer, values[layer])
      sums.append(own)
      values.append(own.indices.map { max(0, own[$0] * gain(layer, $0) + shift(layer, $0)) })
    }
    func gain(_ layer: Int, _ index: Int) -> S {
      1 + steered[2 * layer * EncoderShape.units + index % EncoderShape.units]
    }
    func shift(_ layer: Int, _ index: Int) -> S {
      steered[(2 * layer + 1) * EncoderShape.units + index % EncoderShape.units]
    }
    let last = forward(5, values[3])
    let expected = last.map { S.logarithm(1 + S.exponential($0)) + S(EncoderShape.floor) }
    let loss = zip(expected, counts).reduce(0) { $0 + ($1.0 - $1.1 * S.logarithm($1.0)) * weight }

    var gradients = [[S]](repeating: [], count: weights.count)
    func backward(_ part: Int, _ gradient: [S], _ x: [S]) -> [S] {
      let back = PlainLinear.backward(
        gradient, x: x, kernel: weights[2 * part], bias: weights[2 * part + 1])
      (gradients[2 * part], gradients[2 * part + 1]) = (back.weights[0], back.weights[1])
      return back.input
    }
    var gradient = backward(
      5,
      last.indices.map {
        weight * (1 - counts[$0] / expected[$0]) / (1 + S.exponential(-last[$0]))
      }, values[3])
    var steeredGradient = [S](repeating: 0, count: steered.count)
    for layer in [2, 1, 0] {
      for index in gradient.indices {
        let slope = values[layer + 1][index] > 0 ? gradient[index] : 0
        let unit = 2 * layer * EncoderShape.units + index % EncoderShape.units
        steeredGradient[unit] += slope * sums[layer][index]
        steeredGradient[unit + EncoderShape.units] += slope
        gradient[index] = slope * gain(layer, index)
      }
      gradient = backward(2 + layer, gradient, values[layer])
    }
    let steerGradient = backward(1, steeredGradient, steer)
    _ = backward(0, zip(steerGradient, steer).map { $1 > 0 ? $0 : 0 }, statistics)
    return PlainCounts(loss: loss, expected: expected, gradients: gradients)
  }
}
