/// Where the data of a text table begin, and what their columns are called.
struct TableLayout {
  /// The columns' names; nil where the text has none.
  private(set) var names: [String]?
  /// What stands between names and data, as units do: a text for each column.
  private(set) var units: [String]?
  /// What each column holds, as far as can be seen in a sample.
  let kinds: [ColumnKind]
  /// Offset of the first line of data.
  let start: Int
  /// Its number, counted from 1.
  let line: Int
  /// What was left out above them, as a phrase each.
  private(set) var notes: [String] = []

  enum ColumnKind { case numbers, texts, blank }

  var width: Int { kinds.count }

  /// Judges a sample of a text. Throws where a header does not fit the data, or names two columns
  /// alike, or where there are no data.
  init(
    _ sample: LineSample, _ dialect: Dialect, _ rule: HeaderRule, file: String
  ) throws(DatasetError) {
    let rows = try SampleRow.all(of: sample, dialect, file: file)
    guard let width = rows.usualWidth else { throw rows.lackOfNumbers(in: file) }
    guard width <= FieldScanner.mostColumns else {
      throw .tooManyColumns(file: file, columns: width, most: FieldScanner.mostColumns)
    }
    let kinds = rows.kinds(width: width)
    let isNamedByNumbers = rows.first.map { $0.isNumeric && rule.isHeader($0.texts) } ?? false
    // Below a line of names alone, one that holds numbers too is data.
    let heading = rows.first { $0.fields.count == width && $0.isHeader(kinds) && !$0.hasNumbers }
    let isHeader = { (row: SampleRow) in
      if row.hasNumbers, let heading, row.line.number > heading.line.number { return false }
      return row.isHeader(kinds) || (isNamedByNumbers && row.line.number == rows[0].line.number)
    }
    guard var first = rows.firstIndex(where: { !isHeader($0) && $0.fields.count == width }) else {
      throw rows.lackOfNumbers(in: file)
    }
    // A row of numbers of another width is no header: it is the first row that is wrong.
    while first > 0, !isHeader(rows[first - 1]) { first -= 1 }
    self.kinds = kinds
    // In a table of one column, a blank line right below the header is a missing sample.
    let missing =
      width == 1 && first > 0
      ? sample.lines.first {
        $0.number == rows[first - 1].line.number + 1 && sample.isBlank($0)
      } : nil
    let beginning = missing ?? rows[first].line
    (start, line) = (beginning.range.lowerBound, beginning.number)
    let above = Array(rows[..<first])
    let hasRowNames =
      above.last.map { $0.fields.count < width } ?? false
      && rows.haveNames(width: width)
    let block = above.reversed().prefix { $0.canName(kinds, hasRowNames: hasRowNames) }.reversed()
    takeNames(Array(block))
    if names == nil, above.isEmpty { takeNames(remarkedAbove: line, in: sample, dialect) }
    try noteLeftOut(above.dropLast(block.count), hasBlock: !block.isEmpty, dialect, file: file)
    try checkDistinct(file: file)
  }

  /// Takes the first line of different names; one below it says units or the like.
  private mutating func takeNames(_ block: [SampleRow]) {
    guard !block.isEmpty else { return }
    let place = block.firstIndex(where: \.hasDistinctNames) ?? 0
    names = fitted(block[place].texts)
    if place + 1 < block.count { units = fitted(block[place + 1].texts) }
  }

  /// Takes names from a remark right above the data, as NumPy's savetxt writes them.
  private mutating func takeNames(
    remarkedAbove line: Int, in sample: LineSample, _ dialect: Dialect
  ) {
    guard let remark = sample.lines.last(where: { $0.number < line && !sample.isBlank($0) }),
      sample.isRemark(remark)
    else { return }
    let start = sample[remark].firstIndex { !$0.isBlank && !"#%/".utf8.contains($0) }
    guard let start else { return }
    let text = LineSample.Line(range: start..<remark.range.upperBound, number: remark.number)
    let row = SampleRow(text, of: sample, dialect)
    let isName = width > 1 || !row.texts[0].contains(" ")
    if row.fields.count == width, row.hasDistinctNames, row.isHeader(kinds), isName {
      names = row.texts
    }
  }

  /// As many names as columns: without those of no column, and with none for a column of row names,
  /// which R leaves out.
  private func fitted(_ texts: [String]) -> [String] {
    if texts.count == width - 1, kinds.last != .blank { return [""] + texts }
    return Array(texts.prefix(width))
      + [String](repeating: "", count: max(0, width - texts.count))
  }

  /// Notes the lines above the header, or throws where one was meant for a header but has another
  /// number of fields than the data.
  private mutating func noteLeftOut(
    _ rows: ArraySlice<SampleRow>, hasBlock: Bool, _ dialect: Dialect, file: String
  ) throws(DatasetError) {
    guard let last = rows.last else { return }
    if !hasBlock, rows.count == 1, last.fields.count > 1, dialect.delimiter != Dialect.space {
      throw .ragged(file: file, line: line, fields: width, expected: last.fields.count)
    }
    notes.append(
      rows.count == 1
        ? "line \(last.line.number) is left out"
        : "\(rows.count) lines above the data are left out")
  }

  private func checkDistinct(file: String) throws(DatasetError) {
    var seen: Set<String> = []
    for name in names ?? [] where !name.isEmpty && !seen.insert(name).inserted {
      throw .sameName(file: file, column: name)
    }
  }
}
