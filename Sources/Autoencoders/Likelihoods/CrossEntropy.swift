import Glibc

/// The cross-entropy of labels 0 and 1 with a logit, in nats: log(1 + exp(logit)) - label * logit,
/// which neither overflows nor loses its gradient.
package struct CrossEntropy: Likelihood {
  package var term: LossTerm {
    LossTerm("reconstruction", heading: "cross-entropy", title: "cross-entropy (nats)")
  }
  package var link: Activation { .sigmoid }

  package func loss(_ pass: LikelihoodPass) -> Double {
    var sum = 0.0
    for row in 0..<pass.shard.count {
      let logit = Double(pass.output[row * pass.rowStride])
      let label = Double(pass.target(row)[0])
      sum += max(logit, 0) + log1p(exp(-abs(logit))) - label * logit
      pass.gradient[row * pass.rowStride] = pass.scale * Float(1 / (1 + exp(-logit)) - label)
    }
    return sum
  }

  /// Whether the logit is on the label's side of 0.
  package func isRight(_ row: Int, _ pass: LikelihoodPass) -> Bool {
    (pass.output[row * pass.rowStride] > 0) == (pass.target(row)[0] == 1)
  }

  package func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S> {
    var result = PlainLikelihood(loss: S(0), outputs: [])
    for (output, target) in zip(pass.outputs, pass.targets) {
      let (logit, label) = (output[0], target[0])
      let softplus = max(logit, 0) + S.logarithm(1 + S.exponential(-abs(logit)))
      result.loss += (softplus - label * logit) / pass.rows
      result.outputs.append([(Activation.sigmoid.value(at: logit) - label) / pass.rows])
    }
    return result
  }
}
