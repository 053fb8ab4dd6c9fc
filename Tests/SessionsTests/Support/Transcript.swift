import Foundation
import Sessions

/// A conversation with a session: what is said, each text after `> ` and its further lines after
/// `. `, and below it what is answered. Lines before the first text tell what it is about.
struct Transcript {
  struct Exchange {
    let said: String
    var answered: String
  }

  let introduction: String
  var exchanges: [Exchange] = []

  init(_ text: String) {
    var introduction: [Substring] = []
    var said: [Substring] = []
    var answered: [Substring] = []
    var exchanges: [Exchange] = []
    func finish() {
      guard !said.isEmpty else { return }
      exchanges.append(
        Exchange(said: said.joined(separator: "\n"), answered: answered.joined(separator: "\n")))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") {
        finish()
        (said, answered) = ([line.dropFirst(2)], [])
      } else if line.hasPrefix(". "), !said.isEmpty, answered.isEmpty {
        said.append(line.dropFirst(2))
      } else if said.isEmpty {
        introduction.append(line)
      } else {
        answered.append(line)
      }
    }
    if answered.last?.isEmpty == true { answered.removeLast() }
    finish()
    self.introduction = introduction.joined(separator: "\n")
    self.exchanges = exchanges
  }

  var text: String {
    let blocks = exchanges.map { exchange in
      let lines = exchange.said.split(separator: "\n", omittingEmptySubsequences: false)
      let said = lines.enumerated().map { ($0 == 0 ? "> " : ". ") + $1 }
      return (said + (exchange.answered.isEmpty ? [] : [exchange.answered])).joined(separator: "\n")
    }
    return ([introduction] + blocks).joined(separator: "\n") + "\n"
  }

  /// The same texts with what a session answers now.
  func replayed(in session: RecordedSession) -> Transcript {
    var replayed = self
    for index in exchanges.indices {
      replayed.exchanges[index].answered = session.answer(to: exchanges[index].said)
    }
    return replayed
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Transcripts")

  static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }
}

/// A session whose outputs are gathered as text.
final class RecordedSession {
  private final class Lines { var all: [String] = [] }
  private let lines = Lines()
  let session: Session

  init(host: MemoryHost = MemoryHost()) {
    session = Session(host: host, onOutput: { [lines] in lines.all.append("\($0)") })
  }

  func answer(to text: String) -> String {
    lines.all = []
    let ending = session.run(.text(text))
    return (lines.all + ending.messages).joined(separator: "\n")
  }
}
