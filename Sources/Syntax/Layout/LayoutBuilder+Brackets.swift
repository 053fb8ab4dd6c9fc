extension LayoutBuilder {
  /// The bracket that opens at an index, with all that it holds.
  func bracket(_ index: Int) -> LayoutDocument {
    let end = pieces[index].partner ?? index
    let (open, close) = (pieces[index].text, pieces[end].text)
    let (items, only) = items(in: index + 1..<end, Surroundings(pieces[index].kind))
    if let only, items.count == 1, endsInBracket(only) {
      return .row([.text(open), items[0], .text(close)])
    }
    return LayoutDocument(.bracket(open: open, items, close: close))
  }

  /// The items with their commas, and the comments between them; where there is one item alone, its
  /// range.
  private func items(
    in range: Range<Int>, _ around: Surroundings
  ) -> (items: [LayoutDocument], only: Range<Int>?) {
    var (found, last): ([LayoutDocument], Int?) = ([], nil)
    var only: Range<Int>?
    var index = range.lowerBound
    while index < range.upperBound {
      found += comments(from: &index, to: range.upperBound, onTheSameLine: false)
      let end = first(.comma, in: index..<range.upperBound) ?? range.upperBound
      guard index < end else {
        index = end + 1
        continue
      }
      let whole = index..<((index..<end).last { !pieces[$0].isComment } ?? index) + 1
      if let last { found[last] = .row([found[last], .text(",")]) }
      only = last == nil ? whole : nil
      last = found.count
      found.append(code(whole, around))
      var notes = whole.upperBound
      found += comments(from: &notes, to: end, onTheSameLine: false)
      index = end + 1
    }
    return (found, only)
  }

  /// Whether an item is a bracket, or a name and one, so that its own lines are enough.
  private func endsInBracket(_ range: Range<Int>) -> Bool {
    guard let opener = pieces[range.upperBound - 1].partner, opener >= range.lowerBound,
      pieces[range.upperBound - 1].kind.isCloser
    else { return false }
    return (range.lowerBound..<opener).allSatisfy { index in
      let kind = pieces[index].kind
      return !pieces[index].isComment && (kind == .name || kind == .dot || kind == .assign)
    }
  }
}

extension LayoutBuilder {
  /// The index of the first piece of a kind outside of the range's own brackets.
  func first(_ kind: Token.Kind, in range: Range<Int>) -> Int? {
    var found: Int?
    forEach(in: range) { index in
      if pieces[index].kind == kind { found = index }
      return found == nil
    }
    return found
  }

  func places(of kind: Token.Kind, in range: Range<Int>) -> [Int] {
    var found: [Int] = []
    forEach(in: range) { index in
      if pieces[index].kind == kind { found.append(index) }
      return true
    }
    return found
  }

  /// Visits the pieces outside of the range's own brackets, until told to stop; comments are none.
  func forEach(in range: Range<Int>, _ goesOn: (Int) -> Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      if !pieces[index].isComment, !goesOn(index) { return }
      index = max(pieces[index].partner ?? index, index) + 1
    }
  }
}
