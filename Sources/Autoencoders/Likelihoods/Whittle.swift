import Glibc
import LinearAlgebra

/// Gaussian noise of a spectrum, in the band that a trace has (Whittle 1953), for a reconstruction
/// whose error has a known spectrum beside it.
///
/// In each part f of the band the term is R / N + log N: R is the power of w (x - b - x') under the
/// taper w and the power that comes beside it, N = σ² (1 + (corner / f)²) Σ w². Offset b, σ and corner
/// are learnt of each neuron; σ begins at the trace's own power near the end of its band.
package struct Whittle: Likelihood {
  let neurons: ByNeuron

  package init(neurons: Int) {
    self.neurons = ByNeuron(["offset", "log_sigma", "log_corner"], neurons: neurons)
  }

  package var term: LossTerm {
    LossTerm("reconstruction", heading: "−log p", title: "−log p (nats per second)", digits: 3)
  }

  package var weights: [WeightShape] { neurons.weights.weights }

  /// What a corner's weight of 0 stands for, in Hz.
  static let usualCorner = 0.15

  /// The parts of the spectrum that count for a trace whose band ends so high: all but the constant
  /// up to 0.95 of that.
  static func band(edge: Double) -> Range<Int> {
    let end = (1..<WakeShape.parts).first { Double($0) * WakeShape.step >= 0.95 * edge - 1e-3 }
    return 1..<(end ?? WakeShape.parts)
  }

  /// The noise of one row.
  private struct Noise<S: Scalar> {
    let offset, sigma, corner: S
    let band: Range<Int>

    init(_ own: [S], statistics: (Int) -> S) {
      offset = own[0]
      sigma = .exponential(statistics(0) + own[1])
      corner = S(Whittle.usualCorner) * .exponential(own[2])
      band = Whittle.band(edge: 10 * Double.exponential(Double(statistics(1))))
    }

    /// (corner / f)².
    func drift(_ part: Int) -> S {
      let ratio = corner / (S(part) * S(WakeShape.step))
      return ratio * ratio
    }

    func density(_ part: Int) -> S {
      sigma * sigma * (1 + drift(part)) * S(Taper.power)
    }
  }

  /// Of one row: the term, and the gradients of powers, of offset, log σ and log corner.
  private struct Fit<S: Scalar> {
    var loss = S(0)
    /// Of R in each part.
    var powers: [S]
    var logSigma = S(0)
    var logCorner = S(0)

    init(_ noise: Noise<S>, powers all: (Int) -> S) {
      powers = Array(repeating: 0, count: WakeShape.parts)
      for part in noise.band {
        let density = noise.density(part)
        let ratio = all(part) / density
        loss += ratio + .logarithm(density)
        powers[part] = 1 / density
        logSigma += 2 - 2 * ratio
        logCorner += (1 - ratio) * 2 * noise.drift(part) / (1 + noise.drift(part))
      }
    }
  }

  package func loss(_ pass: LikelihoodPass) -> Double {
    let transform = FourierTransform(Taper.table)
    return (0..<pass.shard.count).reduce(0) { $0 + loss($1, pass, transform) }
  }

  private func loss(_ row: Int, _ pass: LikelihoodPass, _ transform: FourierTransform) -> Double {
    let neuron = pass.shard.group(row)
    let noise = noise(row, pass)
    load(row, pass, offset: Float(noise.offset), into: transform)
    let unsure = pass.output + row * pass.rowStride + WakeShape.places
    let fit = Fit(noise) { part in
      let (re, im) = (transform.real[part], transform.imaginary[part])
      return Double(re * re + im * im + unsure[part])
    }
    guard pass.scale != 0 else { return fit.loss }
    let gradient = pass.gradient + row * pass.rowStride
    let slopes = fit.powers.map { pass.scale * Float($0) }
    for (part, slope) in slopes.enumerated() { gradient[WakeShape.places + part] = slope }
    transform.turnIntoSlopes(ofPowers: slopes)
    transform.inverse()
    for place in 0..<WakeShape.warmUp { gradient[place] = 0 }
    var offset: Float = 0
    for (index, taper) in Taper.floats.enumerated() {
      let slope = -taper * transform.signal[index]
      gradient[WakeShape.warmUp + index] = slope
      offset += slope
    }
    if let weightGradient = pass.weightGradient {
      let scale = Double(pass.scale)
      neurons.add(
        [Double(offset), scale * fit.logSigma, scale * fit.logCorner], of: neuron,
        to: weightGradient)
    }
    return fit.loss
  }

  private func noise(_ row: Int, _ pass: LikelihoodPass) -> Noise<Double> {
    let statistics = pass.target(row) + WakeShape.statistics
    return Noise(neurons.values(of: pass.shard.group(row), pass.weights)) {
      Double(statistics[$0])
    }
  }

  /// The spectrum of what is not explained, under the taper.
  private func load(
    _ row: Int, _ pass: LikelihoodPass, offset: Float, into transform: FourierTransform
  ) {
    let light = pass.output + row * pass.rowStride + WakeShape.warmUp
    let target = pass.target(row) + WakeShape.reach + WakeShape.warmUp
    for (place, taper) in Taper.floats.enumerated() {
      transform.signal[place] = taper * (target[place] - offset - light[place])
    }
    transform.forward()
  }

  /// The share of the in-band power of each row that is explained: the power that is left, and that
  /// of the trace less its mean.
  func explained(_ row: Int, _ pass: LikelihoodPass) -> (left: Double, all: Double) {
    let transform = FourierTransform(Taper.table)
    let band = noise(row, pass).band
    func power() -> Double {
      band.reduce(0.0) { sum, part in
        let (re, im) = (Double(transform.real[part]), Double(transform.imaginary[part]))
        return sum + re * re + im * im
      }
    }
    load(row, pass, offset: Float(noise(row, pass).offset), into: transform)
    let left = power()
    let target = pass.target(row) + WakeShape.reach + WakeShape.warmUp
    let mean = (0..<WakeShape.scored).reduce(Float(0)) { $0 + target[$1] } / Float(WakeShape.scored)
    transform.load(Taper.floats.enumerated().map { $0.element * (target[$0.offset] - mean) })
    transform.forward()
    return (left, power())
  }

  package func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S> {
    var result = PlainLikelihood(
      loss: S(0), outputs: [], weights: pass.weights.map { $0.map { _ in S(0) } })
    let taper: [S] = PlainSpectrum.taper()
    for (row, (output, target)) in zip(pass.outputs, pass.targets).enumerated() {
      let own = neurons.plainValues(of: pass.groups[row], pass.weights)
      let noise = Noise(own) { target[WakeShape.statistics + $0] }
      let spectrum = PlainSpectrum(
        of: taper.indices.map { index in
          let place = WakeShape.warmUp + index
          return taper[index]
            * (target[WakeShape.reach + place] - noise.offset - output[place])
        })
      let powers = spectrum.powers
      let fit = Fit(noise) { powers[$0] + output[WakeShape.places + $0] }
      result.loss += fit.loss / pass.rows
      let slopes = spectrum.slopes(ofPowers: fit.powers, count: taper.count)
      let light = zip(taper, slopes).map { -$0 * $1 / pass.rows }
      result.outputs.append(
        Array(repeating: 0, count: WakeShape.warmUp) + light
          + fit.powers.map { $0 / pass.rows })
      let all = [light.reduce(0, +), fit.logSigma / pass.rows, fit.logCorner / pass.rows]
      guard pass.groups[row] >= 0 else { continue }
      for (index, slope) in all.enumerated() { result.weights[index][pass.groups[row]] += slope }
    }
    return result
  }
}
