import Sessions

/// What a run recorded, laid out for reading: the same for a page, a notebook and Markdown.
struct Report {
  /// The first heading of its text, else the name.
  var title: String
  /// The file that was run, or "session.vae".
  let name: String
  /// The text as it was read, byte for byte.
  let source: [UInt8]
  var cells: [Cell]
  /// What was found before anything ran; done where nothing was.
  var refusal: Ending
  let facts: Facts

  /// A part of the text under a heading of its own.
  struct Cell {
    var title: String?
    var parts: [Part] = []
  }

  /// A piece of a cell.
  enum Part {
    /// Markdown.
    case prose(String)
    case code(Passage)
    /// Pieces that open on demand, under a few words.
    case folded(String, [Part])
  }

  /// Code in one piece, and what it showed.
  struct Passage {
    let text: String
    var outputs: [Output] = []
    /// How many outputs more there were than were kept.
    var omitted = 0
    var ending = Ending.done
    var elapsed = Duration.zero
    var state = State.ran

    enum State { case ran, notReached, shownOnly }
  }

  /// What else there is to know of a run.
  struct Facts {
    let version: String
    let seed: UInt64
    /// The seed that a statement set last, nil where none has another than the first.
    let seedSet: UInt64?
    /// The options that were given, as "epochs=5".
    let settings: [String]
    let files: [DataFile]
  }

  /// A file that was read.
  struct DataFile {
    let path: String
    let size: Int
    /// Its SHA-256 in hexadecimal digits, nil where it has changed since.
    let digest: String?
  }
}

extension Report {
  /// How long all statements took.
  var elapsed: Duration { cells.reduce(.zero) { $0 + $1.elapsed } }

  /// Every piece of code, front to back.
  var passages: [Passage] { cells.flatMap { $0.parts.flatMap(\.passages) } }

  /// How the run ended.
  var ending: Ending {
    refusal != .done ? refusal : passages.map(\.ending).first { $0.headline != nil } ?? .done
  }
}

extension Report.Cell {
  var elapsed: Duration {
    parts.flatMap(\.passages).reduce(.zero) { $0 + $1.elapsed }
  }
}

extension Report.Part {
  var passages: [Report.Passage] {
    switch self {
    case .prose: []
    case .code(let passage): [passage]
    case .folded(_, let parts): parts.flatMap(\.passages)
    }
  }
}

extension Report.Passage {
  /// Code with what the statements in it showed.
  init(text: String, entries: [Entry], isReached: Bool) {
    self.init(
      text: text, outputs: entries.flatMap(\.outputs),
      omitted: entries.reduce(0) { $0 + $1.omitted },
      ending: entries.last { $0.ending != .done }?.ending ?? .done,
      elapsed: entries.reduce(.zero) { $0 + $1.elapsed },
      state: isReached ? .ran : .notReached)
  }
}
