extension Dialect {
  /// The dialect again where commas part fields that are all whole: one of them may then be a
  /// decimal mark. What speaks for it (a header of one name, `2,046`, `-0,3`) is followed in a
  /// table of one comma per line and noted, and refused in one of more, which cannot be read so.
  func settled(
    _ sample: LineSample, file: String, notes: inout [String]
  ) throws(DatasetError) -> Dialect {
    guard delimiter == Self.comma, !sample.contains(UInt8(ascii: ".")) else { return self }
    let lines = sample.lines.prefix(sample.endsInOneComma ? 100 : 20)
      .filter { !sample.isBlank($0) && !sample.isRemark($0) }
    let all = lines.map { ($0, fields(of: $0.range, in: sample.bytes)) }
      .filter { $0.1.allSatisfy { FieldKind(sample.bytes[$0], decimal: .point) == .number } }
    guard let width = all.map(\.1).usualCount, width > 1 else { return self }
    let data = all.filter { $0.1.count == width }
    let fraction = data.first { line in line.1.contains { sample.isPartOfNumber($0) } }
    guard width == 2 else {
      if let (line, fields) = fraction, let field = fields.first(where: sample.isPartOfNumber) {
        throw .commasInNumbers(
          file: file, line: line.number,
          text: String(decoding: sample.bytes[field].trimmingBlanks, as: UTF8.self))
      }
      return self
    }
    let above = data.first.flatMap { first in lines.last { $0.number < first.0.number } }
    let hasOneName = above.map { fields(of: $0.range, in: sample.bytes).count == 1 } ?? false
    if hasOneName || fraction != nil {
      notes.append("commas are read as decimal marks (decimal=\".\" parts columns by them)")
      return Dialect(delimiter: Self.tab, decimal: .comma)
    }
    let digits = Set(data.map { $0.1[1].count })
    if above == nil, data.count > 3, digits.count == 1, digits != [1] {
      notes.append("commas part two columns (decimal=\",\" reads them as decimal marks)")
    }
    return self
  }
}

extension LineSample {
  /// Whether a whole number is written as none is, but as what stands beside a decimal mark is:
  /// `046`, `-0`.
  fileprivate func isPartOfNumber(_ field: Range<Int>) -> Bool {
    let text = bytes[field].trimmingBlanks
    if text.elementsEqual("-0".utf8) { return true }
    return text.count > 1 && text.first == UInt8(ascii: "0") && text.allSatisfy(\.isDigit)
  }
}
