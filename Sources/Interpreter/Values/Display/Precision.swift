/// With how many digits numbers are written: as many as give the number back, or rounded, as suits
/// what is only looked at.
package enum Precision {
  @TaskLocal static var isRounded = false

  /// What `body` gives, its fractions in four significant digits, whole numbers whole.
  package static func rounded<R>(_ body: () -> R) -> R {
    $isRounded.withValue(true, operation: body)
  }

  /// The digits that a number is rounded to: four, or those before the point and one behind it; four of
  /// what is larger than any count.
  static func digits(of number: Double) -> Int {
    let size = abs(number)
    return size < 1000 || size >= 1e15 ? 4 : String(Int(size)).count + 1
  }
}
