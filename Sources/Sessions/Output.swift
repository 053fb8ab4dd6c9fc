public import Wording

/// What a statement showed, in the order in which it did.
public enum Output: Sendable, Equatable {
  /// A value that stood alone: its one-line summary and what else is worth seeing.
  case value(summary: String, details: [Detail])
  /// A value with nothing cut, to be read page by page.
  case whole(summary: String, details: [Detail])
  /// A line that the program printed.
  case printed(String)
  /// A figure, as SVG, which says in words what it shows, and as text; `path` is where it was
  /// saved, if it was.
  case figure(
    svg: SVGDocument, summary: String, path: String?, preview: FigurePreview = FigurePreview())
  /// What the session itself says, as how long a statement took; no part of what ran.
  case note(String)
}

extension Output: CustomStringConvertible {
  /// What was shown as plain text, tables with tabs.
  public var description: String {
    switch self {
    case .printed(let line), .note(let line): line
    case .value(let summary, let details), .whole(let summary, let details):
      ([summary] + details.map(\.description)).joined(separator: "\n")
    case .figure(_, let summary, let path, _): path.map { "\(summary) → \($0)" } ?? summary
    }
  }
}

extension Output {
  /// The same without what a terminal would obey, as names in data may hold; what the program
  /// prints is its own.
  var harmless: Output {
    switch self {
    case .printed: self
    case .note(let text): .note(text.harmless)
    case .value(let summary, let details):
      .value(summary: summary.harmless, details: details.map(\.harmless))
    case .whole(let summary, let details):
      .whole(summary: summary.harmless, details: details.map(\.harmless))
    case .figure(let svg, let summary, let path, let preview):
      .figure(svg: svg, summary: summary.harmless, path: path?.harmless, preview: preview)
    }
  }
}

extension Detail {
  fileprivate var harmless: Detail {
    switch self {
    case .text(let text): .text(text.harmless)
    case .table(let header, let rows, let note):
      .table(
        header: header.map(\.harmless), rows: rows.map { $0.map(\.harmless) },
        note: note?.harmless)
    }
  }
}

extension Output {
  /// A figure as if it had not been saved.
  var withoutPath: Output {
    guard case .figure(let svg, let summary, _, let preview) = self else { return self }
    return .figure(svg: svg, summary: summary, path: nil, preview: preview)
  }
}

/// A piece of what is worth seeing of a value.
public enum Detail: Sendable, Equatable {
  case text(String)
  /// Rows of text under a header; `note` says what was left out.
  case table(header: [String], rows: [[String]], note: String?)
}

extension Detail: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(let text): text
    case .table(let header, let rows, let note):
      (([header] + rows).map { $0.joined(separator: "\t") } + (note.map { [$0] } ?? []))
        .joined(separator: "\n")
    }
  }
}

/// How a run ended.
public enum Ending: Sendable, Equatable {
  case done
  /// A statement failed; the messages are complete, with their places in the source.
  case failed(messages: [Message])
  /// The text or its use of the commands is wrong; nothing was run.
  case refused(messages: [Message])
  /// An `assert` did not hold.
  case disproved(messages: [Message])
  case interrupted(message: Message)
  /// `:quit`: nothing is to be run any more.
  case quit

  /// What there is to say about it, in words; empty when all went well.
  public var messages: [String] { said.map(\.description) }

  /// The same with its tones.
  public var said: [Message] {
    switch self {
    case .done, .quit: []
    case .failed(let messages), .refused(let messages), .disproved(let messages): messages
    case .interrupted(let message): [message]
    }
  }

  /// Whether the user stopped it.
  var isInterrupted: Bool { if case .interrupted = self { true } else { false } }

  /// The exit status that a program gives for it.
  public var exitStatus: Int32 {
    switch self {
    case .done, .quit: 0
    case .failed: 1
    case .refused: 2
    case .disproved: 3
    case .interrupted: 130
    }
  }
}

/// How far long work is.
public struct Advance: Sendable {
  /// What is being done, as "train".
  public let task: String
  public let done: Int
  public let total: Int
  /// What is counted, as "epoch".
  public let unit: String
  /// Figures worth seeing, as "loss" and "0.0412".
  public let figures: [(name: String, text: String)]
  /// Whether one more of `total` is complete.
  public let isMilestone: Bool

  package init(
    task: String, done: Int, total: Int, unit: String, figures: [(name: String, text: String)],
    isMilestone: Bool
  ) {
    (self.task, self.done, self.total, self.unit) = (task, done, total, unit)
    (self.figures, self.isMilestone) = (figures, isMilestone)
  }
}
