import Interpreter
import Syntax
import Wording

/// How a script has a statement whose calls did something that their text does not say: they were
/// stopped by hand, or went on with what was.
struct Amendment {
  private let statement: String
  /// Where the statement begins in the text that its places are in.
  private let start: Int
  private let trace: StatementTrace
  /// Whether what was stopped has no name, so that what follows knows it as `_` alone.
  private let isNameless: Bool

  init(of statement: String, from start: Int, _ trace: StatementTrace, isNameless: Bool) {
    (self.statement, self.start, self.trace) = (statement, start, trace)
    self.isNameless = isNameless
  }

  /// What a script says of a statement that was stopped by hand.
  static let stopMark = "# was stopped by hand"

  /// The statement as the script has it, remarks above it; nil where that is as it was written.
  var text: String? {
    guard !trace.departures.isEmpty else { return nil }
    guard let stop = trace.stop, let stopped = stop.stopped else {
      return changed(by: edits(of: trace.departures)) ?? remark(unwritten) + statement
    }
    let words = Self.stopMark + " " + stopped.stoppage.words
    let caveat = stopped.stoppage.caveat.map { "; \($0)" } ?? ""
    let edits = edits(of: trace.departures)
    guard let changed = changed(by: edits), !edits.isEmpty else {
      return words + ", here it runs whole\n" + statement
    }
    guard isNameless, let call = call(stop), call != changed else {
      return words + caveat + "\n" + changed
    }
    return words + caveat + ": \(Session.firstLine(of: statement))\n" + call
  }

  private var unwritten: String {
    let taken = trace.departures.flatMap(\.edits).map { $0.text.drop { ", ".contains($0) } }
    return "goes on here with what was stopped, by " + taken.joined(separator: ", ")
  }

  private func remark(_ text: String) -> String { "# \(text)\n" }

  /// The changes, counted from the statement's beginning; none where one of them cannot be made.
  private func edits(of departures: [Departure]) -> [Departure.Edit] {
    let loops = Loops(in: statement)
    var all: [Departure.Edit] = []
    for departure in departures {
      let place = departure.span.moved(by: -start)
      guard departure.isOuter, !departure.edits.isEmpty, place.start >= 0,
        place.end <= statement.utf8.count, !loops.hold(place)
      else { return [] }
      all += departure.edits.map { .init(span: $0.span.moved(by: -start), text: $0.text) }
    }
    return all
  }

  /// The statement with other text in places; nil where that would be no program.
  private func changed(by edits: [Departure.Edit], _ text: String? = nil) -> String? {
    var bytes = Array((text ?? statement).utf8)
    for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
      guard edit.span.start >= 0, edit.span.end <= bytes.count else { return nil }
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.text.utf8))
    }
    let changed = String(decoding: bytes, as: UTF8.self)
    return parse(Source(name: "", text: changed + "\n"), mode: .file).hasErrors ? nil : changed
  }

  /// The call that was stopped, on its own.
  private func call(_ stop: Departure) -> String? {
    let place = stop.span.moved(by: -start)
    let bytes = Array(statement.utf8)
    guard place.start >= 0, place.end <= bytes.count else { return nil }
    let inside = trace.departures.filter {
      $0.span.start >= stop.span.start && $0.span.end <= stop.span.end
    }
    let edits = edits(of: inside).map {
      Departure.Edit(span: $0.span.moved(by: -place.start), text: $0.text)
    }
    return changed(by: edits, String(decoding: bytes[place.start..<place.end], as: UTF8.self))
  }
}

extension Span {
  fileprivate func moved(by count: Int) -> Span { Span(start: start + count, end: end + count) }
}

/// The stretches of a statement that may run several times.
private struct Loops {
  private var spans: [Span] = []

  init(in statement: String) {
    let program = parse(Source(name: "", text: statement + "\n"), mode: .file)
    add(program.statements)
    program.statements.forEachExpression {
      if case .comprehension = $0.kind { spans.append($0.span) }
    }
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .for, .while: spans.append(statement.span)
      default: for block in statement.blocks { add(block) }
      }
    }
  }

  func hold(_ place: Span) -> Bool {
    spans.contains { $0.start <= place.start && place.end <= $0.end }
  }
}
