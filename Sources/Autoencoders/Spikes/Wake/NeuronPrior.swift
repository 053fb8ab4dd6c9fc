/// What is expected of a neuron's kinetics and drift before its trace is seen: log-normal about the
/// usual ones, for which weights are 0.
enum NeuronPrior {
  /// The deviations of the logarithms of decay, rise and the noise's corner.
  private static let deviations = (decay: 0.5, rise: 0.6, corner: 0.7)

  static let term = LossTerm("prior", heading: "prior", title: "prior (nats per second)", digits: 3)

  /// -log p of a neuron's numbers but for constants, as `Transients` and `Whittle` keep them.
  static func loss<S: Scalar>(transient: [S], noise: [S]) -> S {
    square(transient[1], deviations.decay) + square(transient[2], deviations.rise)
      + square(noise[2], deviations.corner)
  }

  private static func square<S: Scalar>(_ value: S, _ deviation: Double) -> S {
    value * value / S(2 * deviation * deviation)
  }

  /// The gradient of both.
  static func slopes<S: Scalar>(
    transient: [S], noise: [S]
  ) -> (transient: [S], noise: [S]) {
    func slope(_ value: S, _ deviation: Double) -> S { value / S(deviation * deviation) }
    return (
      [0, slope(transient[1], deviations.decay), slope(transient[2], deviations.rise)],
      [0, 0, slope(noise[2], deviations.corner)]
    )
  }
}
