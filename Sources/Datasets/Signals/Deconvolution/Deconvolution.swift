/// The sparse activity that explains a trace but for its noise: least activity, never negative, such
/// that the residuals' squares sum to the noise's (Friedrich, Zhou and Paninski 2017, with a penalty on
/// the sum of the activity and the baseline found on the way). Equal to `oasis.functions.deconvolve`
/// of oasis-deconv 0.3 but for chance in that one's estimates of extreme decays.
package struct Deconvolution: Sendable {
  /// The activity of each sample, in the trace's units: what its calcium rises by. NaN where a
  /// sample is missing.
  package let activity: [Float]
  /// The light of no activity, the part of calcium that is left after a sample, and the noise's
  /// deviation.
  package let baseline, decay, noise: Double
  /// How much of the trace lies below a baseline held at 0: its 15th percentile lies two deviations
  /// of the noise under 0.
  package let liesBelowZero: Bool

  /// What can be said of a trace.
  enum Answer {
    case found(Deconvolution)
    case tooShort
    case constant
    case interrupted
  }

  /// How a trace is taken.
  struct Options {
    /// The part of calcium left after a sample; nil for an estimate.
    var decay: Double?
    var baselineMayBeNegative = false
  }

  /// The activity of a trace.
  static func of(
    _ samples: [Float], _ options: Options, isCancelled: () -> Bool
  ) -> Answer {
    guard let first = samples.firstIndex(where: { !$0.isNaN }),
      let last = samples.lastIndex(where: { !$0.isNaN })
    else { return .tooShort }
    let between = samples[first...last].map { Double($0) }
    let known = between.filter { !$0.isNaN }
    guard known.count >= TraceDynamics.fewestSamples else { return .tooShort }
    guard known.contains(where: { $0 != known[0] }) else { return .constant }
    let dynamics =
      options.decay.map { TraceDynamics(of: known, decay: $0) } ?? TraceDynamics(of: known)
    guard dynamics.decay > 0 else { return .constant }
    let lowest = known.quantile(0.15)
    let floor = options.baselineMayBeNegative ? -Double.infinity : 0
    var fit = ConstrainedFit(
      between, known: known.count, dynamics, from: max(lowest, floor), floor: floor)
    guard fit.run(isCancelled: isCancelled) else { return .interrupted }
    var activity = samples.map { $0.isNaN ? Float.nan : 0 }
    for (place, amount) in fit.pools.activity where !samples[first + place].isNaN {
      activity[first + place] = Float(amount)
    }
    return .found(
      Deconvolution(
        activity: activity, baseline: fit.baseline, decay: dynamics.decay, noise: dynamics.noise,
        liesBelowZero: floor == 0 && lowest < -2 * dynamics.noise))
  }
}

/// The search for the penalty and the baseline at which residuals are as large as the noise.
private struct ConstrainedFit {
  private let samples: [Double]
  private let known: Int
  private let decay: Double
  /// What the squares of the residuals are to sum to.
  private let target: Double
  private let floor: Double
  private(set) var baseline: Double
  private(set) var pools: CalciumPools
  private var calcium: [Double]

  private static let rounds = 5

  init(
    _ samples: [Double], known: Int, _ dynamics: TraceDynamics, from baseline: Double,
    floor: Double
  ) {
    (self.samples, self.known, self.floor) = (samples, known, floor)
    (decay, target) = (dynamics.decay, dynamics.noise * dynamics.noise * Double(known))
    self.baseline = baseline
    pools = CalciumPools(of: samples, less: baseline, decay: dynamics.decay)
    calcium = [Double](repeating: 0, count: samples.count)
    settle()
  }

  /// At most five rounds, until the noise is met within a ten-thousandth or no activity is left;
  /// false when interrupted.
  mutating func run(isCancelled: () -> Bool) -> Bool {
    for _ in 0..<Self.rounds {
      if isCancelled() { return false }
      let excess = squares - target
      guard abs(excess) > 1e-4 * target, calcium.reduce(0, +) > 1e-9 else { break }
      let amount = shift(excess: excess)
      guard amount.isFinite else { break }
      baseline += amount * (1 - decay)
      pools.shift(by: amount)
      settle()
    }
    return true
  }

  /// The baseline becomes the mean residual, as far as it may; what the calcium pays for that is
  /// the penalty.
  private mutating func settle() {
    pools.fill(&calcium)
    var sum = 0.0
    for (sample, calcium) in zip(samples, calcium) where !sample.isNaN { sum += sample - calcium }
    let change = max(sum / Double(known), floor) - baseline
    baseline += change
    pools.settleLast(-change / (1 - decay))
    pools.fill(&calcium)
  }

  private var squares: Double {
    var sum = 0.0
    for (sample, calcium) in zip(samples, calcium) where !sample.isNaN {
      let residual = sample - baseline - calcium
      sum += residual * residual
    }
    return sum
  }

  /// The shift of baseline and penalty together after which the squares would be the noise's, were
  /// the pools to stay.
  private func shift(excess: Double) -> Double {
    let share = pools.shiftWeight / Double(known) / (1 - decay)
    var (square, product) = (0.0, 0.0)
    pools.forEachLoss { place, loss in
      guard !samples[place].isNaN else { return }
      let change = loss - share
      square += change * change
      product += change * (samples[place] - baseline - calcium[place])
    }
    let root = product * product - square * excess
    let amount = (-product + (root > 0 ? root.squareRoot() : 0)) / square
    return max(amount, (floor - baseline) / (1 - decay))
  }
}
