/// A line of a sample as fields.
struct SampleRow {
  let line: LineSample.Line
  let fields: [FieldKind]
  private let ranges: [Range<Int>]
  private let bytes: [UInt8]

  init(_ line: LineSample.Line, of sample: LineSample, _ dialect: Dialect) {
    self.line = line
    bytes = sample.bytes
    ranges = dialect.fields(of: line.range, in: bytes)
    fields = ranges.map { FieldKind(sample.bytes[$0], decimal: dialect.decimal) }
  }

  /// All lines of a sample that are neither blank nor remarks. Throws where quotes stay open.
  static func all(
    of sample: LineSample, _ dialect: Dialect, file: String
  ) throws(DatasetError) -> [SampleRow] {
    var rows: [SampleRow] = []
    for line in sample.lines where !sample.isBlank(line) && !sample.isRemark(line) {
      if rows.isEmpty, sample.saidDelimiter(line) != nil { continue }
      guard sample[line].count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else {
        throw .unclosedQuote(file: file, line: line.number)
      }
      rows.append(SampleRow(line, of: sample, dialect))
    }
    return rows
  }

  /// The fields as texts, without blanks around them or quotes.
  var texts: [String] {
    ranges.map { String(decoding: bytes[$0].trimmingBlanks, as: UTF8.self).withoutQuotes }
  }

  /// The line as it stands, of a long one the beginning.
  var text: String {
    let text = bytes[line.range]
    return String(decoding: text.prefix(40), as: UTF8.self) + (text.count > 40 ? "…" : "")
  }

  /// Whether no field is a text.
  var isNumeric: Bool { !fields.contains(.text) }

  /// Whether it may be a row of data: it holds a number, or nothing but what is missing.
  var hasNumbers: Bool { fields.contains(.number) || isNumeric }

  /// Whether the fields are names: the first is a text above a column of numbers, or texts above
  /// such columns are more than numbers.
  func isHeader(_ kinds: [TableLayout.ColumnKind]) -> Bool {
    let isText = fields.indices.map { column in
      fields[column] == .text && !(column < kinds.count && kinds[column] == .texts)
    }
    let texts = isText.count { $0 }
    let numbers = fields.count { $0.isNumeric }
    if texts == 0 { return numbers == 0 && !isNumeric }
    return isText[0] || texts > numbers
  }

  /// Whether it has a name for each column that has something in it, but for one of row names.
  func canName(_ kinds: [TableLayout.ColumnKind], hasRowNames: Bool) -> Bool {
    let filled = kinds.count - kinds.reversed().prefix { $0 == .blank }.count
    let named = fields.count - fields.reversed().prefix { $0 == .blank }.count
    let least = hasRowNames && filled > 1 ? filled - 1 : filled
    return named > 0 && (named...fields.count).overlaps(min(least, filled)...kinds.count)
  }

  /// Whether names that are there are different.
  var hasDistinctNames: Bool {
    let names = texts.filter { !$0.isEmpty }
    return !names.isEmpty && Set(names).count == names.count
  }

  /// Whether a field is a text as no number is mistaken for: it begins with a letter, or is a date
  /// or a time of day.
  func isWord(_ column: Int) -> Bool {
    guard fields[column] == .text else { return false }
    let text = texts[column]
    return text.first?.isLetter ?? false || text.contains(":")
      || text.count { $0 == "-" || $0 == "/" } > 1
  }
}

extension [SampleRow] {
  /// The number of fields in most rows of numbers, of two the one that comes first; nil where there
  /// are no rows.
  var usualWidth: Int? {
    let rows = filter(\.hasNumbers)
    var lines: [Int: Int] = [:]
    for row in rows { lines[row.fields.count, default: 0] += 1 }
    let most = lines.values.max()
    return rows.first { lines[$0.fields.count] == most }?.fields.count ?? last?.fields.count
  }

  /// Whether the first column of rows of some width numbers or names them.
  func haveNames(width: Int) -> Bool {
    let firsts = filter { $0.hasNumbers && $0.fields.count == width }.map { $0.texts[0] }
    let numbers = firsts.compactMap { Int($0) }
    guard numbers.count == firsts.count else { return numbers.isEmpty && firsts.count > 1 }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && $0 + 1 == $1 }
  }

  /// What the columns of rows of some width hold.
  func kinds(width: Int) -> [TableLayout.ColumnKind] {
    let rows = filter { $0.hasNumbers && $0.fields.count == width }
    return (0..<width).map { column in
      let fields = rows.map { $0.fields[column] }
      if !rows.isEmpty, fields.allSatisfy({ $0 == .blank }) { return .blank }
      let words = rows.count { $0.isWord(column) }
      return words > 1 && !fields.contains(where: \.isNumeric) ? .texts : .numbers
    }
  }
}

extension String {
  /// What stands in the quotes that are around a text, two quotes for one.
  fileprivate var withoutQuotes: String {
    count > 1 && hasPrefix("\"") && hasSuffix("\"")
      ? String(dropFirst().dropLast()).replacingDoubledQuotes : self
  }
}

extension [SampleRow] {
  /// A header and a line of units may have no data below them yet.
  private static var mostHeaders: Int { 2 }

  /// What is wrong with rows of which none is data.
  func lackOfNumbers(in file: String) -> DatasetError {
    guard count > Self.mostHeaders else { return .empty(file: file) }
    return .noNumbers(file: file, line: self[1].line.number, text: self[1].text)
  }
}
