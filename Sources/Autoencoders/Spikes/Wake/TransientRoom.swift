import LinearAlgebra

/// The spectra of one row's kernel and probabilities, for one thread at a time.
final class TransientRoom {
  private let long = FourierTransform(TransientRoom.table)
  private let short = FourierTransform(Taper.table)
  private var probabilities: [Float] = []
  private var kernel = Spectrum()
  private var spikes = Spectrum()
  private var powers: [Float] = []
  private var spread: Float = 0

  /// Long enough that a kernel does not come round.
  private static let count = 1024
  private static let table = FourierTable(count: count)

  /// The parts of a spectrum.
  private struct Spectrum {
    var real: [Float] = []
    var imaginary: [Float] = []

    init() {}

    init(_ transform: FourierTransform) {
      (real, imaginary) = (Array(transform.real), Array(transform.imaginary))
    }

    /// Writes a × this, or with `isConjugate` a times its conjugate, to a's place.
    func multiply(_ a: FourierTransform, isConjugate: Bool = false) {
      for part in real.indices {
        let (re, im) = (a.real[part], a.imaginary[part])
        let own = isConjugate ? -imaginary[part] : imaginary[part]
        a.real[part] = re * real[part] - im * own
        a.imaginary[part] = re * own + im * real[part]
      }
    }
  }

  /// Takes a row's kernel and probabilities.
  func take(_ samples: [Double], _ probabilities: [Float]) {
    self.probabilities = probabilities
    long.load(samples.lazy.map { Float($0) })
    long.forward()
    kernel = Spectrum(long)
    short.load(samples.lazy.map { Float($0) })
    short.forward()
    powers = short.powers
    long.load(probabilities)
    long.forward()
    spikes = Spectrum(long)
    spread = probabilities.dropFirst(WakeShape.warmUp).enumerated().reduce(0) { sum, p in
      sum + Taper.squares[p.offset] * p.element * (1 - p.element)
    }
  }

  /// The expected light, and the power of what is not sure of it.
  func writeLight(_ output: UnsafeMutablePointer<Float>) {
    // The spectrum of the probabilities is still in the transform.
    kernel.multiply(long)
    long.inverse()
    for place in 0..<WakeShape.places { output[place] = long.signal[place] }
    for (part, power) in powers.enumerated() { output[WakeShape.places + part] = power * spread }
  }

  /// The gradients of probabilities and kernel from that of what was written.
  func slopes(
    _ output: UnsafePointer<Float>
  ) -> (probabilities: [Float], kernel: [Double]) {
    long.load(UnsafeBufferPointer(start: output, count: WakeShape.places))
    long.forward()
    let light = Spectrum(long)
    kernel.multiply(long, isConjugate: true)
    long.inverse()
    var slopes = Array(long.signal.prefix(WakeShape.places))
    let ofPowers = UnsafeBufferPointer(
      start: output + WakeShape.places, count: WakeShape.parts)
    let ofSpread = zip(ofPowers, powers).reduce(0) { $0 + $1.0 * $1.1 }
    for (index, square) in Taper.squares.enumerated() {
      let place = WakeShape.warmUp + index
      slopes[place] += ofSpread * square * (1 - 2 * probabilities[place])
    }
    return (slopes, kernelSlopes(light, ofPowers))
  }

  private func kernelSlopes(
    _ light: Spectrum, _ ofPowers: UnsafeBufferPointer<Float>
  ) -> [Double] {
    for part in light.real.indices {
      (long.real[part], long.imaginary[part]) = (light.real[part], light.imaginary[part])
    }
    spikes.multiply(long, isConjugate: true)
    long.inverse()
    // The short transform still has the kernel's spectrum.
    short.turnIntoSlopes(ofPowers: ofPowers.lazy.map { $0 * self.spread })
    short.inverse()
    return (0..<WakeShape.kernel).map { Double(long.signal[$0]) + Double(short.signal[$0]) }
  }
}

extension FourierTransform {
  /// Sets the signal to some numbers and zeros behind them.
  func load(_ numbers: some Sequence<Float>) {
    var next = 0
    for number in numbers {
      signal[next] = number
      next += 1
    }
    for place in next..<signal.count { signal[place] = 0 }
  }

  /// The squares of the spectrum's parts.
  var powers: [Float] { zip(real, imaginary).map { $0 * $0 + $1 * $1 } }

  /// From the gradient of the powers: scales the spectrum so that its inverse is the gradient of the
  /// signal.
  func turnIntoSlopes(ofPowers slopes: some Sequence<Float>) {
    let (count, last) = (Float(signal.count), real.count - 1)
    for (part, slope) in slopes.enumerated() {
      // The first and the last part have no mirror image.
      let factor = count * slope * (part == 0 || part == last ? 2 : 1)
      real[part] *= factor
      imaginary[part] *= factor
    }
  }
}
