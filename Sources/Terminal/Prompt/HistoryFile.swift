import Glibc

/// The statements of all sessions in one file of text, a line each, oldest first.
///
/// In a line `\n` stands for the end of a line and `\\` for a backslash. Sessions add whole lines
/// under a lock, so that any number may be open at once.
struct HistoryFile {
  let path: String

  struct Contents: Equatable {
    var entries: [String] = []
    /// How many lines could not be read.
    var damaged = 0
  }

  /// The most entries that are kept.
  static let limit = 10_000

  /// What the file holds, without repetitions; nothing where there is no file.
  func read() throws(HistoryFailure) -> Contents {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return Contents() }
      throw HistoryFailure("cannot read \(path)")
    }
    defer { close(file) }
    let bytes = try Self.bytes(of: file, path: path)
    let contents = Self.contents(of: bytes)
    return contents
  }

  /// Adds an entry at the end.
  func append(_ entry: String) throws(HistoryFailure) {
    try withLock { file throws(HistoryFailure) in
      try Self.write(Self.line(for: entry), to: file, path: path)
    }
  }

  /// Writes the file anew without repetitions and old entries, where it has grown long.
  func tidy() throws(HistoryFailure) {
    try withLock { file throws(HistoryFailure) in
      let bytes = try Self.bytes(of: file, path: path)
      guard bytes.count(where: { $0 == Self.newline }) > 2 * Self.limit else { return }
      let kept = Self.contents(of: bytes).entries.suffix(Self.limit)
      let beside = path + ".new"
      let new = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard new >= 0 else { throw HistoryFailure("cannot write \(beside)") }
      defer { close(new) }
      try Self.write(kept.map(Self.line).joined(), to: new, path: beside)
      guard rename(beside, path) == 0 else { throw HistoryFailure("cannot write \(path)") }
    }
  }

  private static let newline = UInt8(ascii: "\n")

  /// Opens the file, made where it is missing, for as long as no other session writes it.
  private func withLock(
    _ body: (Int32) throws(HistoryFailure) -> Void
  ) throws(HistoryFailure) {
    makeFolders()
    while true {
      let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw HistoryFailure("cannot write \(path)") }
      defer { close(file) }
      guard flock(file, LOCK_EX) == 0 || errno != EINTR else { continue }
      // Another session may have put a new file in its place while this one waited.
      var mine = stat()
      var current = stat()
      guard fstat(file, &mine) == 0, stat(path, &current) == 0, mine.st_ino == current.st_ino else {
        continue
      }
      return try body(file)
    }
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }

  private static func contents(of bytes: [UInt8]) -> Contents {
    var contents = Contents()
    var seen: Set<String> = []
    for line in bytes.split(separator: newline).reversed() {
      guard let entry = entry(from: line) else {
        contents.damaged += 1
        continue
      }
      if seen.insert(entry).inserted { contents.entries.append(entry) }
    }
    contents.entries.reverse()
    return contents
  }

  private static func line(for entry: String) -> String {
    let escaped = entry.unicodeScalars.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : String($0) }
    return escaped.joined() + "\n"
  }

  /// The entry of a line, nil where the line cannot have been written by a session.
  private static func entry(from line: ArraySlice<UInt8>) -> String? {
    guard let text = String(validating: line, as: UTF8.self), !text.unicodeScalars.contains("\0")
    else { return nil }
    var entry = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (false, _), (true, "\\"): entry.unicodeScalars.append(scalar)
      case (true, "n"): entry.unicodeScalars.append("\n")
      default: return nil
      }
      isEscaped = false
    }
    return isEscaped ? nil : entry
  }

  private static func bytes(of file: Int32, path: String) throws(HistoryFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
        count = Glibc.read(file, buffer.baseAddress, buffer.count)
        filled = max(count, 0)
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw HistoryFailure("cannot read \(path)") }
    }
  }

  private static func write(
    _ text: String, to file: Int32, path: String
  ) throws(HistoryFailure) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw HistoryFailure("cannot write \(path)") }
      done += max(count, 0)
    }
  }
}

/// Why the history cannot be read or kept.
struct HistoryFailure: Error, Equatable {
  let message: String

  /// A failure of the call just made, with the system's reason.
  init(_ message: String) {
    self.message = "\(message): \(String(cString: strerror(errno)))"
  }
}
