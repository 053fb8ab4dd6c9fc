/// The light after one spike, at 50 Hz: a (exp(-t / decay) - exp(-t / fall)), 1 / fall being
/// 1 / decay + 1 / rise, scaled so that its largest sample is the amplitude.
struct TransientKernel<S: Scalar> {
  private let amplitude, decay, rise: S
  /// Before it is scaled.
  private let shape: [S]
  private let peak: Int

  /// What weights of 0 stand for: in deviations of the trace, and in seconds.
  static var usual: (amplitude: S, decay: S, rise: S) { (0.7, 0.6, 0.04) }

  /// The kernel of logarithms over the usual amplitude, decay and rise.
  init(_ logs: (amplitude: S, decay: S, rise: S)) {
    let usual = Self.usual
    amplitude = usual.amplitude * .exponential(logs.amplitude)
    let (decay, rise) = (
      usual.decay * S.exponential(logs.decay), usual.rise * S.exponential(logs.rise)
    )
    (self.decay, self.rise) = (decay, rise)
    let shape = (0..<WakeShape.kernel).map { place in
      let time = Self.time(place)
      return S.exponential(-time / decay) * (1 - .exponential(-time / rise))
    }
    peak = shape.indices.max { shape[$0] < shape[$1] } ?? 0
    self.shape = shape
  }

  private static func time(_ place: Int) -> S { S(place) / S(EncoderShape.sampleRate) }

  var samples: [S] { shape.map { amplitude * $0 / shape[peak] } }

  /// The gradient of the three logarithms from that of the samples.
  func gradient(_ slopes: [S]) -> (amplitude: S, decay: S, rise: S) {
    let scale = amplitude / shape[peak]
    let (ofDecay, ofRise) = (decaySlope(peak) / shape[peak], riseSlope(peak) / shape[peak])
    var sums = (amplitude: S(0), decay: S(0), rise: S(0))
    for (place, slope) in slopes.enumerated() {
      sums.amplitude += slope * scale * shape[place]
      sums.decay += slope * scale * (decaySlope(place) - shape[place] * ofDecay)
      sums.rise += slope * scale * (riseSlope(place) - shape[place] * ofRise)
    }
    return sums
  }

  private func decaySlope(_ place: Int) -> S { shape[place] * Self.time(place) / decay }

  private func riseSlope(_ place: Int) -> S {
    let time = Self.time(place)
    return -S.exponential(-time / decay) * .exponential(-time / rise) * time / rise
  }
}
