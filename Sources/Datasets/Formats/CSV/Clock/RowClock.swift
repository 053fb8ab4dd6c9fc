import Wording

/// When the rows of a table were sampled.
struct RowClock {
  /// Samples per second, in Hz; nil where the table does not say.
  var rate: Double?
  /// The time of the first row, in seconds; nil where the table does not say.
  var start: Double?
  /// The frame of each row, counted from 0; nil where rows are the frames, one by one.
  var frames: [Int]?
  /// What was taken for what, as a phrase each.
  var notes: [String] = []

  /// How many frames so many rows are.
  func count(rows: Int) -> Int { frames?.last.map { $0 + 1 } ?? rows }

  /// The numbers of rows in their frames, NaN in those that are missing.
  func placed<Number: BinaryFloatingPoint>(_ numbers: [Number]) -> [Number] {
    guard let frames, let last = frames.last else { return numbers }
    var placed = [Number](repeating: .nan, count: last + 1)
    for (frame, number) in zip(frames, numbers) { placed[frame] = number }
    return placed
  }

  mutating func note(missing count: Int) {
    guard count > 0 else { return }
    notes.append("\(counted(count, "missing frame")) \(isOrAre(count)) NaN")
  }
}
