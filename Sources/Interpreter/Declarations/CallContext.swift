package import Files

/// What a command's body may use of the outside.
package final class CallContext: Sendable {
  package let host: any Host
  /// Shows how far long work is; at most a few times a second reaches a screen.
  package let report: @Sendable (Progress) -> Void
  /// Whether `print` writes all of a value, however long, as a file or a pipe is to have it.
  package let printsWhole: Bool
  /// Writes a line for the user.
  package let print: @Sendable (String) -> Void
  /// True once the user has asked to stop.
  package let isCancelled: @Sendable () -> Bool
  /// The next seed of the session, recorded as the one the call drew from.
  package let nextSeed: @Sendable () -> UInt64
  /// Sets the session's seed.
  package let setSeed: @Sendable (UInt64) -> Void
  /// What commands set for those that follow.
  package let settings: Settings
  /// Notes that a value is in a file now.
  package let noteSaved: @Sendable (Value) -> Void
  /// Keeps what the run has found, by name, for whoever runs it many times.
  package let noteResult: @Sendable ([(name: String, value: Value)]) -> Void
  /// Where results of costly calls are kept; nil where they are made each time.
  package let cache: (any ResultCache)?
  /// Closed once nobody waits for the run any longer.
  package let gate: Gate
  /// For what is an error only once the program has come to its end.
  package let late: LateFaults
  /// Where a check tries the call: notes that what it gives only stands for what a run will give.
  private let standingIn: (@Sendable () -> Void)?
  private let unknown: Set<String>

  package init(
    host: any Host, report: @escaping @Sendable (Progress) -> Void = { _ in },
    printsWhole: Bool = false, print: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    nextSeed: @escaping @Sendable () -> UInt64 = { 0 },
    setSeed: @escaping @Sendable (UInt64) -> Void = { _ in }, settings: Settings = Settings(),
    noteSaved: @escaping @Sendable (Value) -> Void = { _ in },
    noteResult: @escaping @Sendable ([(name: String, value: Value)]) -> Void = { _ in },
    cache: (any ResultCache)? = nil, gate: Gate = Gate(), late: LateFaults = LateFaults(),
    standingIn: (@Sendable () -> Void)? = nil, unknown: Set<String> = []
  ) {
    self.host = host
    self.report = report
    self.printsWhole = printsWhole
    self.print = print
    self.isCancelled = isCancelled
    self.nextSeed = nextSeed
    self.setSeed = setSeed
    self.settings = settings
    self.noteSaved = noteSaved
    self.noteResult = noteResult
    self.cache = cache
    self.gate = gate
    self.late = late
    self.standingIn = standingIn
    self.unknown = unknown
  }

  /// The same with another disk.
  func with(host: any Host) -> CallContext {
    CallContext(
      host: host, report: report, printsWhole: printsWhole, print: print, isCancelled: isCancelled,
      nextSeed: nextSeed, setSeed: setSeed, settings: settings, noteSaved: noteSaved,
      noteResult: noteResult, cache: cache, gate: gate, late: late, standingIn: standingIn,
      unknown: unknown)
  }

  /// The seed that was given, or the session's next.
  package func seed(_ given: Int?) -> UInt64 {
    given.map { UInt64(bitPattern: Int64($0)) } ?? nextSeed()
  }
}

extension CallContext {
  /// Whether a check tries the call: something of the kind and shape that a run gives is enough then,
  /// and nothing may be refused that chance decides.
  package var isTrial: Bool {
    standingIn?()
    return standingIn != nil
  }

  /// Whether a check tries the call and does not know what numbers a parameter is given, of those that
  /// the command is declared to ask for (`Foreseen.asking`).
  package func isUnknown(_ parameter: String) -> Bool { unknown.contains(parameter) }

  /// Ends a trial here: all is right so far, and what follows takes long, or chance decides it. A run
  /// gives a value like `kinds`, and where that is a list, of as many items of the same kinds.
  package func endTrial(kinds: Value? = nil) throws(TrialEnd) {
    if standingIn != nil { throw TrialEnd(kinds: kinds) }
  }
}

/// The end of a trial of a call, of whose value only the kind is known, or the kinds of its items.
package struct TrialEnd: Error {
  let kinds: Value?
}

/// How far a piece of long work is.
package struct Progress: Sendable {
  /// What is being done, as "train".
  package let task: String
  package let done: Int
  package let total: Int
  /// What `done` and `total` count, as "epoch".
  package let unit: String
  /// Figures worth seeing, as ("loss", "0.0412").
  package let figures: [(name: String, text: String)]
  /// Whether one of `total` is complete with this; plain output shows only these.
  package let isMilestone: Bool

  package init(
    task: String, done: Int, total: Int, unit: String,
    figures: [(name: String, text: String)] = [], isMilestone: Bool = true
  ) {
    self.task = task
    self.done = done
    self.total = total
    self.unit = unit
    self.figures = figures
    self.isMilestone = isMilestone
  }
}

/// The disk and the clock, as a session allows them to be used.
package protocol Host: Disk {
  /// Replaces a file at once or not at all, several together; makes the folders on the way.
  func write(_ files: [NewFile]) throws(HostError)
  /// Why a file could not be written there, nil where it could.
  func obstacle(toWriting path: String) -> String?
  /// Seconds on a clock that only goes forward.
  var time: Double { get }
  /// Whether errors may say what stands in a file.
  var quotesFiles: Bool { get }
}

extension Host {
  package var quotesFiles: Bool { true }
}

extension HostError: ExplainedError {}
