import Interpreter
import Syntax

/// Keeps a session's journal as its statements run.
final class Recorder {
  private(set) var journal = Journal(seed: Evaluator.defaultSeed)
  private let clock: any Host
  /// The text that is being run; to be put back after another was run on the way.
  var reading: Reading?
  private var running: Running?

  /// A text that is being run.
  struct Reading {
    let listing: Listing
    let origin: String
    /// Where it begins in its origin.
    let base: Int
    /// How many of its statements have begun.
    var begun = 0
  }

  private struct Running {
    var entry: Entry
    let began: Double
    /// Where it begins in the text that is being run.
    let start: Int
  }

  init(clock: any Host) { self.clock = clock }

  /// The options that were given for the script, as "epochs=5".
  var settings: [String] {
    get { journal.settings }
    set { journal.settings = newValue }
  }

  /// Takes note of a text before it runs; what is typed piece by piece makes one text.
  func read(_ program: Program, bytes: [UInt8]?, from origin: String, isPiece: Bool) {
    let bytes = bytes ?? program.source.utf8
    var base = 0
    if let known = journal.origins.firstIndex(where: { $0.name == origin }) {
      if isPiece {
        base = journal.origins[known].bytes.count
      } else {
        journal.origins[known] = Origin(name: origin, bytes: [])
      }
      journal.origins[known].cells += program.cells.map { $0 + base }
      journal.origins[known].bytes += bytes
    } else {
      journal.origins.append(Origin(name: origin, bytes: bytes, cells: program.cells))
    }
    reading = Reading(listing: Listing(program), origin: origin, base: base)
  }

  /// The text has come to its end; its last comments belong to what follows.
  func finishReading() {
    guard let reading, reading.begun == reading.listing.statements.count else { return }
    journal.remarks += reading.listing.remarks
  }

  /// A statement of the text begins, which may give values to names.
  func begin(_ statement: Statement, names: [String]) -> Entry? {
    guard let text = reading,
      let index = text.listing.index(of: statement, from: text.begun)
    else { return nil }
    reading?.begun = index + 1
    let span = statement.span
    let entry = Entry(
      source: text.listing.source.text(in: span),
      written: takeRemarks() + text.listing.written(index),
      origin: text.origin, range: text.base + span.start..<text.base + span.end,
      writtenEnd: text.base + text.listing.extents[index].upperBound,
      kind: statement.entryKind, names: names)
    running = Running(entry: entry, began: clock.time, start: span.start)
    return entry
  }

  /// The statement that runs shows something.
  func add(_ output: Output) {
    guard running != nil else { return }
    if running?.entry.outputs.count ?? 0 < Entry.mostOutputs {
      running?.entry.outputs.append(output)
    } else {
      running?.entry.omitted += 1
    }
  }

  /// The statement that runs has come to its end; its entry, nil where none runs.
  func end(_ ending: Ending, _ trace: StatementTrace, isNameless: Bool) -> Entry? {
    guard var ended = running else { return nil }
    running = nil
    ended.entry.ending = ending
    ended.entry.amended =
      Amendment(of: ended.entry.source, from: ended.start, trace, isNameless: isNameless).text
    ended.entry.elapsed = .seconds(clock.time - ended.began)
    journal.entries.append(ended.entry)
    return ended.entry
  }

  /// None of the text has run.
  func refuse(_ ending: Ending) -> Entry {
    let text = reading?.listing.source.text ?? ""
    let base = reading?.base ?? 0
    let entry = Entry(
      source: text, origin: reading?.origin ?? "", range: base..<base + text.utf8.count,
      kind: .refused, ending: ending)
    reading = nil
    journal.entries.append(entry)
    return entry
  }

  /// What the entries from an index on did has been taken back; gives those that still counted.
  func undo(from index: Int) -> [Int] {
    let counting = journal.entries.indices[index...].filter { !journal.entries[$0].isUndone }
    for later in counting { journal.entries[later].isUndone = true }
    return counting
  }

  /// What entries did has been given back.
  func redo(_ entries: [Int]) { for index in entries { journal.entries[index].isUndone = false } }

  private func takeRemarks() -> String {
    defer { journal.remarks = "" }
    return journal.remarks
  }
}

extension Statement {
  /// What a journal calls it.
  var entryKind: Entry.Kind {
    switch kind {
    case .param: .option
    case .define(let name, _, _): .function(name.name)
    case .for, .while, .if: .block
    case .directive, .assert, .return, .break, .continue, .assign, .value: .plain
    }
  }
}
