import Wording

/// Code that may be written on one line or on several, and how wide it is.
struct LayoutDocument {
  indirect enum Shape {
    case text(String)
    /// A comment, after which a line ends; on a line of its own, or at the end of one.
    case comment(String, isFirstOnLine: Bool)
    /// Parts that follow each other at once.
    case row([LayoutDocument])
    /// Brackets; the items, with their commas and the comments between them, on lines of their own
    /// where they do not fit behind the opening one.
    case bracket(open: String, [LayoutDocument], close: String)
    /// Parts with blanks between them, as many to a line as there is room for; lines after the first
    /// are indented by so many columns.
    case fill([LayoutDocument], indent: Int = 2)
    /// A value and the stages that it goes through, each on its own line where one line is too short.
    case pipeline([LayoutDocument])
  }

  let shape: Shape
  /// Columns on a single line; nil where a comment forbids one.
  let width: Int?
  /// Columns up to the first place where a line may end.
  let lead: Int
  /// Whether a line may end inside.
  let canBreak: Bool

  init(_ shape: Shape) {
    self.shape = shape
    switch shape {
    case .text(let text):
      let columns = displayWidth(of: text)
      (width, lead, canBreak) = (columns, columns, false)
    case .comment: (width, lead, canBreak) = (nil, 0, true)
    case .row(let parts):
      width = parts.total(between: 0)
      lead = parts.lead
      canBreak = parts.contains(where: \.canBreak)
    case .bracket(let open, let items, let close):
      width = items.total(between: 1).map { $0 + displayWidth(of: open + close) }
      lead = displayWidth(of: open)
      canBreak = !items.isEmpty
    case .fill(let parts, _), .pipeline(let parts):
      width = parts.total(between: 1)
      lead = parts.first?.lead ?? 0
      canBreak = parts.count > 1 || parts.contains(where: \.canBreak)
    }
  }

  /// Parts in a row; texts that meet are one.
  static func row(_ parts: [LayoutDocument]) -> LayoutDocument {
    parts.count == 1 ? parts[0] : LayoutDocument(.row(parts))
  }

  static func text(_ text: String) -> LayoutDocument { LayoutDocument(.text(text)) }

  /// Everything on one line.
  var flat: String {
    switch shape {
    case .text(let text), .comment(let text, _): text
    case .row(let parts): parts.map(\.flat).joined()
    case .bracket(let open, let items, let close):
      open + items.map(\.flat).joined(separator: " ") + close
    case .fill(let parts, _), .pipeline(let parts): parts.map(\.flat).joined(separator: " ")
    }
  }

  var isComment: Bool {
    if case .comment = shape { true } else { false }
  }
}

extension [LayoutDocument] {
  /// The width of all with so many blanks between each two; nil where one has none.
  fileprivate func total(between blanks: Int) -> Int? {
    var sum = blanks * Swift.max(count - 1, 0)
    for part in self {
      guard let width = part.width else { return nil }
      sum += width
    }
    return sum
  }

  /// The width up to the first place where a line may end.
  var lead: Int {
    var sum = 0
    for part in self {
      sum += part.lead
      if part.canBreak { break }
    }
    return sum
  }
}
