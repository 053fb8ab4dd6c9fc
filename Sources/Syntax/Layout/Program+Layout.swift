extension Program {
  /// The program in the one layout that its tree and comments have, whatever lines and blanks it was
  /// written with; as it was written where it has errors.
  ///
  /// Lines are of 100 columns where there are places to end them. Statements and blocks that were
  /// written on one line stay on one where they fit; one empty line is kept of several.
  package var laidOut: String {
    guard !hasErrors else { return source.text }
    var layout = LayoutOfBlocks(self)
    return layout.run()
  }
}

/// Lays out statements and blocks.
struct LayoutOfBlocks {
  private let builder: LayoutBuilder
  /// Where statements begin.
  private let starts: Set<Int>
  private var writer = LayoutWriter()

  private var pieces: [LayoutPiece] { builder.pieces }

  init(_ program: Program) {
    builder = LayoutBuilder(pieces: LayoutReader.pieces(of: program.source))
    var starts: Set<Int> = []
    program.statements.forEachStatement { starts.insert($0.span.start) }
    self.starts = starts
  }

  mutating func run() -> String {
    write(block: pieces.indices)
    writer.endLine()
    return writer.lines.text
  }

  /// A statement, what it is made of, and whether `;` follows.
  private struct Item {
    let range: Range<Int>
    var isHidden = false
    /// The statement on one line; nil where it needs several.
    var flat: LayoutDocument?

    var end: String { isHidden ? ";" : "" }
  }

  private mutating func write(block range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if pieces[index].followsBlank, index > range.lowerBound { writer.skipLine() }
      if pieces[index].isComment {
        writer.endLine()
        writer.put(comment: pieces[index].text, true)
        index += 1
      } else if pieces[index].kind == .semicolon {
        index += 1
      } else {
        let items = row(from: &index, in: range)
        write(items)
        writeComment(behind: &index, in: range)
      }
    }
  }

  /// The statements that stand on one line.
  private func row(from index: inout Int, in range: Range<Int>) -> [Item] {
    var items: [Item] = []
    repeat {
      items.append(item(from: &index, in: range))
    } while index < range.upperBound && items.last?.isHidden == true && !pieces[index].isComment
      && !pieces[index].isFirstOnLine && pieces[index].kind != .semicolon
    return items
  }

  private func item(from index: inout Int, in range: Range<Int>) -> Item {
    var end = range.upperBound
    builder.forEach(in: index..<range.upperBound) { place in
      let isEnd =
        pieces[place].kind == .semicolon || place > index && starts.contains(pieces[place].start)
      if isEnd { end = place }
      return !isEnd
    }
    let last = (index..<end).last { !pieces[$0].isComment } ?? index
    var item = Item(range: index..<last + 1)
    index = item.range.upperBound
    if index < range.upperBound, pieces[index].kind == .semicolon, !pieces[index].followsNewline {
      item.isHidden = true
      index += 1
    }
    item.flat = flat(item.range)
    return item
  }

  private mutating func write(_ items: [Item]) {
    writer.endLine()
    let documents = items.compactMap(\.flat)
    let width = documents.reduce(writer.nest) { $0 + ($1.width ?? 0) + 2 }
    if documents.count == items.count, width <= LayoutWriter.limit {
      let texts = zip(items, documents).map { $0.end.isEmpty ? $1.flat : $1.flat + ";" }
      return writer.put(texts.joined(separator: " "))
    }
    for item in items {
      writer.endLine()
      if openers(in: item.range).isEmpty {
        writer.write(builder.statement(item.range), before: item.end.count)
      } else {
        write(blocks: item.range)
      }
      writer.put(item.end)
    }
  }

  private mutating func writeComment(behind index: inout Int, in range: Range<Int>) {
    guard index < range.upperBound, pieces[index].isComment, !pieces[index].isFirstOnLine
    else { return }
    writer.put(comment: pieces[index].text, false)
    index += 1
  }
}

extension LayoutOfBlocks {
  /// The braces at which the blocks of a statement open.
  private func openers(in range: Range<Int>) -> [Int] {
    guard [.def, .for, .while, .if].contains(pieces[range.lowerBound].kind) else { return [] }
    return builder.places(of: .openBrace, in: range).filter { index in
      let before = pieces[range.lowerBound..<index].last { !$0.isComment }
      return before.map { $0.endsOperand || $0.kind == .else } ?? false
    }
  }

  /// A statement with blocks, on lines of its own.
  private mutating func write(blocks range: Range<Int>) {
    var start = range.lowerBound
    for opener in openers(in: range) {
      let end = pieces[opener].partner ?? opener
      writeComments(before: &start)
      writer.write(builder.statement(start..<opener), before: 2)
      if end == opener + 1 {
        writer.put(" {}")
      } else {
        write(block: opener, end)
      }
      start = end + 1
    }
  }

  private mutating func write(block opener: Int, _ end: Int) {
    var index = opener + 1
    writer.put(" {")
    writeComment(behind: &index, in: index..<end)
    writer.nest += 2
    write(block: index..<end)
    writer.nest -= 2
    writer.endLine()
    writer.put("}")
  }

  /// What stands between a block and its `else`.
  private mutating func writeComments(before start: inout Int) {
    guard start > 0, pieces[start - 1].kind == .closeBrace,
      pieces[start].kind == .else
        || pieces[start].isComment
    else { return }
    guard pieces[start].isComment else { return writer.put(" ") }
    while pieces[start].isComment {
      if pieces[start].isFirstOnLine { writer.endLine() }
      writer.put(comment: pieces[start].text, pieces[start].isFirstOnLine)
      start += 1
    }
    writer.endLine()
  }

  /// A statement on one line; nil where it was not written so, or has comments inside.
  private func flat(_ range: Range<Int>) -> LayoutDocument? {
    let openers = openers(in: range)
    guard !openers.isEmpty else {
      let document = builder.statement(range)
      return document.width == nil ? nil : document
    }
    var parts: [LayoutDocument] = []
    var start = range.lowerBound
    for opener in openers {
      let end = pieces[opener].partner ?? opener
      let head = builder.statement(start..<opener)
      guard head.width != nil, let body = flat(block: opener, end) else { return nil }
      parts += [head, .text(body)]
      start = end + 1
    }
    return LayoutDocument(.fill(parts))
  }

  private func flat(block opener: Int, _ end: Int) -> String? {
    guard !pieces[opener + 1...end].contains(where: { $0.isFirstOnLine || $0.isComment }) else {
      return nil
    }
    var index = opener + 1
    var texts: [String] = []
    while index < end {
      let item = item(from: &index, in: opener + 1..<end)
      guard let flat = item.flat else { return nil }
      texts.append(flat.flat + item.end)
      while index < end, pieces[index].kind == .semicolon { index += 1 }
    }
    return texts.isEmpty ? "{}" : "{ " + texts.joined(separator: " ") + " }"
  }
}

extension [Statement] {
  /// These statements and those of all blocks.
  fileprivate func forEachStatement(_ body: (Statement) -> Void) {
    for statement in self {
      body(statement)
      for block in statement.blocks { block.forEachStatement(body) }
    }
  }
}
