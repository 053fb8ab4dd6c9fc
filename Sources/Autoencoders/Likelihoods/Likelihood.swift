/// What a network's output says of the data: a value to make small, and its gradient.
///
/// It may look at a whole row, or at a whole shard of them, at once. A new likelihood of windows is
/// a type with the members of `WindowLikelihood` and a row in `Kinds.likelihoods`.
package protocol Likelihood: Sendable {
  /// The term of the loss.
  var term: LossTerm { get }
  /// How many numbers the network puts out for each bin.
  var outputsPerBin: Int { get }
  /// From an output to the expected number.
  var link: Activation { get }
  /// What it learns itself, beside the network.
  var weights: [WeightShape] { get }

  /// The term's sum over the rows of a shard. Writes `scale` times the gradient of the outputs,
  /// and adds `scale` times that of its own weights where the pass asks for it.
  func loss(_ pass: LikelihoodPass) -> Double
  /// Whether the output of a row points at what is there, for the metric `accuracy`.
  func isRight(_ row: Int, _ pass: LikelihoodPass) -> Bool
  /// The term's mean over rows, in plain loops, with its gradients.
  func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S>
}

/// A likelihood that a VAE can be described with.
package protocol WindowLikelihood: Likelihood {
  /// What the language and model files call it.
  static var name: String { get }
  /// What it takes the data for, in a few words.
  static var summary: String { get }
  /// The usual weight of the divergence beside its term.
  static var usualKL: Double { get }
  /// Whether it needs to know which neuron a row is of.
  static var needsGroups: Bool { get }

  /// The likelihood of windows of so many bins, of so many neurons.
  init(columns: Int, groups: Int)

  /// The weight β that the divergence has beside a log-density in nats (Higgins et al. 2017).
  func beta(kl: Double) -> Double
  /// The deviation of the noise per bin that training has come to, by its exchanged weights, or at
  /// which the loss bounds the likelihood.
  func sigma(kl: Double, weights: [[Float]]) -> Double
  /// The deviation of a row's noise per bin where it was learned.
  func sigma(_ row: Int, _ pass: LikelihoodPass) -> Double?
  /// The log-density of a row in nats at noise of this deviation per bin.
  func logDensity(_ row: Int, _ pass: LikelihoodPass, sigma: Double) -> Double
  /// What kl and noise amount to, in a sentence; numbers as `number` writes them.
  func explanation(kl: Double, sigma: Double, number: (Double) -> String) -> String
}

extension Likelihood {
  package var outputsPerBin: Int { 1 }
  package var link: Activation { .linear }
  package var weights: [WeightShape] { [] }

  /// Whether the largest output is the largest number of the row.
  package func isRight(_ row: Int, _ pass: LikelihoodPass) -> Bool {
    let output = pass.output + row * pass.rowStride
    return pass.largest(output, stride: pass.binStride) == pass.largest(pass.target(row), stride: 1)
  }
}

extension WindowLikelihood {
  package static var needsGroups: Bool { false }
  package func sigma(_ row: Int, _ pass: LikelihoodPass) -> Double? { nil }

  package func logDensity(_ row: Int, _ pass: LikelihoodPass, sigma: Double) -> Double {
    -pass.preciseSquares(row) / (2 * sigma * sigma)
      - Double(pass.bins) / 2 * Double.logarithm(2 * Double.pi * sigma * sigma)
  }
}

/// The rows of a shard beside what a network made of them.
package struct LikelihoodPass {
  let shard: Shard
  /// What the output is held to, a number for each row of the data; null where that is the row.
  let labels: UnsafePointer<Float>?
  let bins: Int
  let output: UnsafePointer<Float>
  /// Where the gradient of the output goes, in the same order.
  let gradient: UnsafeMutablePointer<Float>
  /// From row to row and from bin to bin of the output; outputs of a bin stand side by side.
  let rowStride, binStride: Int
  /// One over the rows of the batch; 0 where nothing is learnt.
  let scale: Float
  /// The likelihood's own packed weights, and their gradient; null where nothing is learnt.
  let weights: UnsafePointer<Float>
  let weightGradient: UnsafeMutablePointer<Float>?

  func target(_ row: Int) -> UnsafePointer<Float> {
    labels.map { $0 + shard.row(row) } ?? shard.window(row)
  }

  /// The sum of squared differences of a row; the gradient `factor` times the differences.
  @inline(__always)
  func squares(_ row: Int, factor: Float) -> Float {
    let target = target(row)
    var squares: Float = 0
    for t in 0..<bins {
      let place = row * rowStride + t * binStride
      let difference = output[place] - target[t]
      squares += difference * difference
      gradient[place] = factor * difference
    }
    return squares
  }

  /// The same in double precision, without a gradient.
  func preciseSquares(_ row: Int) -> Double {
    let target = target(row)
    var squares = 0.0
    for t in 0..<bins {
      let difference = Double(output[row * rowStride + t * binStride]) - Double(target[t])
      squares += difference * difference
    }
    return squares
  }

  func largest(_ values: UnsafePointer<Float>, stride: Int) -> Int {
    var best = 0
    for t in 1..<max(1, bins) where values[t * stride] > values[best * stride] { best = t }
    return best
  }
}

/// The same for the plain reference: outputs and targets [rows][bins].
package struct PlainLikelihoodPass<S: Scalar> {
  let outputs, targets: [[S]]
  /// The neuron of each row; empty where they are not known.
  let groups: [Int]
  let weights: [[S]]

  var rows: S { S(outputs.count) }
}

/// A term's mean over rows, and its gradients for outputs [rows][bins] and own weights.
package struct PlainLikelihood<S: Scalar> {
  var loss: S
  var outputs: [[S]]
  var weights: [[S]] = []
}
