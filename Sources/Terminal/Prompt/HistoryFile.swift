import Sessions

/// The statements of all sessions in one file of text, a line each, oldest first.
///
/// In a line `\n` stands for the end of a line and `\\` for a backslash.
struct HistoryFile {
  private let lines: SharedLines

  init(path: String, steps: DiskSteps = .ofProgram) {
    lines = SharedLines(path: path, steps: steps)
  }

  struct Contents: Equatable {
    var entries: [String] = []
    /// How many lines could not be read.
    var damaged = 0
  }

  /// The most entries that are kept.
  static let limit = 10_000

  /// What the file holds, without repetitions; nothing where there is no file.
  func read() throws(HistoryFailure) -> Contents {
    do throws(SystemFault) {
      return Self.contents(of: try lines.read())
    } catch {
      throw HistoryFailure("cannot read \(lines.path)", error)
    }
  }

  /// Adds an entry at the end.
  func append(_ entry: String) throws(HistoryFailure) {
    do throws(SystemFault) {
      try lines.append(Array(Self.line(for: entry).utf8))
    } catch {
      throw HistoryFailure("cannot write \(lines.path)", error)
    }
  }

  /// Writes the file anew without repetitions and old entries, where it has grown long.
  func tidy() throws(HistoryFailure) {
    do throws(SystemFault) {
      try lines.rewrite { bytes in
        guard bytes.count(where: { $0 == Self.newline }) > 2 * Self.limit else { return nil }
        let kept = Self.contents(of: bytes).entries.suffix(Self.limit)
        return Array(kept.map(Self.line).joined().utf8)
      }
    } catch {
      throw HistoryFailure("cannot write \(lines.path)", error)
    }
  }

  private static let newline = UInt8(ascii: "\n")

  /// The entries of a text; a last line without an end was not written whole.
  private static func contents(of bytes: [UInt8]) -> Contents {
    var contents = Contents()
    var seen: Set<String> = []
    let end = bytes.lastIndex(of: newline) ?? bytes.startIndex
    if bytes[end...].count > 1 { contents.damaged += 1 }
    for line in bytes[..<end].split(separator: newline).reversed() {
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
}

/// Why the history cannot be read or kept.
struct HistoryFailure: Error, Equatable {
  let message: String

  fileprivate init(_ message: String, _ fault: SystemFault) {
    self.message = "\(message): \(fault.reason)"
  }
}
