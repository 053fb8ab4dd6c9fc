/// Makes documents of stretches of code without blocks.
struct LayoutBuilder {
  /// What is around a stretch.
  enum Surroundings {
    case statement, round, square, brace

    init(_ opener: Token.Kind) {
      self =
        switch opener {
        case .openRound: .round
        case .openSquare: .square
        default: .brace
        }
    }
  }

  let pieces: [LayoutPiece]

  /// A statement, or the head of one with a block.
  func statement(_ range: Range<Int>) -> LayoutDocument {
    if pieces[range.lowerBound].kind == .for { return .row(loop(range, .statement)) }
    let words = range.prefix { pieces[$0].kind.isHead }
    guard let last = words.last, last + 1 < range.upperBound else {
      return code(range, .statement)
    }
    let head = words.map { pieces[$0].text }.joined(separator: " ") + " "
    return .row([.text(head), code(last + 1..<range.upperBound, .statement)])
  }

  /// Any stretch, cut at the operators that bind least.
  func code(_ range: Range<Int>, _ around: Surroundings) -> LayoutDocument {
    if let place = first(.assign, in: range) {
      let sign = around == .statement ? " = " : "="
      return named(range, at: place, sign, around)
    }
    if around == .brace, let place = first(.colon, in: range) {
      return named(range, at: place, ": ", around)
    }
    if around == .square, first(.colon, in: range) != nil { return slice(range) }
    let commas = places(of: .comma, in: range)
    if !commas.isEmpty { return chain(range, at: commas.map { $0..<$0 + 1 }, around, gap: "") }
    let pipes = places(of: .pipe, in: range)
    if !pipes.isEmpty { return pipeline(range, at: pipes, around) }
    if let choice = words(range, around) { return choice }
    if let operators = loosest(in: range) { return chain(range, at: operators, around, gap: " ") }
    return .row(glued(range))
  }

  /// A name, a sign, and what it stands for.
  private func named(
    _ range: Range<Int>, at place: Int, _ sign: String, _ around: Surroundings
  ) -> LayoutDocument {
    var name = glued(range.lowerBound..<place)
    name.append(.text(sign))
    return .row(name + [code(place + 1..<range.upperBound, around)])
  }

  /// `from:to:by`
  private func slice(_ range: Range<Int>) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    var start = range.lowerBound
    for place in places(of: .colon, in: range) {
      if start < place { parts.append(code(start..<place, .round)) }
      parts.append(.text(":"))
      start = place + 1
    }
    if start < range.upperBound { parts.append(code(start..<range.upperBound, .round)) }
    return .row(parts)
  }

  /// Operands with operators behind all but the last.
  private func chain(
    _ range: Range<Int>, at operators: [Range<Int>], _ around: Surroundings, gap: String
  ) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    var start = range.lowerBound
    for sign in operators {
      let text = sign.map { pieces[$0].text }.joined(separator: " ")
      var part = [code(start..<sign.lowerBound, around), .text(gap + text)]
      start = sign.upperBound
      part += comments(from: &start, to: range.upperBound, onTheSameLine: true)
      parts.append(.row(part))
    }
    parts.append(code(start..<range.upperBound, around))
    return LayoutDocument(.fill(parts))
  }

  private func pipeline(
    _ range: Range<Int>, at pipes: [Int], _ around: Surroundings
  ) -> LayoutDocument {
    var parts: [LayoutDocument] = []
    var start = range.lowerBound
    var before: [LayoutDocument] = []
    for (index, end) in (pipes + [range.upperBound]).enumerated() {
      let lead: [LayoutDocument] = index == 0 ? [] : [.text("|> ")]
      let last = (start..<end).last { !pieces[$0].isComment } ?? start
      var notes = last + 1
      let behind = comments(from: &notes, to: end, onTheSameLine: true)
      parts.append(.row(before + lead + [code(start..<last + 1, around)] + behind))
      before = comments(from: &notes, to: end, onTheSameLine: false)
      start = end + 1
    }
    return LayoutDocument(.pipeline(parts))
  }

  /// The comments that begin at an index, which moves past them.
  func comments(
    from index: inout Int, to end: Int, onTheSameLine: Bool
  ) -> [LayoutDocument] {
    var found: [LayoutDocument] = []
    while index < end, pieces[index].isComment, !onTheSameLine || !pieces[index].isFirstOnLine {
      found.append(comment(index))
      index += 1
    }
    return found
  }

  private func comment(_ index: Int) -> LayoutDocument {
    LayoutDocument(.comment(pieces[index].text, isFirstOnLine: pieces[index].isFirstOnLine))
  }

  /// Names, signs and brackets that no line ends between.
  func glued(_ range: Range<Int>) -> [LayoutDocument] {
    var parts: [LayoutDocument] = []
    var text = ""
    var index = range.lowerBound
    func flush() { if !text.isEmpty { parts.append(.text(text)) }; text = "" }
    while index < range.upperBound {
      if pieces[index].isComment {
        flush()
        parts.append(comment(index))
      } else {
        if index > range.lowerBound, hasBlank(before: index) { text += " " }
        if let partner = pieces[index].partner, partner > index {
          flush()
          parts.append(bracket(index))
          index = partner
        } else {
          text += pieces[index].text
        }
      }
      index += 1
    }
    flush()
    return parts
  }
}

extension Token.Kind {
  /// Whether it is a word that a statement, or a head before a block, begins with.
  fileprivate var isHead: Bool {
    switch self {
    case .def, .while, .if, .else, .return, .assert, .param: true
    default: false
    }
  }
}
