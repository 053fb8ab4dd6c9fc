/// Columns of numbers from a text table or an array file.
struct NumberTable {
  /// The file it was read from, for messages.
  let file: String
  /// One name per column: the header's, or its number from 0.
  private(set) var names: [String]
  let hasHeader: Bool
  /// NaN where a number is missing; a column ends with its last number.
  private(set) var columns: [[Double]]
  /// The line that the first row is on, counted from 1; nil when the file has no lines.
  let firstLine: Int?

  /// Reads whichever of the two a file is.
  init(_ content: RecordingFile.Content, headerMayBeZero: Bool) throws(DatasetError) {
    if NumberArray.isArray(content.bytes) {
      try self.init(NumberArray(content.bytes, file: content.path), file: content.path)
    } else {
      self = try TextTable.read(
        content.bytes, file: content.path, headerMayBeZero: headerMayBeZero)
    }
    for (name, column) in zip(names, columns.indices) {
      try check(column, named: name)
    }
  }

  init(
    file: String, names: [String]?, columns: [[Double]], firstLine: Int?
  ) {
    self.file = file
    self.hasHeader = names != nil
    self.names = names ?? columns.indices.map(String.init)
    self.columns = columns.map(\.withoutMissingEnd)
    self.firstLine = firstLine
  }

  /// Throws when a number is too large for a sample.
  private func check(_ column: Int, named name: String) throws(DatasetError) {
    let limit = Double(Float.greatestFiniteMagnitude)
    // NaN compares false, so this finds infinite and too large numbers only.
    guard let row = columns[column].firstIndex(where: { abs($0) > limit }) else { return }
    throw fault(.finite, row: row, column: column)
  }

  /// The error for a field that is not as it must be.
  func fault(
    _ expected: DatasetError.Expectation, row: Int, column: Int
  ) -> DatasetError {
    guard let firstLine else {
      return .array(
        file: file,
        expected == .count
          ? .count(row: row, column: column) : .infinite(row: row, column: column))
    }
    return .field(
      DatasetError.Field(
        file: file, line: firstLine + row, column: names[column],
        text: columns[column][row].shortest, expected: expected))
  }

  /// A column as spike counts; a missing one as none. Throws at one that is not a count.
  func counts(in column: Int) throws(DatasetError) -> [UInt16] {
    var counts: [UInt16] = []
    counts.reserveCapacity(columns[column].count)
    for (row, value) in columns[column].enumerated() {
      guard !value.isNaN else {
        counts.append(0)
        continue
      }
      // As UInt16(exactly:), which is slow: it calls a function that rounds.
      guard value >= 0, value <= 65_535, Double(UInt16(value)) == value else {
        throw fault(.count, row: row, column: column)
      }
      counts.append(UInt16(value))
    }
    return counts
  }

  /// Takes out a column of times and gives the samples per second that it means; nil when there
  /// is none. Throws when times are missing or do not rise evenly.
  mutating func removeTime() throws(DatasetError) -> Double? {
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
          file: file, line: (firstLine ?? 1) + row, step: step, typical: typical)
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

extension [Double] {
  /// Without the NaN that it ends in.
  fileprivate var withoutMissingEnd: [Double] {
    guard let last = lastIndex(where: { !$0.isNaN }) else { return [] }
    return last == count - 1 ? self : Array(self[...last])
  }
}

extension Double {
  /// The shortest text that reads back as this number, whole numbers without a point.
  var shortest: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
