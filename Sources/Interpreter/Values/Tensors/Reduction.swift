/// What makes one number of many; sums are accumulated in Double.
package enum Reduction: Sendable, Equatable {
  case sum, mean, variance, deviation, norm
  case median, quantile(Double)
  case least, greatest
  /// The first position of the smallest or largest entry.
  case positionOfLeast, positionOfGreatest
  case any, all

  /// The name of its command.
  package var name: String {
    switch self {
    case .sum: "sum"
    case .mean: "mean"
    case .variance: "var"
    case .deviation: "std"
    case .norm: "norm"
    case .median: "median"
    case .quantile: "quantile"
    case .least: "min"
    case .greatest: "max"
    case .positionOfLeast: "argmin"
    case .positionOfGreatest: "argmax"
    case .any: "any"
    case .all: "all"
    }
  }

  var isTruth: Bool { self == .any || self == .all }

  /// How often the numbers are copied on the way.
  var copies: Int {
    switch self {
    case .median, .quantile: 3
    case .sum, .mean, .variance, .deviation, .norm, .least, .greatest, .positionOfLeast,
      .positionOfGreatest, .any, .all:
      0
    }
  }

  /// Whether the result is one of the numbers, or between them, and so has their unit.
  var keepsUnit: Bool {
    switch self {
    case .sum, .mean, .deviation, .norm, .median, .quantile, .least, .greatest: true
    case .variance, .positionOfLeast, .positionOfGreatest, .any, .all: false
    }
  }

  /// Refuses what has no answer: a mean or an extreme of nothing, a quantile outside 0 to 1.
  func check(count: Int) throws(Fault) {
    if case .quantile(let part) = self, !(part >= 0 && part <= 1) {
      throw Fault("a quantile must be between 0 and 1, but is \(Value.number(part).briefly)")
    }
    let answersNothing = [.sum, .norm, .any, .all].contains(self)
    guard count > 0 || answersNothing else {
      throw Fault("\(name) needs at least one number, but there is none")
    }
  }

  /// The result for numbers whose count has been checked. NaN spreads to all but `any` and `all`,
  /// and counts as smallest and largest, as in NumPy.
  @inline(__always)
  func callAsFunction<T: BinaryFloatingPoint>(_ numbers: UnsafeBufferPointer<T>) -> Double {
    switch self {
    case .sum: numbers.sum { $0 }
    case .mean: numbers.mean
    case .variance: numbers.variance
    case .deviation: numbers.variance.squareRoot()
    case .norm: numbers.sum { $0 * $0 }.squareRoot()
    case .median: numbers.quantile(0.5)
    case .quantile(let part): numbers.quantile(part)
    case .least: Double(numbers[numbers.extreme { $0 < $1 }])
    case .greatest: Double(numbers[numbers.extreme { $0 > $1 }])
    case .positionOfLeast: Double(numbers.extreme { $0 < $1 })
    case .positionOfGreatest: Double(numbers.extreme { $0 > $1 })
    case .any: numbers.contains { $0 != 0 } ? 1 : 0
    case .all: numbers.allSatisfy { $0 != 0 } ? 1 : 0
    }
  }
}

extension UnsafeBufferPointer where Element: BinaryFloatingPoint {
  /// Σ term(x) in eight interleaved sums: faster than one, and closer.
  @inline(__always)
  func sum(_ term: (Double) -> Double) -> Double {
    var sums = SIMD8<Double>()
    let whole = count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += term(Double(self[start + lane])) }
    }
    return self[whole...].reduce(sums.sum()) { $0 + term(Double($1)) }
  }

  @inline(__always)
  fileprivate var mean: Double { sum { $0 } / Double(count) }

  @inline(__always)
  fileprivate var variance: Double {
    let mean = mean
    return sum { ($0 - mean) * ($0 - mean) } / Double(count)
  }

  /// The position of the first entry that no other comes before; the first NaN where there is one.
  @inline(__always)
  fileprivate func extreme(_ precedes: (Element, Element) -> Bool) -> Int {
    var best = 0
    for index in indices where !precedes(self[best], self[index]) {
      if self[best].isNaN { break }
      if precedes(self[index], self[best]) || self[index].isNaN { best = index }
    }
    return best
  }

  /// The value below which `part` of the numbers lie, on the line between its two neighbours.
  fileprivate func quantile(_ part: Double) -> Double {
    if contains(where: \.isNaN) { return .nan }
    let sorted = Array(self).sortedNumbers()
    let place = part * Double(count - 1)
    let below = Swift.min(Int(place), count - 1)
    let (low, high) = (Double(sorted[below]), Double(sorted[Swift.min(below + 1, count - 1)]))
    let part = place - Double(below)
    // A neighbour on the place itself, and equal ones, are the answer, also beside infinity; between
    // a number and infinity is infinity.
    if part == 0 || low == high { return low }
    if low.isInfinite != high.isInfinite { return low.isInfinite ? low : high }
    return low + (high - low) * part
  }
}
