package import Files
import Interpreter

/// What is kept of a run of a script: what it found, how it ended, how long it took, and the files
/// that it read.
package struct RunRecord: Sendable {
  /// A file that was read, known again by its SHA-256; without one where it changed meanwhile.
  package struct Input: Sendable, Equatable {
    package let path: String
    package let digest: String?
  }

  /// What `result` was given: numbers, texts and truth values, by name.
  package let results: [(name: String, value: JSON)]
  /// What went wrong, in one sentence; nil where the run came to its end.
  package let error: String?
  package let seconds: Double
  package let inputs: [Input]

  package init(
    results: [(name: String, value: JSON)], error: String?, seconds: Double, inputs: [Input]
  ) {
    (self.results, self.error) = (results, error)
    (self.seconds, self.inputs) = (seconds, inputs)
  }
}

extension Session {
  /// Keeps what a run has found; what was found before under the same name is replaced.
  func keep(_ found: [(name: String, value: Value)]) {
    results.removeAll { old in found.contains { $0.name == old.name } }
    results += found
  }

  /// The record of what has run; nil where the user stopped it.
  package func record(of ending: Ending, seconds: Double) -> RunRecord? {
    if case .interrupted = ending, timeFault == nil { return nil }
    let error = ending.messages.first.map { String($0.prefix { $0 != "\n" }) }
    return RunRecord(
      results: results.map { ($0.name, $0.value.scalar) },
      error: error.map { $0.hasPrefix("error: ") ? String($0.dropFirst(7)) : $0 },
      seconds: seconds,
      inputs: journal.files.map { RunRecord.Input(path: $0.path, digest: $0.digest()) })
  }

  /// Writes what is kept of a run, at once or not at all.
  public func writeRecord(of ending: Ending, seconds: Double, to path: String) -> Ending {
    guard let record = record(of: ending, seconds: seconds) else { return ending }
    do {
      try host.write(Array(record.json.laidOut.utf8), to: path)
      return ending
    } catch {
      return .failed(messages: [Message("error: cannot write \(path): \(error)")])
    }
  }
}

extension Value {
  /// A number, a text or a truth value; times and frequencies in seconds and hertz.
  fileprivate var scalar: JSON {
    switch self {
    case .number(let number, _): .number(number)
    case .text(let text): .text(text)
    case .bool(let truth): .bool(truth)
    case .none, .range, .list, .record, .tensor, .object: .null
    }
  }
}

extension RunRecord {
  package var json: JSON {
    .members([
      ("results", .object(results.map { JSON.Member($0.name, $0.value) })),
      ("error", error.map { .text($0) }), ("seconds", .number(seconds)),
      (
        "inputs",
        .list(
          inputs.map {
            .members([("path", .text($0.path)), ("sha256", $0.digest.map { .text($0) })])
          })
      ),
    ])
  }

  /// Reads a record; nil where the bytes are none.
  package init?(_ bytes: [UInt8]) {
    guard let json = try? JSON(bytes), case .object(let results)? = json["results"],
      let seconds = json["seconds"]?.number, let inputs = json["inputs"]?.items
    else { return nil }
    self.results = results.map { ($0.name, $0.value) }
    self.seconds = seconds
    error = json["error"]?.text
    self.inputs = inputs.compactMap { input in
      input["path"]?.text.map { Input(path: $0, digest: input["sha256"]?.text) }
    }
  }
}
