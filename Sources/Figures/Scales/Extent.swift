/// The least and the greatest of some numbers, over those that can be drawn.
struct Extent: Equatable, Sendable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  init() {}

  init(_ lower: Double, _ upper: Double) {
    include(lower)
    include(upper)
  }

  init(of values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  var isEmpty: Bool { lower > upper }
  var span: Double { isEmpty ? 0 : upper - lower }

  /// Widens the extent to a value; NaN, infinities and what no picture can span are left out.
  mutating func include(_ value: Double) {
    guard abs(value) <= 1e300 else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  func union(_ other: Extent) -> Extent {
    other.isEmpty
      ? self : isEmpty ? other : Extent(min(lower, other.lower), max(upper, other.upper))
  }

  /// An extent with some width, around the same values: constant data get room on both sides.
  var widened: Extent {
    if isEmpty { return Extent(0, 1) }
    let size = max(abs(lower), abs(upper))
    if span > size * 1e-13, span > 1e-290 { return self }
    let room = size > 1e-280 ? size * 0.125 : 1
    return Extent(lower - room, upper + room)
  }

  /// The extent with a fraction of its span added at each end.
  func padded(by fraction: Double) -> Extent {
    isEmpty ? self : Extent(lower - span * fraction, upper + span * fraction)
  }
}
