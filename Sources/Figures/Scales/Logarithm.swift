/// Ten to a whole power, exactly rounded; 0 or infinity beyond the range of Double.
func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
}

/// The power of ten of the leading digit of a number that is finite and not zero.
func exponentOfTen(_ value: Double) -> Int {
  let size = abs(value)
  var power = Int((logarithm(size) + 1e-12).rounded(.down))
  if powerOfTen(power) > size { power -= 1 }
  if powerOfTen(power + 1) <= size { power += 1 }
  return power
}

/// The logarithm to base ten of a positive finite number, to about 1e-15.
///
/// By the series of the inverse hyperbolic tangent on the significand, so that figures have the
/// same bytes whatever mathematical library a machine has.
func logarithm(_ value: Double) -> Double {
  let ratio = (value.significand - 1) / (value.significand + 1)
  var power = ratio
  var sum = 0.0
  for k in 0..<18 {
    sum += power / Double(2 * k + 1)
    power *= ratio * ratio
  }
  let natural = 2 * sum + Double(value.exponent) * 0.693147180559945309
  return natural / 2.302585092994045684
}

/// The cube root of a positive finite number, by Newton's rule.
func cubeRoot(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  var root = powerOfTen(exponentOfTen(value) / 3)
  for _ in 0..<60 { root -= (root - value / (root * root)) / 3 }
  return root
}
