/// A small curve of the last values of a figure, a character each: ▇▅▃▂▁.
struct Sparkline {
  private var values: [Double] = []
  private static let levels = Array("▁▂▃▄▅▆▇█")
  static let width = 20

  var isEmpty: Bool { values.count < 2 }

  /// Adds a value; what is not a finite number is left out.
  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    values.append(value)
    if values.count > Self.width { values.removeFirst() }
  }

  /// The values between the least and the greatest of them; equal values lie at the bottom.
  var text: String {
    guard let least = values.min(), let most = values.max() else { return "" }
    let top = Double(Self.levels.count - 1)
    return String(
      values.map { value in
        let share = most > least ? (value - least) / (most - least) : 0
        return Self.levels[Int((share * top).rounded())]
      })
  }
}
