import Foundation
import Sessions

/// A conversation with a session as the prompt shows it: what is typed, each text after `vae> ` and
/// its further lines after `...> `, and below it what is answered. Lines before the first text tell
/// what it is about.
struct Transcript {
  struct Exchange {
    let said: String
    var answered: String
  }

  private static let prompt = "vae> "
  private static let continuation = "...> "

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
      if line.hasPrefix(Self.prompt) {
        finish()
        (said, answered) = ([line.dropFirst(Self.prompt.count)], [])
      } else if line.hasPrefix(Self.continuation), !said.isEmpty, answered.isEmpty {
        said.append(line.dropFirst(Self.continuation.count))
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
      let said = lines.enumerated().map { index, line in
        (index == 0 ? Self.prompt : Self.continuation) + line
      }
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

  /// What was said since the last answer was asked for.
  var said: [String] { lines.all }

  func answer(to text: String) -> String {
    lines.all = []
    let ending = session.enter(text)
    return (lines.all + ending.messages).joined(separator: "\n")
  }
}
