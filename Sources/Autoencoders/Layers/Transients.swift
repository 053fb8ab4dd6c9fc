import LinearAlgebra

/// What probabilities of spikes look like as light: each neuron's transient after each of them, added
/// up, and the spectrum of what is not sure of it.
///
/// p [places] becomes the expected light k∗p [places] and, behind it, |F k|² Σ w² p (1 - p) for each
/// part of the spectrum: for spikes that are independent, the power that the light has beside its
/// expectation under the taper w. The side input is the place of the row's neuron, or below 0.
package struct Transients: Layer {
  package let input = Extent(steps: WakeShape.places, width: 1)
  package let output = Extent(steps: 1, width: WakeShape.places + WakeShape.parts)
  let neurons: ByNeuron

  package init(neurons: Int) {
    self.neurons = ByNeuron(["log_amplitude", "log_decay", "log_rise"], neurons: neurons)
  }

  package var sideInputs: Int { 1 }
  package var weights: [WeightShape] { neurons.weights.weights }
  package var packedCount: Int { neurons.weights.packedCount }
  package var transposedCount: Int { 0 }
  package var tiles: [WeightTile] { neurons.weights.tiles }
  package func scratchCount(windows: Int) -> Int { 0 }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    neurons.weights.pack(weights, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    neurons.weights.unpack(packed)
  }

  package func forward(_ pass: ForwardPass) {
    let room = TransientRoom()
    for window in 0..<pass.windows {
      room.take(kernel(window, pass).samples, probabilities(window, pass))
      room.writeLight(pass.output + window * output.stride)
    }
  }

  package func backward(_ pass: BackwardPass) {
    if !pass.isAdding { pass.gradient.update(repeating: 0, count: packedCount) }
    let (forward, room) = (pass.forward, TransientRoom())
    for window in 0..<forward.windows {
      let kernel = kernel(window, forward)
      room.take(kernel.samples, probabilities(window, forward))
      let slopes = room.slopes(pass.outputGradient + window * output.stride)
      if let inputGradient = pass.inputGradient {
        for (place, slope) in slopes.probabilities.enumerated() {
          inputGradient[(place * forward.windows + window) * input.stride] = slope
        }
      }
      let own = kernel.gradient(slopes.kernel)
      neurons.add(
        [own.amplitude, own.decay, own.rise], of: neuron(window, forward), to: pass.gradient)
    }
  }

  private func neuron(_ window: Int, _ pass: ForwardPass) -> Int? {
    guard let place = pass.side?[window * padded(1)], place >= 0 else { return nil }
    return Int(place)
  }

  private func kernel(_ window: Int, _ pass: ForwardPass) -> TransientKernel<Double> {
    let logs = neurons.values(of: neuron(window, pass), pass.packed)
    return TransientKernel((logs[0], logs[1], logs[2]))
  }

  private func probabilities(_ window: Int, _ pass: ForwardPass) -> [Float] {
    (0..<input.steps).map { pass.input[($0 * pass.windows + window) * input.stride] }
  }
}

// The layer written as its formulas, for any floating-point type.
extension Transients {
  package func plainForward<S: Scalar>(
    _ input: [S], side: [S], windows: Int, weights: [[S]]
  ) -> PlainPass<S> {
    var output: [S] = []
    for window in 0..<windows {
      let kernel = plainKernel(side, window, weights).samples
      let p = (0..<self.input.steps).map { input[$0 * windows + window] }
      output += p.indices.map { place in
        (0..<min(kernel.count, place + 1)).reduce(0) { $0 + kernel[$1] * p[place - $1] }
      }
      let taper: [S] = PlainSpectrum.taper()
      let spread = taper.indices.reduce(S(0)) { sum, index in
        let p = p[WakeShape.warmUp + index]
        return sum + taper[index] * taper[index] * p * (1 - p)
      }
      output += PlainSpectrum(of: kernel).powers.map { $0 * spread }
    }
    return PlainPass(input: input, output: output, memory: [side])
  }

  package func plainBackward<S: Scalar>(
    _ outputGradient: [S], after pass: PlainPass<S>, windows: Int, weights: [[S]]
  ) -> PlainGradient<S> {
    var result = PlainGradient(
      input: pass.input.map { _ in S(0) }, weights: weights.map { $0.map { _ in S(0) } })
    let taper: [S] = PlainSpectrum.taper()
    for window in 0..<windows {
      let kernel = plainKernel(pass.memory[0], window, weights)
      let slopes = outputGradient[window * output.width..<(window + 1) * output.width]
      let light = Array(slopes.prefix(WakeShape.places))
      let powers = Array(slopes.dropFirst(WakeShape.places))
      let k = kernel.samples
      let spectrum = PlainSpectrum(of: k)
      let spreadSlope = zip(powers, spectrum.powers).reduce(S(0)) { $0 + $1.0 * $1.1 }
      var (spread, kernelSlopes) = (S(0), k.map { _ in S(0) })
      for place in 0..<WakeShape.places {
        let p = pass.input[place * windows + window]
        var slope = S(0)
        for lag in 0..<min(k.count, WakeShape.places - place) {
          slope += k[lag] * light[place + lag]
          kernelSlopes[lag] += p * light[place + lag]
        }
        if place >= WakeShape.warmUp {
          let weight = taper[place - WakeShape.warmUp]
          spread += weight * weight * p * (1 - p)
          slope += spreadSlope * weight * weight * (1 - 2 * p)
        }
        result.input[place * windows + window] = slope
      }
      let ofPowers = spectrum.slopes(ofPowers: powers.map { $0 * spread }, count: k.count)
      let own = kernel.gradient(zip(kernelSlopes, ofPowers).map { $0 + $1 })
      let neuron = Int(pass.memory[0][window])
      guard neuron >= 0 else { continue }
      for (index, slope) in [own.amplitude, own.decay, own.rise].enumerated() {
        result.weights[index][neuron] += slope
      }
    }
    return result
  }

  private func plainKernel<S: Scalar>(
    _ side: [S], _ window: Int, _ weights: [[S]]
  ) -> TransientKernel<S> {
    let logs = neurons.plainValues(of: Int(side[window]), weights)
    return TransientKernel((logs[0], logs[1], logs[2]))
  }
}
