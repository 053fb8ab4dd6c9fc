import Files
import Interpreter

extension Session {
  /// Why what runs could not be reported in a file, nil where it could; to be asked before long
  /// work.
  public func obstacle(toReportIn path: String, of script: Script) -> String? {
    guard reporter(for: path) != nil else {
      let endings = exporters.map(\.suffix).joined(separator: ", ")
      return "a report's name must end in \(endings), but is \(path)"
    }
    if isSource(path, of: script) { return "\(path) is the source; a report needs another name" }
    return host.obstacle(toWriting: path)
  }

  /// Whether a path leads to the file that a script or document was read from.
  private func isSource(_ path: String, of script: Script) -> Bool {
    let source =
      switch script {
      case .file(let path): path
      case .text(_, let name): name
      }
    // To open a pipe is to read it; and what is only asked about is nothing that was read.
    guard host.kind(of: path) == .file, !FilePath.isStream(path), !FilePath.isStream(source),
      let there = (try? host.unnoted.open(path))?.identity
    else { return false }
    return (try? host.unnoted.open(source))?.identity == there
  }

  /// Writes what has run so far to a file, over one that is there. A text that could not be read
  /// leaves nothing to report.
  public func report(in path: String) -> Ending {
    guard let reporter = reporter(for: path), !journal.origins.isEmpty else { return .done }
    do {
      try host.write(try reporter.files(journal, path).map(NewFile.init))
    } catch {
      let said = (error as? any ExplainedError)?.message ?? "cannot write \(path): \(error)"
      return .failed(messages: ["error: \(said)"])
    }
    say(.note("report → \(path)"))
    return .done
  }

  private func reporter(for path: String) -> Exporter? {
    exporters.first { path.hasSuffix($0.suffix) && path != $0.suffix }
  }
}
