import Files
import Glibc
import Sessions

/// What was run before: in the sessions of this user that have ended, and in this one.
struct CellHistory {
  /// A cell of this session, or a statement of an earlier one.
  struct Line {
    let session: Int
    let number: Int
    let code: String
    var shown: String?
  }

  private var own: [(number: Int, code: String, shown: String?)] = []
  /// Read when it is first asked for.
  private lazy var earlier: [Line] = LoggedSession.statements().enumerated().flatMap {
    index, codes in
    codes.enumerated().map { Line(session: index + 1, number: $0 + 1, code: $1) }
  }

  mutating func add(_ code: String, line: Int, shown: String?) { own.append((line, code, shown)) }

  /// The lines that a client asks for, the oldest first.
  mutating func lines(_ content: JSON) -> [Line] {
    let most = content["n"]?.count ?? .max
    switch content["hist_access_type"]?.text {
    case "tail": return all.suffix(most)
    case "range": return range(content)
    case "search":
      let found = all.filter { fnmatch(content["pattern"]?.text ?? "*", $0.code, 0) == 0 }
      return (content["unique"]?.isTrue ?? false ? Self.unique(found) : found).suffix(most)
    default: return []
    }
  }

  private var all: [Line] {
    mutating get {
      let here = (earlier.last?.session ?? 0) + 1
      return earlier
        + own.map { Line(session: here, number: $0.number, code: $0.code, shown: $0.shown) }
    }
  }

  /// Lines of one session by their numbers; 0 is this one, and those below count back from it.
  private mutating func range(_ content: JSON) -> [Line] {
    let here = (earlier.last?.session ?? 0) + 1
    let asked = Int(exactly: content["session"]?.number ?? 0) ?? 0
    let session = asked > 0 ? asked : here + max(asked, -here)
    let start = content["start"]?.count ?? 0
    let stop = content["stop"]?.count ?? .max
    return all.filter { $0.session == session && $0.number >= start && $0.number < stop }
  }

  /// Each code once, where it stood last.
  private static func unique(_ lines: [Line]) -> [Line] {
    var known: Set<String> = []
    return lines.reversed().filter { known.insert($0.code).inserted }.reversed()
  }
}

extension Kernel {
  /// What was run before, with what it showed if that is wanted.
  func past(_ content: JSON) -> JSON {
    let hasOutput = content["output"]?.isTrue ?? false
    let lines = history.lines(content).map { line in
      let shown = line.shown.map(JSON.text) ?? .null
      return JSON.list([
        .number(Double(line.session)), .number(Double(line.number)),
        hasOutput ? .list([.text(line.code), shown]) : .text(line.code),
      ])
    }
    return .members([("history", .list(lines)), Self.isOk])
  }
}
