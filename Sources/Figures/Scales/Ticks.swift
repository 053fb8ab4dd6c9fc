/// Labelled positions on an axis, as whole numbers times one power of ten, so that no label shows
/// the error of binary fractions.
package struct Ticks: Equatable, Sendable {
  /// The tick values are `mantissas[k] * 10^exponent`.
  var mantissas: [Int]
  var exponent: Int
  /// The power of ten that labels leave to the axis label; 0 for none.
  package private(set) var pulledPower = 0

  /// The values, ascending.
  package var values: [Double] {
    mantissas.map { Double("\($0)e\(exponent)") ?? Double($0) * powerOfTen(exponent) }
  }

  /// The texts, with one number of decimals.
  package var labels: [String] {
    mantissas.map { decimal(mantissa: $0, exponent: exponent - pulledPower) }
  }

  init(mantissas: [Int], exponent: Int) {
    self.mantissas = mantissas
    self.exponent = exponent
    while self.mantissas.allSatisfy({ $0 % 10 == 0 }), self.mantissas.contains(where: { $0 != 0 }) {
      self.mantissas = self.mantissas.map { $0 / 10 }
      self.exponent += 1
    }
    pulledPower = Self.power(largest: self.mantissas.map(\.magnitude).max() ?? 0, self.exponent)
  }

  /// Numbers from 0.001 to 99999 are written out; others leave their power to the axis label.
  private static func power(largest: UInt, _ exponent: Int) -> Int {
    guard largest > 0 else { return 0 }
    let leading = String(largest).count - 1 + exponent
    return (-3...4).contains(leading) ? 0 : leading
  }

  /// The best ticks from one finite value to a greater one.
  ///
  /// - Parameter target: about how many ticks there is room for.
  package init(from lower: Double, to upper: Double, target: Int, wholeNumbers: Bool = false) {
    self.init(
      over: Extent(lower, upper).widened, target: target, wholeNumbers: wholeNumbers)
  }

  /// The best ticks inside an extent, by extended Wilkinson (Talbot, Lin and Hanrahan, 2010).
  ///
  /// - Parameters:
  ///   - extent: the ends of the axis; no tick lies outside.
  ///   - target: about how many ticks there is room for.
  ///   - wholeNumbers: whether only whole numbers may be ticks.
  init(over extent: Extent, target: Int, wholeNumbers: Bool = false) {
    var search = TickSearch(extent: extent, target: max(2, target), wholeNumbers: wholeNumbers)
    let best = search.best()
    self.init(mantissas: best.mantissas, exponent: best.exponent)
  }
}

/// The search for the best ticks: nice steps, many or few labels, where they start.
private struct TickSearch {
  let extent: Extent
  let target: Int
  let wholeNumbers: Bool

  private var bestScore = -Double.infinity
  private var found: (mantissas: [Int], exponent: Int)?

  /// Ten times the paper's nice step sizes, best first. Its multiples of them, such as 6 and 15, are
  /// left out: readers count in them with trouble.
  private static let steps = [10, 50, 20, 25, 40, 30]

  init(extent: Extent, target: Int, wholeNumbers: Bool) {
    self.extent = extent
    self.target = target
    self.wholeNumbers = wholeNumbers
  }

  mutating func best() -> (mantissas: [Int], exponent: Int) {
    for (rank, step) in Self.steps.enumerated() {
      for count in 2...(target * 2 + 2) { consider(step, rank, count) }
    }
    return found ?? fallback
  }

  /// One tick, at a round number within: where no nice steps fit.
  private var fallback: (mantissas: [Int], exponent: Int) {
    let middle = (extent.lower + extent.upper) / 2
    guard middle != 0, extent.span > 0 else { return ([0], 0) }
    let exponent = max(-290, exponentOfTen(extent.span) - 1)
    let mantissa = (middle / powerOfTen(exponent)).rounded()
    guard abs(mantissa) < 1e17 else { return ([0], 0) }
    return ([Int(mantissa)], exponent)
  }

  /// Scores every place that `count` labels, a step apart, can start from.
  private mutating func consider(_ step: Int, _ rank: Int, _ count: Int) {
    let best = score(simplicity(rank, 1), 1, density(count, extent.lower, extent.upper))
    guard best > bestScore else { return }
    let ideal = extent.span / Double(count + 1) / Double(step) * 10
    let first = exponentOfTen(ideal)
    for power in first...(first + 1) {
      let unit = powerOfTen(power - 1) * Double(step)
      let lowest = (extent.lower / unit - 1e-9).rounded(.up)
      let highest = (extent.upper / unit + 1e-9).rounded(.down)
      let length = Double(count - 1)
      guard max(abs(lowest), abs(highest)) < 1e15, highest - lowest >= length else { continue }
      if wholeNumbers, power < 1, !unit.isWhole { continue }
      let places = Int(min(lowest + 2, highest - length) - lowest)
      for place in 0...max(0, places) {
        let start = Int(lowest) + place
        if wholeNumbers, power < 1, !(unit * Double(start)).isWhole { continue }
        keepIfBetter((0..<count).map { (start + $0) * step }, power - 1, rank)
      }
    }
  }

  private mutating func keepIfBetter(_ mantissas: [Int], _ power: Int, _ rank: Int) {
    let unit = powerOfTen(power)
    let low = Double(mantissas[0]) * unit
    let high = Double(mantissas[mantissas.count - 1]) * unit
    let score = score(
      simplicity(rank, mantissas.contains(0) ? 1 : 0), coverage(low, high),
      density(mantissas.count, low, high))
    if score > bestScore { (bestScore, found) = (score, (mantissas, power)) }
  }

  private func simplicity(_ rank: Int, _ zero: Double) -> Double {
    zero - Double(rank) / Double(Self.steps.count - 1)
  }

  private func coverage(_ low: Double, _ high: Double) -> Double {
    let above = (extent.upper - high) / (0.1 * extent.span)
    let below = (extent.lower - low) / (0.1 * extent.span)
    return 1 - 0.5 * (above * above + below * below)
  }

  private func density(_ count: Int, _ low: Double, _ high: Double) -> Double {
    let here = Double(count - 1) / (high - low)
    let wanted = Double(target - 1) / extent.span
    return 2 - max(here / wanted, wanted / here)
  }

  private func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
    0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
  }
}

extension Double {
  fileprivate var isWhole: Bool { abs(self - rounded()) < 1e-9 }
}
