import Interpreter
import Syntax

/// What comes of running a text behind the scenes.
package struct Rehearsal {
  package enum End: Sendable {
    case done
    /// All that is wrong is that names have no value.
    case undefined
    /// An `assert` did not hold.
    case disproved
    case failed
    case interrupted
  }

  package let end: End
  /// What went wrong, in one sentence without its place; empty where all went well.
  package let reason: String
  /// The whole messages, with their places.
  package let messages: [String]
  /// What it would have shown; figures are not saved.
  package let outputs: [Output]
}

/// All that statements of a session can change.
package struct SessionState {
  fileprivate let snapshot: Snapshot
}

extension Session {
  /// All names and functions as they are now, and how far chance has come.
  package var state: SessionState { SessionState(snapshot: interpreter.snapshot) }

  /// Makes names, functions and chance what they were.
  package func restore(_ state: SessionState) { interpreter.restore(state.snapshot) }

  /// The same, and says of each name that had another value since what it is now.
  package func bringBack(_ state: SessionState) -> [String] {
    let names = interpreter.names(changedSince: state.snapshot)
    restore(state)
    return names.map(self.state(of:))
  }

  /// Runs a text without showing or recording anything, statement by statement as if it were typed:
  /// each is checked when those before it have run.
  ///
  /// - Parameters:
  ///   - firstLine: The number that messages give its first line.
  ///   - keeps: Whether names keep the values that it gives them and chance goes on; if not, all is
  ///     as before.
  package func rehearse(
    _ text: String, name: String, firstLine: Int = 1, keeps: Bool
  ) -> Rehearsal {
    let before = interpreter.snapshot
    let owed = Set(unsaved)
    defer { if keeps { forgoSaving(allBut: owed) } else { interpreter.restore(before) } }
    let source = Source(name: name, bytes: Array(text.utf8), firstLine: firstLine)
    let shown = Gathered()
    let context = CallContext(
      host: host, print: { shown.outputs.append(.printed($0)) }, isCancelled: isCancelled,
      cache: cache)
    // What was spared is not told: nothing of this is seen.
    defer { _ = cacheNote() }
    do throws(EvaluationFailure) {
      for part in parse(source, mode: .file).inSteps {
        let checked = try interpreter.checked(part, host: host)
        try interpreter.run(checked, in: context) { shown.outputs.append(Output(unsaved: $1)) }
      }
      return Rehearsal(end: .done, reason: "", messages: [], outputs: shown.outputs)
    } catch {
      return Rehearsal(of: error, in: source, after: shown.outputs)
    }
  }
}

extension Session {
  /// Runs a text that others wrote, shown and recorded as any; what it trains need not be saved.
  package func demonstrate(_ text: String, name: String) -> Ending {
    let owed = Set(unsaved)
    defer { forgoSaving(allBut: owed) }
    return run(.text(text, name: name))
  }

  /// What was trained since can be had again: nobody need save it.
  private func forgoSaving(allBut owed: Set<String>) {
    for name in unsaved where !owed.contains(name) {
      if let value = interpreter[name] { interpreter.savedObjects.add(value) }
    }
  }
}

extension Rehearsal {
  fileprivate init(of failure: EvaluationFailure, in source: Source, after outputs: [Output]) {
    let errors = failure.diagnostics.filter { $0.severity == .error }
    end =
      switch failure.kind {
      case .assertion: .disproved
      case .interrupted: .interrupted
      case .error where errors.allSatisfy({ $0.message.hasSuffix(" is undefined") }): .undefined
      case .syntax, .error: .failed
      }
    reason = errors.first?.message ?? ""
    messages = errors.map { $0.rendered(in: source) }
    self.outputs = outputs
  }
}

/// What a rehearsal showed; only appended to while the session's own thread waits.
private final class Gathered: @unchecked Sendable {
  var outputs: [Output] = []
}

extension Output {
  /// What a value shows, a figure as one that was not saved.
  fileprivate init(unsaved value: Value) {
    if case .object(let object) = value, let drawing = object.content as? any Drawable {
      self = .figure(
        svg: drawing.svg(), summary: value.summary, path: nil, preview: FigurePreview(of: drawing))
    } else {
      self = .value(summary: value.summary, details: value.detail.map(Detail.init))
    }
  }
}

extension Program {
  /// The statements one by one; a text with mistakes in one piece.
  fileprivate var inSteps: [Program] {
    hasErrors || statements.isEmpty
      ? [self] : statements.indices.map { keeping($0..<($0 + 1)) }
  }
}

extension Session {
  /// A session that reads from the disk and leaves nothing on it.
  package static func scratch() -> Session { Session(host: OverlayHost(over: SafeMode.host())) }
}
