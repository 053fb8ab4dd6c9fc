import Glibc
public import Sessions

/// Runs scripts, code and standard input in a session of their own, and shows what comes of it.
public struct ScriptRunner {
  private let printer = Printer()
  private let exporters: [Exporter]

  /// - Parameter exporters: How `:save` and reports write what is not a script.
  public init(exporters: [Exporter] = []) { self.exporters = exporters }

  /// Runs a program with its options as `name=value`, and returns the exit status.
  ///
  /// - Parameters:
  ///   - report: A file for what the program shows, whatever its end.
  ///   - usesCache: Whether costly results that are known from a run before are taken.
  public func run(
    _ script: Script, settings: [String], report: String? = nil, usesCache: Bool = true
  ) -> Int32 {
    let session = session()
    if usesCache, let folder = Places.cache { session.keepResults(in: folder) }
    guard let report else { return printer.close(with: session.run(script, settings: settings)) }
    if let obstacle = session.obstacle(toReportIn: report, of: script) {
      return printer.close(with: .refused(messages: ["error: \(obstacle)"]))
    }
    let ending = session.run(script, settings: settings)
    let written = session.report(in: report)
    let status = printer.close(with: ending)
    return written == .done ? status : max(status, printer.close(with: written))
  }

  /// Runs a program as one of many, and returns the exit status; what it found goes to a file.
  public func run(_ script: Script, settings: [String], record: String) -> Int32 {
    Lifeline.watch()
    let session = session()
    let began = ContinuousClock.now
    let ending = session.run(script, settings: settings)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    return printer.close(with: session.writeRecord(of: ending, seconds: seconds, to: record))
  }

  /// Shows how far work is that is done elsewhere.
  public func show(_ progress: Advance) { printer.show(progress) }

  /// Shows a remark on it.
  public func note(_ text: String) { printer.show(.note(text)) }

  /// Says how it ended, and returns the exit status.
  public func close(with ending: Ending) -> Int32 { printer.close(with: ending) }

  /// Runs standard input statement by statement, and returns the exit status.
  public func runStandardInput() -> Int32 {
    let session = session()
    var lines = InputLines(of: STDIN_FILENO)
    while let line = lines.next() {
      if let ending = session.feed(line) { return printer.close(with: ending) }
    }
    if Interruption.isRequested {
      let message: Message = "error: interrupted while waiting for input"
      return printer.close(with: .interrupted(message: message))
    }
    if let reason = lines.isEndless ? "a line has no end" : lines.failure {
      let message = Message("error: cannot read standard input: \(reason)")
      return printer.close(with: .refused(messages: [message]))
    }
    return printer.close(with: session.finish())
  }

  /// Reports every mistake that can be seen in a script, and returns the exit status.
  public func check(_ path: String) -> Int32 {
    printer.close(with: session().check(.file(path)))
  }

  /// Lists the options that a script declares, and returns the exit status.
  public func showOptions(of path: String) -> Int32 {
    printer.close(with: session().describe(.file(path)))
  }

  /// Explains a command, or lists all, and returns the exit status.
  public func showHelp(of name: String?) -> Int32 {
    printer.close(with: session().explain(name))
  }

  /// Lists the commands that have to do with a word, and returns the exit status.
  public func find(_ word: String) -> Int32 { printer.close(with: session().find(word)) }

  /// Says what the program finds of what it uses, and returns the exit status.
  public func examine() -> Int32 { session().examine() ? printer.close(with: .done) : 1 }

  private func session() -> Session {
    Interruption.watch()
    let session = Session(
      exporters: exporters,
      onOutput: { printer.show($0) },
      onProgress: { printer.show($0) },
      isCancelled: { Interruption.isRequested || Stream.obstacle != nil })
    session.display.printsWhole = isatty(STDOUT_FILENO) == 0
    session.messageWidth = { Stream.errors.size?.columns }
    return session
  }
}
