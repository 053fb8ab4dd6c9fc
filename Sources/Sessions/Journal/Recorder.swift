import Interpreter
import Syntax

/// Keeps a session's journal as its statements run.
final class Recorder {
  private(set) var journal = Journal(seed: Evaluator.defaultSeed)
  private let clock: any Host
  /// The text that is being run, its place, and how many of its statements have begun.
  private var listing: Listing?
  private var begun = 0
  private var place = Place(origin: "", base: 0)
  private var running: Running?

  /// Where a program stands: the text that it is a part of, and the offset in it.
  struct Place {
    let origin: String
    let base: Int
  }

  private struct Running {
    var entry: Entry
    let began: Double
  }

  init(clock: any Host) { self.clock = clock }

  /// The options that were given for the script, as "epochs=5".
  var settings: [String] {
    get { journal.settings }
    set { journal.settings = newValue }
  }

  /// Takes note of a text before it runs; what is typed piece by piece makes one text.
  func read(_ program: Program, bytes: [UInt8]? = nil, from origin: String, isPiece: Bool) {
    let bytes = bytes ?? program.source.utf8
    let known = journal.origins.firstIndex { $0.name == origin }
    place = Place(origin: origin, base: 0)
    listing = Listing(program)
    begun = 0
    if let known, isPiece {
      place = Place(origin: origin, base: journal.origins[known].bytes.count)
      journal.origins[known].cells += program.cells.map { $0 + place.base }
      journal.origins[known].bytes += bytes
    } else if let known {
      journal.origins[known] = Origin(name: origin, bytes: bytes, cells: program.cells)
    } else {
      journal.origins.append(Origin(name: origin, bytes: bytes, cells: program.cells))
    }
  }

  /// The text has come to its end; its last comments belong to what follows.
  func finishReading() {
    if let listing, begun == listing.statements.count { journal.remarks += listing.remarks }
    listing = nil
  }

  /// A statement of the text begins, which may give values to names.
  func begin(_ statement: Statement, names: [String]) -> Entry? {
    guard let listing,
      let index = listing.statements[begun...].firstIndex(where: { $0.span == statement.span })
    else { return nil }
    begun = index + 1
    let span = statement.span
    let entry = Entry(
      source: listing.source.text(in: span), written: takeRemarks() + listing.written(index),
      origin: place.origin, range: place.base + span.start..<place.base + span.end,
      kind: statement.entryKind, names: names)
    running = Running(entry: entry, began: clock.time)
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
  func end(_ ending: Ending) -> Entry? {
    guard var ended = running else { return nil }
    running = nil
    ended.entry.ending = ending
    ended.entry.elapsed = .seconds(clock.time - ended.began)
    journal.entries.append(ended.entry)
    return ended.entry
  }

  /// None of the text has run.
  func refuse(_ ending: Ending) -> Entry {
    let text = listing?.source.text ?? ""
    let entry = Entry(
      source: text, origin: place.origin, range: place.base..<place.base + text.utf8.count,
      kind: .refused, ending: ending)
    listing = nil
    journal.entries.append(entry)
    return entry
  }

  /// What the entries from an index on did has been taken back.
  func undo(from index: Int) {
    for later in journal.entries.indices[index...] { journal.entries[later].isUndone = true }
  }

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
