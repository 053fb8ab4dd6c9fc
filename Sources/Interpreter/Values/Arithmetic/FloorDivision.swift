/// Division to the whole number below and what remains, as in Python: the remainder has the
/// divisor's sign, and `quotient * divisor + remainder` is the dividend up to rounding.
/// A divisor of 0 gives infinity or NaN.
@inline(__always)
func floorDivision<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> (quotient: T, remainder: T) {
  if b == 0 { return (a / b, .nan) }
  var remainder = a.truncatingRemainder(dividingBy: b)
  var quotient = (a - remainder) / b
  if remainder == 0 {
    remainder = b < 0 ? -0.0 : 0
  } else if (b < 0) != (remainder < 0) {
    remainder += b
    quotient -= 1
  }
  // The quotient is whole up to rounding, which may have left it just below.
  let floor = quotient.rounded(.down)
  return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
}
