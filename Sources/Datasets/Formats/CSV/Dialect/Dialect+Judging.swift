extension Dialect {
  /// The dialect of which most lines of a sample make sense: as many fields in each, and numbers in
  /// them. A line such as `sep=;` and a decimal mark that was asked for are believed.
  ///
  /// - Parameter blanksPart: Whether blanks may part fields, as they do between numbers alone.
  static func judging(
    _ sample: LineSample, decimal: DecimalMark? = nil, blanksPart: Bool = true
  ) -> Dialect {
    let said = sample.lines.lazy.filter { !sample.isBlank($0) }.prefix(1)
      .compactMap { sample.saidDelimiter($0) }.first
    let candidates = candidates(sample, delimiter: said, decimal: decimal)
      .filter { blanksPart || $0.delimiter != space }
    guard let first = candidates.first, candidates.count > 1 else {
      return candidates.first ?? Dialect(delimiter: said ?? comma, decimal: decimal ?? .point)
    }
    let lines = sample.lines.filter {
      !sample.isBlank($0) && !sample.isRemark($0) && sample.saidDelimiter($0) == nil
    }
    var best = (dialect: first, score: -1.0)
    for candidate in candidates {
      let score = candidate.score(lines, of: sample)
      if score > best.score + 1e-9 { best = (candidate, score) }
    }
    return best.dialect
  }

  /// What may part fields: of two that make as much sense, the one that comes first is taken.
  private static let delimiters = [comma, tab] + Array(";|".utf8) + [space]

  private static func candidates(
    _ sample: LineSample, delimiter: UInt8?, decimal: DecimalMark?
  ) -> [Dialect] {
    let delimiters = delimiter.map { [$0] } ?? delimiters.filter(sample.contains)
    var candidates: [Dialect] = []
    if decimal != .comma {
      candidates = delimiters.map { Dialect(delimiter: $0, decimal: .point) }
    }
    if decimal != .point, sample.contains(comma) {
      let others = delimiters.filter { $0 != comma }
      candidates += others.map { Dialect(delimiter: $0, decimal: .comma) }
      // One column of such numbers has no delimiter: a tab, which does not stand in it, is as good.
      if others.isEmpty, delimiter == nil, sample.endsInOneComma {
        candidates.append(Dialect(delimiter: tab, decimal: .comma))
      }
    }
    return candidates
  }

  /// How much sense lines make: for each line of the usual width one and the share of its fields that
  /// are numbers, half where there is but one field.
  private func score(_ lines: [LineSample.Line], of sample: LineSample) -> Double {
    let fields = lines.map { self.fields(of: $0.range, in: sample.bytes) }
    guard let width = fields.usualCount else { return 0 }
    var score = 0.0
    for line in fields where line.count == width {
      let numbers = line.count { FieldKind(sample.bytes[$0], decimal: decimal).isNumeric }
      score += (width > 1 ? 1 : 0.5) + Double(numbers) / Double(width)
    }
    return score
  }
}

extension LineSample {
  /// Whether the last line that is no blank one has a single comma.
  var endsInOneComma: Bool {
    guard let last = lines.last(where: { !isBlank($0) }) else { return false }
    return self[last].count { $0 == Dialect.comma } == 1
  }
}

extension [[Range<Int>]] {
  /// The number of fields that most lines have, of two the larger.
  var usualCount: Int? {
    var lines: [Int: Int] = [:]
    for fields in self { lines[fields.count, default: 0] += 1 }
    return lines.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
