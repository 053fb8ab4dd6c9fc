/// A column of times, and what is known of their unit.
struct TimeColumn {
  /// The column's name, the file and the lines of its rows, for messages.
  let name: String
  let file: String
  let lines: RowLines
  let times: [Double]
  /// The unit that the name or the caller says; nil where neither does.
  let unit: TimeUnit?

  /// The slowest rate that times in seconds are taken for, in Hz: slower ones are most likely in
  /// another unit.
  private static let slowest = 0.5
  /// The fastest rate that times are thought to have, in Hz.
  private static let fastest = 2000.0

  /// The clock that the times give, where the caller said a rate or did not; a rate that is not firm
  /// only helps to find their unit.
  func clock(rate: Double?, isFirm: Bool = true) throws(DatasetError) -> RowClock {
    if let rate {
      if let clock = fittingClock(rate) { return clock }
      if isFirm { return unfittingClock(rate) }
    }
    let grid = try grid()
    let unit = if let unit { unit } else { try usualUnit(period: grid.period) }
    var clock = clock(grid, unit)
    if let step = grid.coarseness {
      clock.notes.append(
        "\(quoted) is rounded to \((step * unit.seconds).asTime): the rate is that of its mean step"
      )
    }
    return clock
  }

  private var quoted: String { "column \"\(name)\"" }

  private func grid() throws(DatasetError) -> FrameGrid {
    do throws(FrameGrid.Fault) {
      return try FrameGrid(times)
    } catch {
      if times.isEmpty || error.step.isNaN { throw field(error.row) }
      let scale = (unit ?? .seconds).seconds
      throw .unevenTimes(
        file: file, line: lines.line(of: error.row), step: error.step * scale,
        typical: error.typical * scale)
    }
  }

  private func field(_ row: Int) -> DatasetError {
    .field(
      .init(
        file: file, line: lines.line(of: row), column: name,
        text: times.indices.contains(row) && !times[row].isNaN ? times[row].shortest : "",
        expected: .time))
  }

  private func clock(_ grid: FrameGrid, _ unit: TimeUnit) -> RowClock {
    var clock = RowClock(
      rate: 1 / (grid.period * unit.seconds), start: grid.start * unit.seconds,
      frames: grid.frames)
    clock.note(missing: grid.missingCount(rows: times.count))
    return clock
  }

  /// Seconds, where the name says no unit; throws where that gives a rate which is most likely that
  /// of another.
  private func usualUnit(period: Double) throws(DatasetError) -> TimeUnit {
    guard 1 / period < Self.slowest else { return .seconds }
    let other = [TimeUnit.milliseconds, .microseconds, .nanoseconds].first { unit in
      (Self.slowest...Self.fastest).contains(1 / (period * unit.seconds))
    }
    guard let other else { return .seconds }
    throw .timeUnitUnknown(file: file, column: name, step: period, likely: other)
  }

  // MARK: - A rate that the caller said

  /// The clock of a rate that the times have in some unit: gaps are where they have them.
  private func fittingClock(_ rate: Double) -> RowClock? {
    guard let grid = try? FrameGrid(times) else { return nil }
    let tolerance = grid.coarseness == nil ? 0.01 : 0.05
    let fitting = (unit.map { [$0] } ?? TimeUnit.allCases).first { unit in
      abs(1 / (grid.period * unit.seconds) - rate) <= tolerance * rate
    }
    guard let fitting else { return nil }
    var clock = clock(grid, fitting)
    clock.rate = rate
    if unit == nil, fitting != .seconds {
      clock.notes.append("\(quoted) is in \(fitting.name)")
    }
    return clock
  }

  /// The clock of a rate that the times do not have: they count frames, or are not used.
  private func unfittingClock(_ rate: Double) -> RowClock {
    var clock = RowClock(rate: rate)
    guard let grid = try? FrameGrid(times) else {
      clock.notes.append("\(quoted) does not rise evenly: rows are taken one sample apart")
      return clock
    }
    if unit == nil, grid.period < 100, abs(grid.period - grid.period.rounded()) < 1e-9 {
      clock.frames = grid.frames
      clock.note(missing: grid.missingCount(rows: times.count))
      clock.notes.append("\(quoted) counts frames")
    } else {
      let own = 1 / (grid.period * (unit ?? .seconds).seconds)
      clock.notes.append("rate= is taken in place of \(quoted), which gives \(own.rounded4) Hz")
    }
    return clock
  }
}
