import Wording

/// Columns of numbers from a text table, and what was taken for what.
struct NumberTable {
  /// The file it was read from, for messages.
  let file: String
  var columns: [Column]
  /// Whether the text names the columns; else they are called by their numbers from 0.
  var hasHeader: Bool
  /// The lines that the rows are on; nil where rows are no lines of the file.
  var lines: RowLines?
  /// What was taken for what, as a phrase each.
  var notes: [String]
  /// What a remark says of the rate, such as "line 2 says 30 Hz".
  let saidRate: String?

  struct Column {
    var name: String
    /// What stands below its name, as a unit does.
    var below: String?
    /// NaN where a number is missing.
    var numbers: [Double]
    /// The fields as texts, of a column of texts that may name neurons.
    var texts: [String]?
    /// Whether the numbers are seconds that stood there as times of day.
    var isClock = false
    let kind: TableLayout.ColumnKind

    /// Whether it is of texts that are of no use.
    var holdsNothing: Bool { kind == .texts && texts == nil && !isClock }
  }

  var rowCount: Int { columns.first?.numbers.count ?? 0 }

  /// The error for a number that is not as it must be.
  func fault(
    _ expected: DatasetError.Expectation, row: Int, column: Int
  ) -> DatasetError {
    guard let lines else {
      return expected == .count
        ? .spikeCount(file: file, sample: row, neuron: column)
        : .infiniteSample(file: file, sample: row, neuron: column)
    }
    return .field(
      DatasetError.Field(
        file: file, line: lines.line(of: row), column: columns[column].name,
        text: columns[column].numbers[row].shortest, expected: expected))
  }
}

extension NumberTable {
  /// Reads the table in a file, by what its first lines look like and the caller said.
  ///
  /// - Parameter holdsCounts: Whether it is of spike counts, for which True and False stand too.
  init(
    _ source: RecordingSource, _ rule: HeaderRule, holdsCounts: Bool = false
  ) throws(DatasetError) {
    let text = try PlainText(try source.bytes(), file: source.path)
    let sample = LineSample(text.bytes)
    var notes = text.notes.map { "read as \($0)" }
    var dialect = Dialect.judging(sample, decimal: source.options.decimal)
    if source.options.decimal == nil {
      dialect = try dialect.settled(sample, file: source.path, notes: &notes)
    }
    if dialect.decimal == .comma, notes.count == text.notes.count {
      notes.append("decimal commas")
    }
    let layout = try TableLayout(sample, dialect, rule, file: source.path)
    let (columns, lines) = try Self.columns(
      text, dialect, layout, holdsCounts: holdsCounts, naming: source.options.orientation == .rows)
    self.init(
      file: source.path, columns: columns, hasHeader: layout.names != nil, lines: lines,
      notes: notes + layout.notes, saidRate: sample.saidRate)
    if lines.blankCount > 0 {
      self.notes.append("\(counted(lines.blankCount, "blank line")) among the rows left out")
    }
    dropColumnsWithoutNumbers()
    guard columns.contains(where: { $0.numbers.contains { !$0.isNaN } }) else {
      throw .empty(file: file)
    }
  }

  private static func columns(
    _ text: PlainText, _ dialect: Dialect, _ layout: TableLayout, holdsCounts: Bool, naming: Bool
  ) throws(DatasetError) -> ([Column], RowLines) {
    let data = CanonicalText(text.bytes, from: layout.start, in: dialect)
    var scanner = FieldScanner(
      data.bytes, file: text.file, delimiter: data.delimiter, place: data.start, line: layout.line)
    scanner.names = layout.kinds.indices.map { column in
      if let name = layout.names?[column], !name.isEmpty { name } else { String(column) }
    }
    scanner.textColumns = Set(layout.kinds.indices.filter { layout.kinds[$0] == .texts })
    (scanner.truthsCount, scanner.decimal) = (holdsCounts, dialect.decimal)
    let start = scanner
    let numbers = try scanner.columns()
    var columns = layout.kinds.indices.map { column in
      Column(
        name: layout.names?[column] ?? String(column), below: layout.units?[column],
        numbers: numbers[column], kind: layout.kinds[column])
    }
    for place in columns.indices where columns[place].kind == .texts {
      let name = columns[place].name
      let mayBeClock = TimeName(name, below: columns[place].below) != nil
      guard naming || mayBeClock || CountName.isOfNeurons(name) else { continue }
      let texts = try start.texts(of: place, count: columns[place].numbers.count)
      if mayBeClock, let seconds = ClockText.seconds(of: texts) {
        (columns[place].numbers, columns[place].isClock) = (seconds, true)
      } else if naming || !mayBeClock {
        columns[place].texts = texts
      }
    }
    return (columns, scanner.lines)
  }

  /// Leaves out columns of texts that name nothing, which is noted, and those that follow a last
  /// delimiter.
  private mutating func dropColumnsWithoutNumbers() {
    let words = columns.filter(\.holdsNothing).map { "\"\($0.name)\"" }
    if !words.isEmpty {
      notes.append(
        "\(plural("column", words.count)) \(listedBriefly(words)) of texts left out")
    }
    let isNamed = hasHeader
    columns.removeAll { column in
      column.holdsNothing
        || (column.kind == .blank && (!isNamed || Self.blankNames.contains(column.name))
          && column.numbers.allSatisfy(\.isNaN))
    }
  }
}

extension NumberTable {
  /// The names of columns that are no neurons where nothing is in them; LabVIEW writes comments.
  fileprivate static let blankNames: Set<String> = ["", "Comment"]
}

extension FieldScanner {
  /// The fields of a column as texts, of so many rows.
  fileprivate func texts(of column: Int, count: Int) throws(DatasetError) -> [String] {
    var (scanner, texts): (FieldScanner, [String]) = (self, [])
    while texts.count < count, scanner.place < scanner.bytes.count {
      if scanner.skipsRemark() || (names.count > 1 && scanner.skipsBlankLine()) { continue }
      let fields = try scanner.textFields()
      texts.append(column < fields.count ? fields[column] : "")
    }
    return texts + [String](repeating: "", count: count - texts.count)
  }
}

extension LineSample {
  /// What a remark says of the rate, such as "line 2 says 30 Hz".
  fileprivate var saidRate: String? {
    for line in lines where isRemark(line) {
      let words = String(decoding: self[line].prefix(200), as: UTF8.self)
        .split { " \t,;:=()[]".contains($0) }
      for (number, unit) in zip(words, words.dropFirst())
      where Double(number) != nil && ["hz", "fps"].contains(unit.lowercased()) {
        return "line \(line.number) says \(number) Hz"
      }
    }
    return nil
  }
}

extension Double {
  /// The shortest text that reads back as this number, whole numbers without a point.
  var shortest: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
