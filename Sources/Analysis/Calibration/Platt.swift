import Glibc

extension CalibrationCurve {
  /// Fits a sigmoid to decisions of two classes by maximum likelihood, towards targets that are drawn
  /// a little to the middle: (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2), as Platt did and scikit-learn does.
  ///
  /// Newton's steps with halving, as Lin, Lin and Weng (2007) have it, to where none leads further.
  package static func sigmoid(
    of decisions: [Double], labels: [Int], positive: Int
  ) throws(AnalysisError) -> CalibrationCurve {
    let positives = try checkBoth(decisions, labels, positive)
    let (above, below) = (Double(positives), Double(labels.count - positives))
    let targets = labels.map { $0 == positive ? (above + 1) / (above + 2) : 1 / (below + 2) }
    // Around 0 and of a scale near 1: no square overflows, and decisions that are all but the same
    // still tell slope from level.
    let (least, greatest) = (decisions.min() ?? 0, decisions.max() ?? 0)
    let middle = least / 2 + greatest / 2
    let scale = max(greatest / 2 - least / 2, .leastNormalMagnitude)
    let positions = decisions.map { ($0 - middle) / scale }
    let problem = TwoParameters(positions: positions) { place, value in
      let p = share(of: -value)
      let loss = targets[place] * softplus(value) + (1 - targets[place]) * softplus(-value)
      return (loss, targets[place] - p, p * (1 - p))
    }
    let best = try problem.minimum(from: (0, log((below + 1) / (above + 1))))
    return .sigmoid(a: best.slope / scale, b: best.level - best.slope * middle / scale)
  }

  /// Fits a power of counts to true counts by the likelihood of Poisson counts; a slope on the
  /// logarithms of both, as Platt's is on log-odds.
  package static func power(
    of found: [Double], truth: [Double]
  ) throws(AnalysisError) -> CalibrationCurve {
    try checkLength("true counts", truth.count, expected: found.count)
    let known = found.indices.filter { found[$0] > 0 }
    let spikes = known.reduce(0) { $0 + truth[$1] }
    guard spikes > 0 else { throw .nothing(what: "spikes where some are expected") }
    let mean = log(spikes / known.reduce(0) { $0 + found[$1] })
    let logs = known.map { log(found[$0]) }
    let problem = TwoParameters(positions: logs) { place, value in
      let rate = exp(min(value, 700))
      return (rate - truth[known[place]] * value, rate - truth[known[place]], rate)
    }
    let best = try problem.minimum(from: (1, mean))
    return .power(scale: exp(best.level), exponent: best.slope)
  }
}

/// The number of positive labels; refuses lists of other lengths, NaN, or labels all of one kind.
private func checkBoth(
  _ decisions: [Double], _ labels: [Int], _ positive: Int
) throws(AnalysisError) -> Int {
  // What ranks them refuses the same.
  try Ranking(scores: decisions, labels: labels, positive: positive).positives
}

/// log(1 + exp(x)).
private func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

/// A sum of convex functions of slope · position + level.
private struct TwoParameters {
  let positions: [Double]
  /// Of a place and slope · position + level: its term, and the term's two derivatives.
  let term: (_ place: Int, _ value: Double) -> (value: Double, first: Double, second: Double)

  typealias Point = (slope: Double, level: Double)

  func minimum(from start: Point) throws(AnalysisError) -> Point {
    var here = (point: start, value: value(at: start))
    for _ in 0..<Self.mostSteps {
      guard let step = step(at: here.point) else { return here.point }
      guard let next = next(after: here, step) else { return here.point }
      let gain = here.value - next.value
      here = next
      if gain <= 1e-16 * abs(here.value), step.decrease < 1e-18 { return here.point }
    }
    throw .noOptimum(steps: Self.mostSteps)
  }

  private static let mostSteps = 200

  private func value(at point: Point) -> Double {
    positions.indices.reduce(0) { sum, place in
      sum + term(place, point.slope * positions[place] + point.level).value
    }
  }

  /// Newton's step down, and how steeply it leads; nil where there is none.
  private func step(at point: Point) -> (slope: Double, level: Double, decrease: Double)? {
    var (a, b, aa, ab, bb) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (place, x) in positions.enumerated() {
      let (_, first, second) = term(place, point.slope * x + point.level)
      (a, b) = (a + first * x, b + first)
      (aa, ab, bb) = (aa + second * x * x, ab + second * x, bb + second)
    }
    // A trifle on the diagonal, where all positions are the same.
    (aa, bb) = (aa * (1 + 1e-14) + 1e-300, bb * (1 + 1e-14) + 1e-300)
    let determinant = aa * bb - ab * ab
    guard determinant > 0 else { return nil }
    let (slope, level) = ((ab * b - bb * a) / determinant, (ab * a - aa * b) / determinant)
    return (slope, level, -(a * slope + b * level))
  }

  /// The first of the whole, half, quarter, … of a step that leads down; nil where none does.
  private func next(
    after here: (point: Point, value: Double),
    _ step: (slope: Double, level: Double, decrease: Double)
  ) -> (point: Point, value: Double)? {
    var length = 1.0
    for _ in 0..<40 {
      let point = (
        slope: here.point.slope + length * step.slope, level: here.point.level + length * step.level
      )
      let value = value(at: point)
      if value < here.value { return (point, value) }
      length /= 2
    }
    return nil
  }
}
