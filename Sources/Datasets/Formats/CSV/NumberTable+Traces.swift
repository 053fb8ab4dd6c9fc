import Wording

extension NumberTable {
  /// The table as traces, sampled when its columns of times or frames say.
  func traces(_ options: ReadingOptions, usualRate: Double? = nil) throws(DatasetError)
    -> TraceTable
  {
    var own = self
    let quantity = own.takeQuantity()
    var table = try options.orientation == .rows ? own.turned() : own.spread()
    table.keepMeans()
    let clock = try table.takeClock(options)
    let count = table.columns.count
    table.noteRejected()
    table.noteShort(rate: clock.rate ?? usualRate, options)
    return TraceTable(
      path: file, names: table.hasHeader ? table.names : nil, count: count,
      size: clock.count(rows: table.rowCount) * count, rate: clock.rate, usualRate: usualRate,
      start: clock.start, quantity: quantity, notes: table.notes, saidRate: saidRate
    ) { [table] column throws(DatasetError) in clock.placed(try table.samples(in: column)) }
  }

  /// What the name of the first column, that of times, says that samples are; the name is left
  /// without it.
  private mutating func takeQuantity() -> Recording.Quantity {
    guard let parted = columns.first.flatMap({ Recording.Quantity.parted(from: $0.name) }) else {
      return .fluorescence
    }
    columns[0].name = parted.name
    return parted.quantity
  }

  /// The table as spike counts, with the clock that its columns of times give.
  func spikes(_ options: ReadingOptions) throws(DatasetError) -> SpikeTable {
    var table = try options.orientation == .rows ? turned() : spread()
    let clock = try table.takeClock(options, rateIsFirm: false)
    let times = clock.start.flatMap { start in clock.rate.map { Timing(start: start, rate: $0) } }
    return SpikeTable(
      path: file, names: table.hasHeader ? table.names : nil, count: table.columns.count,
      length: clock.count(rows: table.rowCount), timing: times, notes: table.notes
    ) { [table] column throws(DatasetError) in
      let train = SpikeTrain(
        clock.placed(table.columns[column].numbers).withoutMissingEnd)
      if let row = train.fault {
        throw table.fault(.count, row: clock.frames?.firstIndex(of: row) ?? row, column: column)
      }
      return train
    }
  }

  /// The columns' names; one without a name is called by its place.
  private var names: [String] {
    columns.enumerated().map { $1.name.isEmpty ? String($0) : $1.name }
  }

  /// A column as samples; throws when a number is too large for one.
  private func samples(in column: Int) throws(DatasetError) -> [Float] {
    let samples = columns[column].numbers.map { Float($0) }
    if let row = samples.withUnsafeBufferPointer(\.firstInfinite) {
      throw fault(.finite, row: row, column: column)
    }
    return samples
  }

  /// Notes cells that the line below the names rejects, as Inscopix' and others' does: they are taken.
  private mutating func noteRejected() {
    let count = columns.count { $0.below?.lowercased() == "rejected" }
    if count > 0 { notes.append("\(counted(count, "neuron")) called rejected taken too") }
  }

  /// Notes traces that are so short that they are most likely the other way round.
  private mutating func noteShort(rate: Double?, _ options: ReadingOptions) {
    guard options.orientation == nil,
      let doubt = Orientation.doubt(neurons: columns.count, samples: rowCount, rate: rate)
    else { return }
    notes.append(doubt)
  }
}

extension Orientation {
  /// What to say of traces that are shorter than they are many and than recordings are; nil of
  /// others.
  static func doubt(
    neurons: Int, samples: Int, rate: Double?, turned: Orientation = .rows
  ) -> String? {
    guard let rate, neurons > 7, samples < 2 * neurons, Double(samples) / rate < 10 else {
      return nil
    }
    return "\(neurons) neurons of \(samples) samples are taken "
      + "(orientation=\"\(turned.rawValue)\" takes \(samples) of \(neurons))"
  }
}
