/// Columns of numbers from a text table.
struct NumberTable {
  /// The file it was read from, for messages.
  let file: String
  /// One name per column: the header's, or its number from 0.
  private(set) var names: [String]
  let hasHeader: Bool
  /// NaN where a number is missing; a column ends with its last number.
  private(set) var columns: [[Double]]
  /// The line that the first row is on, counted from 1.
  let firstLine: Int

  /// Reads a text, in which a first line that is only `0` may name a column.
  init(_ source: RecordingSource, headerMayBeZero: Bool) throws(DatasetError) {
    self = try TextTable.read(
      try source.bytes(), file: source.path, headerMayBeZero: headerMayBeZero)
  }

  init(file: String, names: [String]?, columns: [[Double]], firstLine: Int) {
    self.file = file
    self.hasHeader = names != nil
    self.names = names ?? columns.indices.map(String.init)
    self.columns = columns.map(\.withoutMissingEnd)
    self.firstLine = firstLine
  }

  /// The error for a field that is not as it must be.
  private func fault(
    _ expected: DatasetError.Expectation, row: Int, column: Int
  ) -> DatasetError {
    .field(
      DatasetError.Field(
        file: file, line: firstLine + row, column: names[column],
        text: columns[column][row].shortest, expected: expected))
  }

  /// The table as traces; a column of times gives their rate.
  func traces(usualRate: Double? = nil) throws(DatasetError) -> TraceTable {
    var table = self
    let rate = try table.removeTime()
    return TraceTable(
      path: file, names: hasHeader ? table.names : nil, count: table.columns.count,
      size: table.columns.reduce(0) { $0 + $1.count }, rate: rate, usualRate: usualRate
    ) { [table] column throws(DatasetError) in try table.samples(in: column) }
  }

  /// The table as spike counts, without a column of times.
  func spikes() throws(DatasetError) -> SpikeTable {
    var table = self
    _ = try table.removeTime()
    return SpikeTable(
      path: file, names: hasHeader ? table.names : nil, count: table.columns.count
    ) { [table] column throws(DatasetError) in
      let train = SpikeTrain(table.columns[column])
      if let row = train.fault { throw table.fault(.count, row: row, column: column) }
      return train
    }
  }

  /// A column as samples; throws when a number is too large for one.
  private func samples(in column: Int) throws(DatasetError) -> [Float] {
    let samples = columns[column].map { Float($0) }
    if let row = samples.withUnsafeBufferPointer(\.firstInfinite) {
      throw fault(.finite, row: row, column: column)
    }
    return samples
  }

  /// Takes out a column of times and gives the samples per second that it means; nil when there
  /// is none. Throws when times are missing or do not rise evenly.
  private mutating func removeTime() throws(DatasetError) -> Double? {
    guard hasHeader, let place = names.firstIndex(where: \.namesTime), columns.count > 1 else {
      return nil
    }
    let times = columns[place]
    guard let first = times.first, let last = times.last, times.count > 1 else { return nil }
    let typical = (last - first) / Double(times.count - 1)
    for row in times.indices.dropFirst() {
      if times[row].isNaN { throw fault(.time, row: row, column: place) }
      let step = times[row] - times[row - 1]
      guard step > 0, abs(step - typical) <= 0.5 * typical else {
        throw .unevenTimes(
          file: file, line: firstLine + row, step: step, typical: typical)
      }
    }
    names.remove(at: place)
    columns.remove(at: place)
    return 1 / typical
  }
}

extension String {
  /// Whether a column of this name holds times in seconds.
  fileprivate var namesTime: Bool {
    ["time", "t", "time (s)", "t (s)", "time_s", "seconds"].contains(lowercased())
  }
}

extension Double {
  /// The shortest text that reads back as this number, whole numbers without a point.
  var shortest: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
