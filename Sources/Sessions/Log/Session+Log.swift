import FoundationEssentials
import Glibc
import Interpreter
import Wording

extension Session {
  /// Makes this an interactive session: all that runs is written to a file of its own below
  /// `folder` as it goes, its figures are saved beside it, and slow statements say how long they
  /// took, if they are to. Says so where an earlier session was not left with `:quit`.
  public func beginLog(in folder: String? = Places.state, sayingTime: Bool = true) {
    if sayingTime { timing = .whenSlow }
    guard let folder else {
      return say(.note("this session is not written down: there is no home folder to keep it in"))
    }
    logFolder = folder + "/sessions"
    guard let lost = LoggedSession.unclosed(below: folder + "/sessions") else { return }
    recoverable = lost
    let statements = counted(lost.statementCount, "statement")
    say(
      .note(
        "lost: the session of \(lost.began); `:recover` brings back its \(statements)"
      ))
  }

  /// Ends the log of an interactive session, which is not offered again.
  public func endLog() {
    markAsRecovered()
    log?.close()
    log = nil
    logFolder = nil
  }

  /// Names that stand for a trained model which no `save()` has written.
  public var unsaved: [String] {
    interpreter.names.filter { interpreter.isUnsaved($0.value) }.map(\.name)
  }

  /// The log, made when the first statement runs.
  func openLog() {
    guard log == nil, let parent = logFolder else { return }
    guard let made = SessionLog(below: parent, skipping: recorder.journal.entries.count) else {
      say(.note("this session is not written to \(parent): the folder cannot be used"))
      logFolder = nil
      return
    }
    log = made
    let disk: any Host = SafeMode.isOn ? DiskHost.ofProgram : host.unnoted
    figures.move(to: made.folder + "/figures", on: disk)
  }

  /// Says once that nothing more is written.
  func watchLog() {
    guard let log, !log.isWhole else { return }
    say(.note("this session is no longer written to \(log.folder): the disk does not take it"))
    self.log = nil
    logFolder = nil
  }

  /// What the script of a session that was lost is called.
  static let lastSession = "last session"

  /// `:recover`
  func recover(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let lost = recoverable else {
      throw DirectiveFault(
        message: "there is no session to bring back",
        help: Places.state.map { "sessions are kept in \(logFolder ?? $0 + "/sessions")" })
    }
    (recoverable, recovering) = (nil, lost)
    say(.note("nothing has run yet: `:next all` runs what it did, `:next` its first statement"))
    return open(Array(lost.journal.script.utf8), name: Self.lastSession)
  }

  /// What `:recover` has opened has run, or was left deliberately: it is not offered again.
  func markAsRecovered() {
    recovering?.markAsRecovered()
    recovering = nil
  }
}
