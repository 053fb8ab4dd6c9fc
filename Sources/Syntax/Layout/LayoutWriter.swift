import Wording

/// Writes documents as lines no longer than a limit, where they have places to end.
struct LayoutWriter {
  /// The columns of a line.
  static let limit = 100

  private(set) var lines: [LayoutLine] = []
  /// The columns that a new line begins with.
  var nest = 0
  private var line = LayoutLine(indent: 0)
  private var column = 0
  /// Whether a comment has ended the line.
  private var isOver = false

  /// Writes a document that so many columns must follow on its last line.
  mutating func write(_ document: LayoutDocument, before rest: Int = 0) {
    if fits(document, before: rest), !isOver { return put(document.flat) }
    switch document.shape {
    case .text(let text): put(text)
    case .comment(let text, let isFirstOnLine): put(comment: text, isFirstOnLine)
    case .row(let parts): write(row: parts, before: rest)
    case .bracket(let open, let items, let close): write(open, items, close, before: rest)
    case .fill(let parts, let indent): write(fill: parts, indent: indent, before: rest)
    case .pipeline(let parts): write(pipeline: parts, before: rest)
    }
  }

  /// Writes text behind what is there.
  mutating func put(_ text: String) {
    guard !text.isEmpty else { return }
    if isOver { endLine(nest: nest + 2) }
    let text = line.text.isEmpty ? String(text.drop { $0 == " " }) : text
    line.text += text
    column += displayWidth(of: text)
  }

  /// Writes a comment, after which the line is over.
  mutating func put(comment text: String, _ isFirstOnLine: Bool) {
    if isFirstOnLine || isOver, !line.text.isEmpty {
      endLine(nest: line.isComment ? line.indent : nest + 2)
    }
    if line.text.isEmpty { line.isComment = true }
    if line.isComment { line.text = text } else { line.comment = text }
    isOver = true
  }

  /// Ends the line, if there is anything on it.
  mutating func endLine() { endLine(nest: nest) }

  /// Leaves a line empty.
  mutating func skipLine() {
    endLine()
    lines.append(LayoutLine(indent: 0))
  }

  private mutating func endLine(nest: Int) {
    if !line.text.isEmpty {
      while line.text.last == " " { line.text.removeLast() }
      lines.append(line)
    }
    line = LayoutLine(indent: nest)
    column = nest
    isOver = false
  }

  private func fits(_ document: LayoutDocument, before rest: Int, after blanks: Int = 0) -> Bool {
    document.width.map { column + blanks + $0 + rest <= Self.limit } ?? false
  }

  private mutating func write(row parts: [LayoutDocument], before rest: Int) {
    var following = rest
    var rests: [Int] = []
    for part in parts.reversed() {
      rests.append(following)
      following = part.canBreak ? part.lead : part.lead + following
    }
    for (part, rest) in zip(parts, rests.reversed()) { write(part, before: rest) }
  }

  private mutating func write(
    _ open: String, _ items: [LayoutDocument], _ close: String, before rest: Int
  ) {
    put(open)
    guard !items.isEmpty else { return put(close) }
    nest += 2
    let last = displayWidth(of: close) + rest
    for (index, item) in items.enumerated() {
      let rest = index == items.count - 1 ? last : 0
      separate(item, before: rest, always: items[..<index].allSatisfy(\.isComment))
      write(item, before: rest)
    }
    nest -= 2
    if isOver || close == "}" { endLine() }
    put(close)
  }

  private mutating func write(fill parts: [LayoutDocument], indent: Int, before rest: Int) {
    let outer = nest
    for (index, part) in parts.enumerated() {
      let rest = index == parts.count - 1 ? rest : 0
      if index > 0 {
        let begins = begins(part, before: rest)
        nest = begins ? outer : outer + indent
        if begins || !isOver && fits(part, before: rest, after: 1) { put(" ") } else { endLine() }
      }
      write(part, before: rest)
    }
    nest = outer
  }

  /// Whether a part that fits on no line begins on this one, with its first bracket.
  private func begins(_ part: LayoutDocument, before rest: Int) -> Bool {
    let isLonger = part.width.map { nest + 2 + $0 + rest > Self.limit } ?? true
    return isLonger && !isOver && part.canBreak && column + 1 + part.lead <= Self.limit
  }

  private mutating func write(pipeline parts: [LayoutDocument], before rest: Int) {
    guard let first = parts.first else { return }
    write(first)
    nest += 2
    for (index, stage) in parts.dropFirst().enumerated() {
      endLine()
      write(stage, before: index == parts.count - 2 ? rest : 0)
    }
    nest -= 2
  }

  /// Puts a blank before an item, or ends the line where the item does not fit behind it.
  private mutating func separate(
    _ part: LayoutDocument, before rest: Int, always isApart: Bool
  ) {
    if case .comment(_, let isFirstOnLine) = part.shape {
      if isFirstOnLine { endLine() }
      return
    }
    if isOver || isApart || !fits(part, before: rest, after: 1) { endLine() } else { put(" ") }
  }
}
