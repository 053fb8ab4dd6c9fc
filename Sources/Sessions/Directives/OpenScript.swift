import Syntax
import Wording

/// A script that is run step by step: cell by cell, or where it has none, statement by statement.
struct OpenScript {
  let program: Program
  let bytes: [UInt8]
  let name: String
  /// The statements of each step.
  private let steps: [Range<Int>]
  private(set) var position = 0

  init(_ program: Program, bytes: [UInt8], name: String) {
    self.program = program
    self.bytes = bytes
    self.name = name
    let all = program.statements.indices
    guard !program.cells.isEmpty else {
      steps = all.map { $0..<$0 + 1 }
      return
    }
    var steps: [Range<Int>] = []
    var start = 0
    for end in program.cells + [Int.max] {
      let next = all[start...].first { program.statements[$0].span.start >= end } ?? all.upperBound
      if next > start { steps.append(start..<next) }
      start = next
    }
    self.steps = steps
  }

  /// What a step is called.
  var unit: String { program.cells.isEmpty ? "statement" : "cell" }
  var count: Int { steps.count }

  /// The statements of the next step, nil at the end.
  var next: Range<Int>? { position < steps.count ? steps[position] : nil }

  /// The text of the next step with its comments.
  var text: String {
    guard let next, let last = next.last else { return "" }
    let extents = Listing(program).extents
    let span = Span(start: extents[next.lowerBound].lowerBound, end: extents[last].upperBound)
    let text = program.source.text(in: span)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      .joined(separator: "\n")
  }

  mutating func advance() { position += 1 }
}
