import LinearAlgebra

/// A family of latent variables: their posterior given a row, their prior, the divergence between
/// the two, and what is drawn of them. A new family is a type with these members and a row in
/// `Kinds.latents`.
///
/// The passes are those of a layer from the encoder's output to the latents z, with a posterior in
/// scratch between them: `infer`, then `draw`, then what is asked of the draw.
package protocol LatentFamily: Weighted {
  /// What the language and model files call it.
  static var name: String { get }

  /// So many latent variables above an encoder's output.
  init(hidden: Extent, count: Int, passesGradient: Bool)
  /// What the encoder gives.
  var hidden: Extent { get }
  /// What the decoder is fed: z.
  var output: Extent { get }
  /// The divergence as a term of the loss of this full weight.
  func term(weight: Double) -> LossTerm

  /// The encoder's output → the posterior, in scratch.
  func infer(_ pass: ForwardPass)
  /// The posterior in scratch → z and each row's divergence: the mean, or a draw.
  func draw(_ pass: ForwardPass, _ noise: LatentNoise?)
  /// From z's gradient, and `weight` times that of the divergences, to the encoder's output and
  /// the weights; `share` is that of the draw.
  func backward(_ pass: BackwardPass, share: Float, weight: Float)

  /// The divergence of a row's posterior from the prior, in nats, after a draw.
  func divergence(_ row: Int, _ pass: ForwardPass) -> Double
  /// The sum over the rows, in their order.
  func divergence(_ pass: ForwardPass) -> Double
  /// log p(z) - log q(z | x) of a row's draw, in nats.
  func logRatio(_ row: Int, _ pass: ForwardPass) -> Double
  /// The posterior of one latent variable of a row.
  func posterior(_ latent: Int, of row: Int, _ pass: ForwardPass) -> LatentPosterior
  /// Draws of the prior, [rows][width of z].
  func prior(rows: Int, seed: UInt64) -> [Float]

  /// `infer` and `draw` in plain loops; `epsilon` [windows][latents] is the noise.
  func plainForward<S: Scalar>(
    _ hidden: [S], epsilon: [S], share: S, weights: [[S]]
  ) -> PlainDraw<S>
  /// `backward` in plain loops.
  func plainBackward<S: Scalar>(
    _ outputGradient: [S], weight: S, share: S, after draw: PlainDraw<S>, weights: [[S]]
  ) -> PlainGradient<S>
}

/// The noise of a draw: a pure function of the stream and of each row's place.
package struct LatentNoise {
  let stream: RandomStream
  /// The place of the first row in the epoch, or among all rows.
  let first: Int
  /// The share of the posterior's deviation that is drawn; 1 for a draw of the posterior.
  let share: Float
}

/// Mean and variance of a latent variable's posterior, and its divergence from the prior in nats.
package struct LatentPosterior: Sendable {
  package var mean, variance, divergence: Double
}

/// What a plain draw gives and remembers.
package struct PlainDraw<S: Scalar> {
  package var hidden: [S]
  package var z: [S]
  /// The sum of the rows' divergences.
  package var divergence: S
  package var memory: [[S]]
}
