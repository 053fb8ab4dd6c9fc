extension LayoutBuilder {
  /// The operators that bind least in a range, each as the indices of its words; nil where there is
  /// none at which a line may end.
  func loosest(in range: Range<Int>) -> [Range<Int>]? {
    var level = Int.max
    var found: [Range<Int>] = []
    var isAfterNot = false
    forEach(in: range) { index in
      let kind = pieces[index].kind
      let isOperator = index > range.lowerBound && endsOperand(before: index, in: range)
      if isOperator, let own = kind.level, own <= level {
        if own < level { (found, level) = ([], own) }
        found.append(index..<index + 1)
      } else if isAfterNot, kind == .in, let last = found.last, last.upperBound == index {
        found[found.count - 1] = last.lowerBound..<index + 1
      }
      isAfterNot = kind == .not
      return true
    }
    return found.isEmpty ? nil : found
  }

  private func endsOperand(before index: Int, in range: Range<Int>) -> Bool {
    (range.lowerBound..<index).last { !pieces[$0].isComment }.map { pieces[$0].endsOperand }
      ?? false
  }

  /// `x if c else y` and `x for y in z if c`; nil where there is no such word.
  func words(_ range: Range<Int>, _ around: Surroundings) -> LayoutDocument? {
    var found: [Int] = []
    forEach(in: range) { index in
      if [.if, .else, .for].contains(pieces[index].kind) { found.append(index) }
      return true
    }
    guard let start = found.first, start > range.lowerBound else { return nil }
    var parts = [code(range.lowerBound..<start, around)]
    for (word, end) in zip(found, found.dropFirst() + [range.upperBound]) {
      parts.append(choice(word..<end, around))
    }
    return around == .statement
      ? endingLines(behind: parts) : LayoutDocument(.fill(parts, indent: 0))
  }

  /// A word with what follows it.
  private func choice(_ range: Range<Int>, _ around: Surroundings) -> LayoutDocument {
    let word = range.lowerBound
    if pieces[word].kind == .for { return .row(loop(range, around)) }
    return .row([.text(pieces[word].text + " "), code(word + 1..<range.upperBound, around)])
  }

  /// Outside of brackets a line cannot end before a word, and so does not end at all.
  private func endingLines(behind parts: [LayoutDocument]) -> LayoutDocument {
    .row(parts.enumerated().flatMap { $0 == 0 ? [$1] : [.text(" "), $1] })
  }

  /// `for a, b in c`
  func loop(_ range: Range<Int>, _ around: Surroundings) -> [LayoutDocument] {
    guard let place = first(.in, in: range) else { return glued(range) }
    return glued(range.lowerBound..<place)
      + [.text(" in "), code(place + 1..<range.upperBound, around)]
  }

  /// Whether a blank stands before a piece that follows another.
  func hasBlank(before index: Int) -> Bool {
    let (before, piece) = (pieces[index - 1], pieces[index])
    if piece.kind == .comma || piece.kind == .dot || before.kind == .dot { return false }
    if before.isSign, !isBinary(index - 1) { return false }
    if piece.kind == .openRound || piece.kind == .openSquare {
      // A sign of percent right before a bracket would be one of remainder.
      return !before.endsOperand || before.kind == .number && before.text.hasSuffix("%")
    }
    return true
  }

  private func isBinary(_ index: Int) -> Bool {
    pieces[..<index].last { !$0.isComment }?.endsOperand ?? false
  }
}

extension Token.Kind {
  /// How little an operator binds at which a line may end, the loosest being 0.
  fileprivate var level: Int? {
    switch self {
    case .or: 0
    case .and: 1
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .not: 2
    case .plus, .minus: 3
    case .star, .slash, .doubleSlash, .percent, .at: 4
    default: nil
    }
  }
}
