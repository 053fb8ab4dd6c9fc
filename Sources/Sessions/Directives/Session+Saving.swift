import Files
import Interpreter
import Wording

extension NewFile {
  init(_ file: ExportedFile) { self.init(file.path, file.bytes) }
}

extension Session {
  /// `:save`
  func save(_ words: [String]) throws(DirectiveFault) -> Ending {
    let isForced = words.first == "!"
    guard let path = words.last, path != "!", words.count == (isForced ? 2 : 1) else {
      throw DirectiveFault(message: ":save needs one file", help: ":save analysis.vae")
    }
    let word = words.count - 1
    let exporter = try exporter(for: path, word: word)
    let folder = FilePath.folder(of: path)
    if path.contains("/"), host.kind(of: folder) == nil {
      throw DirectiveFault(
        message: "there is no folder \(folder)", word: word, help: "make it, or give another place")
    }
    if let obstacle = host.obstacle(toWriting: path) {
      throw DirectiveFault(message: obstacle, word: word)
    }
    let files = try written(word) { try exporter.files(journal, path).map(NewFile.init) }
    let isThere = { (file: String) in
      !self.saved.contains(file) && self.host.kind(of: file) == .file
    }
    if !isForced, let old = files.map(\.path).first(where: isThere) {
      throw DirectiveFault(
        message: "\(old) is there already", word: word, help: ":save! \(path) writes over it")
    }
    try written(word) { try host.write(files) }
    saved.formUnion(files.map(\.path))
    say(.note("saved \(counted(journal.kept.count, "statement")) → \(path)"))
    return .done
  }

  /// What a body gives that makes files or writes them.
  private func written<R>(_ word: Int, _ body: () throws -> R) throws(DirectiveFault) -> R {
    do {
      return try body()
    } catch {
      let said = (error as? any ExplainedError)?.message ?? "the session cannot be saved: \(error)"
      throw DirectiveFault(message: said, word: word)
    }
  }

  private func exporter(for path: String, word: Int) throws(DirectiveFault) -> Exporter {
    let script = Exporter(suffix: ".vae", export: { Array($0.script.utf8) })
    let all = [script] + exporters
    if let found = all.first(where: { path.hasSuffix($0.suffix) && path != $0.suffix }) {
      return found
    }
    throw DirectiveFault(
      message:
        "a file's name must end in \(all.map(\.suffix).joined(separator: ", ")), but is \(path)",
      word: word)
  }
}
