/// What an interval around a mean tells.
package enum Spread: String, CaseIterable, Sendable {
  /// The standard error of the mean.
  case sem
  /// The standard deviation, unbiased, of what the mean is of.
  case sd
  /// Where the mean of all lies with a chance of 95 % (Student 1908).
  case confidence = "95%"

  /// How far it reaches to either side of a mean with some standard error; NaN of fewer than two.
  package func reach(error: Double, count: Int) -> Double {
    guard count > 1 else { return .nan }
    return switch self {
    case .sem: error
    case .sd: error * Double(count).squareRoot()
    case .confidence: error * studentQuantile(degrees: count - 1)
    }
  }

  /// As a note says it: "mean ± SEM".
  package var words: String {
    switch self {
    case .sem: "mean ± SEM"
    case .sd: "mean ± SD"
    case .confidence: "mean with 95 % interval"
    }
  }
}

/// A mean of some values, which NaN are not among, with its interval.
package struct SpreadMean: Sendable, Equatable {
  package let mean, lower, upper: Double
  package let count: Int

  package init(of values: [Double], _ spread: Spread) {
    let values = values.filter(\.isFinite)
    let number = Double(values.count)
    let mean = values.isEmpty ? .nan : values.reduce(0, +) / number
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let reach = spread.reach(
      error: (squares / (number - 1) / number).squareRoot(), count: values.count)
    (self.mean, lower, upper, count) = (mean, mean - reach, mean + reach, values.count)
  }
}

/// The quantile 0.975 of Student's distribution with some degrees of freedom, to 1e-5: tabulated up to
/// ten, from there on by Cornish and Fisher's expansion (Abramowitz and Stegun 1964, 26.7.5).
package func studentQuantile(degrees: Int) -> Double {
  let few = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004,
    2.262_157, 2.228_139,
  ]
  guard degrees > few.count else { return few[max(1, degrees) - 1] }
  let (z, v) = (1.959_963_984_540_054, Double(degrees))
  let square = z * z
  let terms = [
    z * (square + 1) / 4,
    z * ((5 * square + 16) * square + 3) / 96,
    z * (((3 * square + 19) * square + 17) * square - 15) / 384,
    z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160,
  ]
  return terms.reversed().reduce(0) { ($0 + $1) / v } + z
}
