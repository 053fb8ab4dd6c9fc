import Sessions
import Wording

/// What can be typed, as lines: with a few words on each where there are few, in columns where
/// there are many.
struct CandidateList {
  private let candidates: [Candidate]
  private let style: Style

  init(_ candidates: [Candidate], style: Style) {
    self.candidates = candidates
    self.style = style
  }

  func lines(_ screen: (rows: Int, columns: Int)) -> [String] {
    let room = max(screen.rows - 4, 4)
    return candidates.count <= min(room, 16) && candidates.contains { !$0.summary.isEmpty }
      ? withSummaries(screen.columns) : inColumns(screen.columns, rows: room)
  }

  private func withSummaries(_ columns: Int) -> [String] {
    let widest = candidates.map { displayWidth(of: $0.text) }.max() ?? 0
    return candidates.map { candidate in
      let name = "  " + candidate.text.padded(to: widest)
      let room = columns - widest - 5
      return room < 12 || candidate.summary.isEmpty
        ? name.trimmedAtEnd { $0 == " " }
        : name + "  " + style.faint(candidate.summary.shortened(to: room))
    }
  }

  /// Columns read downwards; what does not fit is counted.
  private func inColumns(_ columns: Int, rows limit: Int) -> [String] {
    let widest = (candidates.map { displayWidth(of: $0.text) }.max() ?? 0) + 2
    let across = max((columns - 2) / widest, 1)
    let shown = candidates.prefix(across * limit)
    let down = (shown.count + across - 1) / across
    var lines = (0..<down).map { row in
      let cells = stride(from: row, to: shown.count, by: down).map {
        shown[$0].text.padded(to: widest)
      }
      return ("  " + cells.joined()).trimmedAtEnd { $0 == " " }
    }
    let left = candidates.count - shown.count
    if left > 0 { lines.append("  " + style.faint("… and \(left) more")) }
    return lines
  }
}
