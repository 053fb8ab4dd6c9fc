import LinearAlgebra

extension Dataset {
  /// The dataset as a table: a line per row with its identity, label, group, mean and deviation,
  /// as far as it has them, what is known of its event, then its numbers. The bins of windows are named by their times in
  /// seconds, other columns by their numbers from 0. Spikes are not kept.
  package func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.reserve(rows * (columns * 10 + 40))
    for name in CSVColumn.allCases where has(name) { writer.write(name.rawValue) }
    for column in eventColumns { writer.write(EventFields.prefix + column.name) }
    let time = time?.map(\.shortest)
    for column in 0..<columns { writer.write(time?[column] ?? String(column)) }
    writer.endLine()
    let facts = facts.written
    for row in 0..<rows {
      for name in CSVColumn.allCases where has(name) { write(name, of: row, facts, to: &writer) }
      for column in eventColumns { writer.write(column.entries, at: row) }
      for value in data.row(row) { writer.write(value) }
      writer.endLine()
    }
    return writer.bytes
  }

  private func has(_ column: CSVColumn) -> Bool {
    switch column {
    case .row: true
    case .label: labels != nil
    case .group: groups != nil
    case .mean, .deviation: isScaled
    }
  }

  private func write(
    _ column: CSVColumn, of row: Int, _ facts: RowFacts, to writer: inout CSVWriter
  ) {
    switch column {
    case .row: writer.write(String(facts.rowIDs[row], radix: 16))
    case .label: if let labels { writer.write(labelNames[labels[row]]) }
    case .group: if let groups { writer.write(groupNames[groups[row]]) }
    case .mean: if let means = facts.means { writer.write(means[row]) }
    case .deviation: if let deviations = facts.deviations { writer.write(deviations[row]) }
    }
  }

  /// Reads a table as `csv()` writes it, or any table of numbers with a header: columns named
  /// `row`, `label`, `group`, `mean` and `deviation` are what they say, those that begin with `events_`
  /// what is known of each row's event, all others are data.
  ///
  /// Labels `quiet` and `spike` are 0 and 1; of other names, the first that comes is 0. Columns
  /// named by evenly spaced times of which one is 0 are windows.
  package static func fromCSV(_ bytes: [UInt8], file: String) throws(DatasetError) -> Dataset {
    let text = try PlainText(bytes, file: file)
    let sample = LineSample(text.bytes)
    guard let first = sample.lines.first(where: { !sample.isBlank($0) }) else {
      throw .empty(file: file)
    }
    var scanner = FieldScanner(
      text.bytes, file: file, delimiter: text.delimiter,
      place: first.range.lowerBound, line: first.number)
    scanner.quotesSpanLines = true
    let names = try scanner.textFields()
    scanner.names = names
    var table = DatasetTable(names: names)
    while !scanner.isAtEnd { try table.readRow(from: &scanner) }
    guard table.hasData else { throw .empty(file: file) }
    return try table.dataset()
  }
}

/// The columns of a dataset's table that are not data.
enum CSVColumn: String, CaseIterable {
  case row, label, group, mean, deviation
}

extension Dataset {
  /// Which columns of a table are data, by their names.
  package static func dataNames(among names: [String]) -> [String] {
    zip(names, DatasetTable.roles(of: names)).compactMap { name, role in
      if case .data = role { name } else { nil }
    }
  }
}

/// A dataset's table as it is read.
private struct DatasetTable {
  /// What a column holds.
  enum Role {
    case known(CSVColumn), event(Int), data
  }

  private let roles: [Role]
  private let dataNames: [String]
  private var events: [EventFields]
  private(set) var values: [Float] = []
  private var identities: [UInt64] = []
  private var labels: [String] = []
  private var groups: [String] = []
  private var means: [Float] = []
  private var deviations: [Float] = []

  init(names: [String]) {
    roles = Self.roles(of: names)
    dataNames = Dataset.dataNames(among: names)
    events = zip(names, roles).compactMap { name, role in
      if case .event = role { EventFields(header: name) } else { nil }
    }
  }

  /// Columns of events are those of a table that has its rows' identities, as it is written.
  static func roles(of names: [String]) -> [Role] {
    let isOwn = names.contains(CSVColumn.row.rawValue)
    var eventCount = 0
    return names.map { name in
      if let known = CSVColumn(rawValue: name) { return .known(known) }
      guard isOwn, name.hasPrefix(EventFields.prefix) else { return .data }
      eventCount += 1
      return .event(eventCount - 1)
    }
  }

  /// Whether there are columns of data; no rows of them are an empty dataset.
  var hasData: Bool { !dataNames.isEmpty }

  mutating func readRow(from scanner: inout FieldScanner) throws(DatasetError) {
    for (column, role) in roles.enumerated() {
      switch role {
      case .data: values.append(Float(try scanner.nextNumber(column: column)))
      case .event(let place): events[place].append(try scanner.nextEntry(column: column))
      case .known(let known): try read(known, column, from: &scanner)
      }
    }
    try scanner.endRow()
  }

  private mutating func read(
    _ known: CSVColumn, _ column: Int, from scanner: inout FieldScanner
  ) throws(DatasetError) {
    switch known {
    case .row: identities.append(try scanner.identity(column: column))
    case .label: labels.append(try scanner.nextText(column: column))
    case .group: groups.append(try scanner.nextText(column: column))
    case .mean: means.append(Float(try scanner.nextNumber(column: column)))
    case .deviation: deviations.append(Float(try scanner.nextNumber(column: column)))
    }
  }

  func dataset() throws(DatasetError) -> Dataset {
    let known = ["quiet", "spike"]
    let isKnown = labels.allSatisfy(known.contains)
    let (labelIndices, labelNames) = Self.indexing(labels, startingWith: isKnown ? known : [])
    let (groupIndices, groupNames) = Self.indexing(groups, startingWith: [])
    let rows = values.count / max(dataNames.count, 1)
    return try Dataset(
      data: Matrix(rows: rows, columns: dataNames.count, values: values),
      labels: labels.isEmpty ? nil : labelIndices, labelNames: labelNames,
      groups: groups.isEmpty ? nil : groupIndices, groupNames: groupNames,
      rowIDs: identities.isEmpty ? nil : identities,
      means: means.isEmpty ? nil : means, deviations: deviations.isEmpty ? nil : deviations,
      form: form(groupIndices)
    ).adding(eventColumns: events.map(\.column))
  }

  private static func indexing(
    _ texts: [String], startingWith names: [String]
  ) -> ([Int], [String]) {
    var names = names
    var places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let indices = texts.map { text in
      if let place = places[text] { return place }
      names.append(text)
      places[text] = names.count - 1
      return names.count - 1
    }
    return (indices, names)
  }

  /// Windows when the columns are named by their times, else rows.
  private func form(_ groups: [Int]) -> Dataset.Form {
    let times = dataNames.compactMap(Double.init)
    guard times.count == dataNames.count, times.count > 1, times[0] < 0,
      let before = times.firstIndex(of: 0)
    else { return .rows }
    // The first time is the longest and so gives the rate best; it was cut to whole bins.
    let rate = (Double(before) / -times[0] * 1e6).rounded() / 1e6
    let isEven = times.enumerated().allSatisfy {
      abs(Double($0 - before) / rate - $1) < 0.01 / rate
    }
    guard isEven, rate > 0 else { return .rows }
    return .windows(
      rate: rate, before: before, after: times.count - before,
      normalisation: normalisation(groups))
  }

  /// A mean that all windows of each neuron share is the trace's.
  private func normalisation(_ groups: [Int]) -> Dataset.Normalisation {
    guard !means.isEmpty else { return .none }
    guard groups.count == means.count else { return .window }
    var first: [Int: Float] = [:]
    for (group, mean) in zip(groups, means) where first[group] == nil { first[group] = mean }
    let areShared = zip(groups, means).allSatisfy { first[$0] == $1 }
    return areShared ? .trace : .window
  }
}
