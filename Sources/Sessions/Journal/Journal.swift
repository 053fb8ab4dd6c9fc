/// All that a session has run, in the order in which it did.
public struct Journal: Sendable {
  public internal(set) var entries: [Entry]
  /// The texts that the entries stand in, each once; what was typed is one text.
  public internal(set) var origins: [Origin]
  /// The files that commands have read, each once.
  public internal(set) var files: [FileRead]
  /// The options that were given for a script, as "epochs=5".
  public internal(set) var settings: [String] = []
  /// The version of the language that ran it.
  public let version: String
  /// The seed that the session began with.
  public let seed: UInt64
  /// The seed that a statement set last, nil where none has another than the first.
  public internal(set) var seedSet: UInt64?
  /// Comments that follow the last statement.
  public internal(set) var remarks: String

  public init(
    entries: [Entry] = [], origins: [Origin] = [], files: [FileRead] = [],
    version: String = Session.version, seed: UInt64 = 1, remarks: String = ""
  ) {
    self.entries = entries
    self.origins = origins
    self.files = files
    self.version = version
    self.seed = seed
    self.remarks = remarks
  }
}

/// A text that statements stand in.
public struct Origin: Sendable {
  /// A path, "-e", "<stdin>", or "" for what was typed.
  public let name: String
  /// The text as it was read.
  public internal(set) var bytes: [UInt8]
  /// The offsets of the `#%%` that start a cell.
  public internal(set) var cells: [Int]

  public init(name: String, bytes: [UInt8], cells: [Int] = []) {
    self.name = name
    self.bytes = bytes
    self.cells = cells
  }
}
