import Glibc

/// What Gaussian likelihoods of learned deviations share; which of the weights a row's log σ is,
/// each says itself.
struct LearnedNoise: Sendable {
  let columns: Int

  var term: LossTerm {
    LossTerm(
      "reconstruction", heading: "reconstruction", title: "reconstruction (−log p, nats per row)")
  }

  /// log σ is kept from where its exponential leaves the range of Float.
  private static var bounds: ClosedRange<Float> { -20...20 }

  /// Where a row's log σ is.
  enum LogSigma {
    /// Among the likelihood's weights.
    case weight(Int)
    /// Not among them: the row is of none of the neurons.
    case fixed(Float)

    func value(_ pass: LikelihoodPass) -> Float {
      switch self {
      case .weight(let place): pass.weights[place]
      case .fixed(let value): value
      }
    }
  }

  func loss(_ pass: LikelihoodPass, place: (_ row: Int) -> LogSigma) -> Double {
    var sum = 0.0
    for row in 0..<pass.shard.count {
      let place = place(row)
      let logSigma = min(max(place.value(pass), Self.bounds.lowerBound), Self.bounds.upperBound)
      let precision = exp(-2 * logSigma)
      let squares = pass.squares(row, factor: pass.scale * precision)
      sum +=
        Double(squares * precision) / 2
        + Double(pass.bins) * (Double(logSigma) + log(2 * Double.pi) / 2)
      guard case .weight(let index) = place else { continue }
      pass.weightGradient?[index] += pass.scale * (Float(pass.bins) - squares * precision)
    }
    return sum
  }

  func plain<S: Scalar>(
    _ pass: PlainLikelihoodPass<S>, place: (_ row: Int) -> Int
  ) -> PlainLikelihood<S> {
    var result = PlainLikelihood(
      loss: S(0), outputs: [], weights: pass.weights.map { $0.map { _ in 0 } })
    let constant = S(log(2 * Double.pi) / 2)
    for (row, (output, target)) in zip(pass.outputs, pass.targets).enumerated() {
      let logSigma = pass.weights[0][place(row)]
      let precision = S.exponential(-2 * logSigma)
      let differences = zip(output, target).map { $0 - $1 }
      let squares = differences.reduce(0) { $0 + $1 * $1 } * precision
      result.loss += (squares / 2 + S(columns) * (logSigma + constant)) / pass.rows
      result.outputs.append(differences.map { $0 * precision / pass.rows })
      result.weights[0][place(row)] += (S(columns) - squares) / pass.rows
    }
    return result
  }
}
