import Glibc
import LinearAlgebra

/// The taper of the scored samples (Tukey 1967): a cosine over a tenth at either end, 1 between.
enum Taper {
  static let values: [Double] = (0..<WakeShape.scored).map { place in
    let last = Double(WakeShape.scored - 1)
    let fromEnd = min(Double(place), last - Double(place))
    let width = 0.1 * last
    return fromEnd < width ? (1 - cos(.pi * fromEnd / width)) / 2 : 1
  }
  static let floats = values.map { Float($0) }
  static let squares = values.map { Float($0 * $0) }
  /// The sum of squares.
  static let power = values.reduce(0) { $0 + $1 * $1 }
  static let table = FourierTable(count: WakeShape.scored)
}

/// The spectrum of at most 512 numbers in plain loops, the parts 0 to 256.
struct PlainSpectrum<S: Scalar> {
  private var real: [S] = []
  private var imaginary: [S] = []

  init(of signal: [S]) {
    for part in 0..<WakeShape.parts {
      var (re, im) = (S(0), S(0))
      for (place, value) in signal.enumerated() {
        re += value * Self.cosine(part * place)
        im -= value * Self.sine(part * place)
      }
      real.append(re)
      imaginary.append(im)
    }
  }

  static func taper() -> [S] { Taper.values.map { S($0) } }

  private static func cosine(_ turn: Int) -> S { S(plainCosines[turn % WakeShape.scored]) }
  private static func sine(_ turn: Int) -> S {
    S(plainCosines[(turn + 3 * WakeShape.scored / 4) % WakeShape.scored])
  }

  var powers: [S] { zip(real, imaginary).map { $0 * $0 + $1 * $1 } }

  /// The gradient of the signal from that of the powers.
  func slopes(ofPowers slopes: [S], count: Int) -> [S] {
    (0..<count).map { place in
      slopes.indices.reduce(0) { sum, part in
        let along =
          real[part] * Self.cosine(part * place) - imaginary[part] * Self.sine(part * place)
        return sum + 2 * slopes[part] * along
      }
    }
  }
}

private let plainCosines: [Double] = (0..<WakeShape.scored).map {
  cos(2 * .pi * Double($0) / Double(WakeShape.scored))
}
