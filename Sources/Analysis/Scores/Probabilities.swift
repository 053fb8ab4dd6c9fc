import Glibc

/// The mean squared difference of probabilities, in [0, 1], from what happened (Brier 1950); 0 is
/// best. Rows with the given label happened.
package func brierScore(
  probabilities: [Double], labels: [Int], positive: Int = 1
) throws(AnalysisError) -> Double {
  try checkProbabilities(probabilities, labels)
  let sum = zip(probabilities, labels).reduce(0.0) {
    let difference = $1.0 - ($1.1 == positive ? 1 : 0)
    return $0 + difference * difference
  }
  return sum / Double(labels.count)
}

/// The mean negative log-likelihood of what happened, in nats; 0 is best. Probabilities are kept
/// 2.2e-16 away from 0 and 1, so that one wrong certainty is dear but not infinite.
package func logLoss(
  probabilities: [Double], labels: [Int], positive: Int = 1
) throws(AnalysisError) -> Double {
  try checkProbabilities(probabilities, labels)
  let sum = zip(probabilities, labels).reduce(0.0) {
    let probability = min(max($1.0, .ulpOfOne), 1 - .ulpOfOne)
    return $0 - log($1.1 == positive ? probability : 1 - probability)
  }
  return sum / Double(labels.count)
}

private func checkProbabilities(
  _ probabilities: [Double], _ labels: [Int]
) throws(AnalysisError) {
  guard !probabilities.isEmpty else { throw .nothing(what: "probabilities") }
  try checkLength("labels", labels.count, expected: probabilities.count)
  if let wrong = probabilities.first(where: { !(0...1 ~= $0) }) {
    throw .setting(name: "A probability", value: wrong, range: "from 0 to 1")
  }
}

/// The mean negative log-likelihood, in nats, of counts under Poisson distributions of what was
/// expected; expectations below 1e-12 count as that, so that one spike where none was expected is
/// dear but not infinite.
package func poissonLoss(
  expected: [Double], counts: [Double]
) throws(AnalysisError) -> Double {
  guard !expected.isEmpty else { throw .nothing(what: "expectations") }
  try checkLength("counts", counts.count, expected: expected.count)
  let sum = zip(expected, counts).reduce(0.0) {
    let rate = max($1.0, 1e-12)
    return $0 + rate - $1.1 * log(rate) + lgamma($1.1 + 1)
  }
  return sum / Double(counts.count)
}
