/// A small curve of a figure over all of its values, a character for each or for the mean of
/// several that follow one another: ▇▅▃▂▁.
package struct Sparkline {
  /// Means of `stride` values each, fewer than twice as many as are ever drawn.
  private var means: [Double] = []
  private var stride = 1
  private var pending: (sum: Double, count: Int) = (0, 0)
  private static let levels = Array("▁▂▃▄▅▆▇█")
  package static let width = 20

  package init() {}

  package var isEmpty: Bool { means.count < 2 }

  /// Adds a value; what is not a finite number is left out.
  package mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    pending = (pending.sum + value, pending.count + 1)
    guard pending.count == stride else { return }
    means.append(pending.sum / Double(stride))
    pending = (0, 0)
    guard means.count == 2 * Self.width else { return }
    means = Swift.stride(from: 0, to: means.count, by: 2).map { (means[$0] + means[$0 + 1]) / 2 }
    stride *= 2
  }

  /// The values between the least and the greatest of them, in at most so many characters; equal
  /// values lie at the bottom.
  package func text(width: Int = width) -> String {
    let columns = max(min(width, means.count), 0)
    let values = (0..<columns).map { column in
      let part = means[column * means.count / columns..<(column + 1) * means.count / columns]
      return part.reduce(0, +) / Double(part.count)
    }
    guard let least = values.min(), let most = values.max() else { return "" }
    let top = Double(Self.levels.count - 1)
    return String(
      values.map { value in
        let share = most > least ? (value - least) / (most - least) : 0
        return Self.levels[Int((share * top).rounded())]
      })
  }
}
