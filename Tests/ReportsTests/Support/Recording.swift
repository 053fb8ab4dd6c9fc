import Files
import Interpreter
import Synchronization

@testable import Reports
@testable import Sessions

/// A disk in memory.
final class MemoryHost: Host {
  private let files: Mutex<[String: [UInt8]]>

  init(_ files: [String: [UInt8]]) { self.files = Mutex(files) }

  subscript(_ path: String) -> [UInt8]? {
    get { files.withLock { $0[path] } }
    set { files.withLock { $0[path] = newValue } }
  }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    guard let bytes = self[path] else { throw HostError("cannot read \(path)") }
    return MemoryFile(path, bytes)
  }

  func write(_ files: [NewFile]) throws(HostError) {
    for file in files { self[file.path] = try file.bytes }
  }

  func kind(of path: String) -> FileKind? { self[path] == nil ? nil : .file }

  func names(in folder: String) throws(HostError) -> [String] { [] }

  func obstacle(toWriting path: String) -> String? { nil }

  /// Every look at the clock is a second later.
  var time: Double {
    clock.withLock {
      $0 += 1; return $0
    }
  }
  private let clock = Mutex(0.0)
}

/// What a script did.
func journal(
  of script: String, named name: String = "script.vae", settings: [String] = [],
  files: [String: [UInt8]] = [:], isCancelled: @escaping @Sendable () -> Bool = { false }
) -> Journal {
  journal(of: Array(script.utf8), named: name, settings, MemoryHost(files), isCancelled)
}

func journal(
  of script: [UInt8], named name: String = "script.vae", _ settings: [String] = [],
  _ host: MemoryHost = MemoryHost([:]), _ isCancelled: @escaping @Sendable () -> Bool = { false }
) -> Journal {
  host[name] = script
  let session = Session(host: host, isCancelled: isCancelled)
  session.run(.file(name), settings: settings)
  return session.journal
}

/// A script's page.
func page(of script: String) -> String { Page(report(of: script)).html }

func report(of script: String) -> Report { Report(script: Story(journal(of: script))) }

/// A document's report.
func report(ofDocument text: String) -> Report {
  let bytes = Array(text.utf8)
  let session = Session(host: MemoryHost([:]))
  session.run(.text(CodeDocument(bytes).script, name: "notes.md"))
  return Report(document: Story(session.journal, document: bytes))
}

extension Report {
  /// The cells in words: titles, prose, code with what it showed.
  var outline: [String] {
    cells.flatMap { ($0.title.map { ["# " + $0] } ?? []) + $0.parts.map(\.outline) }
  }
}

extension Report.Part {
  fileprivate var outline: String {
    switch self {
    case .prose(let text): "prose: " + text
    case .code(let passage):
      (passage.state == .ran ? "code: " : "\(passage.state): ") + passage.text
        + passage.outputs.map { " → \($0)" }.joined()
    case .folded(let words, let parts):
      "\(words) [" + parts.map(\.outline).joined(separator: "; ") + "]"
    }
  }
}
