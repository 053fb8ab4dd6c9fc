import Wording

extension NumberTable {
  /// Takes out the columns that are no neurons: those that count rows, and times. Gives the clock
  /// that they make; what is taken for what is noted. A rate that is not firm is another file's.
  mutating func takeClock(
    _ options: ReadingOptions, rateIsFirm: Bool = true
  ) throws(DatasetError) -> RowClock {
    let counts = takeCounts()
    var clock =
      try takeTimes(options, rateIsFirm: rateIsFirm)
      ?? RowClock(rate: rateIsFirm ? options.rate : nil)
    if clock.start == nil, clock.frames == nil, let frames = counts { clock = frames.over(clock) }
    notes += clock.notes
    for column in columns where rowCount > 7 && column.numbers.risesEvenly {
      notes.append(
        "neuron \"\(column.name)\" rises evenly, as times do (name it time if it holds them)")
    }
    return clock
  }

  /// Takes out columns that count rows or frames; where frames are missing in one, gives a clock that
  /// says which.
  private mutating func takeCounts() -> RowClock? {
    guard hasHeader else { return nil }
    var clock: RowClock?
    for place in columns.indices.reversed() where CountName.isOfRows(columns[place].name) {
      let column = columns[place]
      guard columns.count > 1, TimeName(column.name, below: column.below) == nil,
        let step = column.numbers.countingStep
      else { continue }
      columns.remove(at: place)
      let name = column.name.isEmpty ? "the column without a name" : "column \"\(column.name)\""
      notes.append("\(name) counts rows, left out")
      if step.hasGaps, let first = column.numbers.first {
        var gaps = RowClock(frames: column.numbers.map { Int(($0 - first) / step.size) })
        gaps.note(missing: gaps.count(rows: 0) - column.numbers.count)
        clock = gaps
      }
    }
    return clock
  }

  /// Takes out the columns of times, and gives the clock of the first; nil where there is none.
  private mutating func takeTimes(
    _ options: ReadingOptions, rateIsFirm: Bool
  ) throws(DatasetError) -> RowClock? {
    guard hasHeader else { return nil }
    var clock: RowClock?
    var place = 0
    while place < columns.count, columns.count > 1 {
      guard let name = timeName(of: columns[place]) else {
        place += 1
        continue
      }
      let column = columns.remove(at: place)
      if clock != nil {
        notes.append("column \"\(column.name)\" holds times too, left out")
        continue
      }
      guard rowCount > 1 else { continue }
      clock = try TimeColumn(
        name: column.name, file: file, lines: lines ?? RowLines(first: 1), times: column.numbers,
        unit: column.isClock ? .seconds : options.time ?? name.unit
      ).clock(rate: options.rate, isFirm: rateIsFirm)
    }
    return clock
  }

  /// What the name of a column says of times; a first column without a name that rises evenly holds
  /// seconds, as pandas writes an index of times.
  private func timeName(of column: Column) -> TimeName? {
    TimeName(column.name, below: column.below)
      ?? (column.name.isEmpty && column.numbers.risesEvenly ? TimeName("time") : nil)
  }
}

extension RowClock {
  /// The frames of this with the rate of another.
  fileprivate func over(_ other: RowClock) -> RowClock {
    RowClock(rate: other.rate, start: nil, frames: frames, notes: other.notes + notes)
  }
}

extension [Double] {
  /// The step by which whole numbers rise, and whether some are missing; nil for other numbers.
  fileprivate var countingStep: (size: Double, hasGaps: Bool)? {
    guard let first, abs(first) < 1e12, first == first.rounded() else { return nil }
    var (least, greatest) = (Double.infinity, 0.0)
    for (number, next) in zip(self, dropFirst()) {
      let step = next - number
      guard step > 0, step == step.rounded() else { return nil }
      (least, greatest) = (Swift.min(least, step), Swift.max(greatest, step))
    }
    if count == 1 { return (1, false) }
    // Frames may be missing, but not most of them.
    let span = (self[count - 1] - first) / least
    let isWhole = zip(self, dropFirst()).allSatisfy {
      (($1 - $0) / least).truncatingRemainder(dividingBy: 1) == 0
    }
    guard isWhole, span < 4 * Double(count) + 100 else { return nil }
    return (least, greatest > least)
  }

  /// Whether each number is as far from the one before it, as no fluorescence is.
  fileprivate var risesEvenly: Bool {
    guard count > 2, self[1] > self[0] else { return false }
    let step = self[1] - self[0]
    return zip(self, dropFirst()).allSatisfy { abs($1 - $0 - step) <= 0.05 * step }
  }
}
