import Commands
import Interpreter
import Wording

/// What there is to say of a training that was stopped at the prompt.
extension Session {
  /// The name that the statement which runs has given work that was stopped, and how far it came;
  /// nil where there is none.
  private var stopped: (name: String, value: Value, stoppage: Stoppage)? {
    guard let names = before?.names, names.count == 1, let value = interpreter[names[0]],
      let stoppage = value.stoppage
    else { return nil }
    return (names[0], value, stoppage)
  }

  /// The call that was stopped, as the script is to have it.
  var stoppedCall: StoppedCall? {
    guard let source = recorder.runningSource, let stopped else { return nil }
    return StoppedCall(stopped.stoppage, in: source, defaults: vocabulary)
  }

  /// What came of a training that was stopped, in place of an error; nil of anything else.
  var stopMessage: Message? {
    guard isEntered, let (name, value, stoppage) = stopped else { return nil }
    let sofar = "stopped \(stoppage.words); \(name) is the model so far"
    let onwards = value.provenance?.continuation(of: name, stoppage).map { " · \($0) goes on" }
    let text = sofar + (onwards ?? "")
    return Message([TonedText(messageWidth().map { text.wrapped(to: $0) } ?? text)])
  }
}

extension Provenance {
  /// The call that goes on with a training; nil of other commands.
  fileprivate func continuation(of name: String, _ stoppage: Stoppage) -> String? {
    guard command == "train", let rows = arguments.first(where: { $0.name == "dataset" })
    else { return nil }
    return "train(\(name), \(rows.text), \(stoppage.parameter)=\(stoppage.left))"
  }
}
