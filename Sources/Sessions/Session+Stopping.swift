import Commands
import Interpreter
import Wording

/// What there is to say of a training that was stopped at the prompt.
extension Session {
  /// The call that was stopped, and what it gave.
  private var stop: (call: Departure, stopped: Departure.Stopped)? {
    guard let call = interpreter.trace.stop, let stopped = call.stopped else { return nil }
    return (call, stopped)
  }

  /// The name that the statement has given what was stopped; nil where it has none.
  private func name(of stopped: Departure.Stopped) -> String? {
    ((before?.names ?? []) + ["_"]).first {
      interpreter[$0]?.isSameObject(as: stopped.value) == true
    }
  }

  /// Whether what was stopped did not get on to where it was to go, but is the last value.
  var isStopNameless: Bool { stop != nil && !interpreter.trace.isComplete && isLastValueStopped }

  private var isLastValueStopped: Bool { stop.map { name(of: $0.stopped) == "_" } ?? false }

  /// Makes what was stopped the last value where it would be lost.
  func handOnStopped() {
    guard isEntered, !interpreter.trace.isComplete, let stop, name(of: stop.stopped) == nil
    else { return }
    interpreter["_"] = stop.stopped.value
  }

  /// What came of a training that was stopped, in place of an error; nil of anything else.
  var stopMessage: Message? {
    guard isEntered, let (call, stopped) = stop else { return nil }
    let names = before?.names.filter { interpreter[$0] != nil } ?? []
    let holder = names.first ?? "_"
    let name = name(of: stopped)
    let place = name.map { "\($0) is the model so far" } ?? "\(holder) holds the model so far"
    let onwards = onwards(of: stopped, as: name, call).map { " · " + $0 } ?? ""
    let text = "stopped \(stopped.stoppage.words); \(place)\(onwards)"
    return Message([TonedText(messageWidth().map { text.wrapped(to: $0) } ?? text)])
  }

  /// How it can be gone on with.
  private func onwards(
    of stopped: Departure.Stopped, as name: String?, _ call: Departure
  ) -> String? {
    let provenance = stopped.value.provenance
    if let name, call.isOuter,
      let rows = provenance?.rowsToGoOnWith(knowing: { interpreter[$0] != nil })
    {
      return
        "train(\(name), \(rows), \(stopped.stoppage.parameter)=\(stopped.stoppage.left)) goes on"
    }
    if stopped.isKept { return ":undo and the same again goes on from there" }
    return provenance?.command == "train" && call.isOuter
      ? "its rows have no name by which it could go on" : nil
  }
}

extension Value {
  fileprivate func isSameObject(as other: Value) -> Bool {
    guard case .object(let one) = self, case .object(let two) = other else { return false }
    return one === two
  }
}

extension Provenance {
  /// What gives the rows of a training again; nil of other commands, and where it would draw others.
  fileprivate func rowsToGoOnWith(knowing isKnown: (String) -> Bool) -> String? {
    guard command == "train", let rows = arguments.first(where: { $0.name == "dataset" })?.text,
      !rows.hasSuffix("…")
    else { return nil }
    let parent = parents.first { $0.name == rows || $0.name == "dataset" }
    // Where the rows have a name, they are known by it.
    guard let parent, parent.name != rows else { return isKnown(rows) ? rows : nil }
    return parent.provenance.drawsAnew ? nil : rows
  }

  /// Whether the call, written again, would draw other chance; what has a name is made already.
  private var drawsAnew: Bool {
    seed != nil
      || parents.contains { parent in
        !arguments.contains { $0.text == parent.name } && parent.provenance.drawsAnew
      }
  }
}
