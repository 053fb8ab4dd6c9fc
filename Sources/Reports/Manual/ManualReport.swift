import Sessions

extension Report {
  /// The manual: a cell for each chapter, whose examples have run.
  ///
  /// - Parameter isStopped: Asked before each example and while it runs.
  init(manual chapters: [Manual.Chapter], isStopped: @escaping @Sendable () -> Bool) {
    let introduction = Cell(parts: [.prose(Self.introduction)])
    let cells = chapters.map { chapter in
      Cell(
        title: chapter.title,
        parts: chapter.entries.flatMap { entry in
          [.prose("### \(entry.title.escaped)\n\n\(entry.text)")]
            + entry.examples.map { .code(Passage(example: $0, isStopped)) }
        })
    }
    self.init(
      title: "The manual of vae", name: "The manual of vae", source: [],
      cells: [introduction] + cells, refusal: .done,
      facts: Facts(version: Session.version, seed: 0, seedSet: nil, settings: [], files: []))
  }

  private static let introduction = """
    Everything here is written from the declarations that the program itself reads, and every example
    has run when the page was made: below each stands what it showed. At the prompt, `?NAME` shows the
    same, `:find WORD` searches, and `vae learn` teaches.
    """
}

extension Report.Passage {
  /// An example with what it shows.
  fileprivate init(example code: String, _ isStopped: @escaping @Sendable () -> Bool) {
    self.init(text: code)
    guard !isStopped() else { return }
    (outputs, ending) = Manual.show(code, isCancelled: isStopped)
  }
}

extension String {
  /// The text as Markdown that stands for itself.
  fileprivate var escaped: String {
    map { "\\`*_{}[]()#+-.!|<>&=@/\"'%:;?".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
