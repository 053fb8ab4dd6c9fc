import Files
import Glibc
import Sessions

/// The folder beside a sweep's table in which its runs leave what they found, each in a file that its
/// key names.
struct RunFolder {
  let path: String
  private let disk = DiskHost.ofStatements

  /// - Parameter table: The path of the table.
  init(of table: String) { path = table + ".runs" }

  func file(of key: String) -> String { "\(path)/\(key).json" }

  /// What a run left; nil where there is nothing, or a file that it read is another now.
  func record(of key: String, _ known: inout KnownFiles) -> RunRecord? {
    guard let bytes = try? disk.read(file(of: key)), let record = RunRecord(bytes),
      record.inputs.allSatisfy({ known.isSame($0) })
    else { return nil }
    return record
  }

  func has(_ file: String) -> Bool { disk.kind(of: file) == .file }

  /// Keeps others out as long as the result is held.
  func lock() throws(SweepFault) -> FolderLock {
    do throws(SystemFault) {
      guard let lock = try FolderLock(path, steps: .ofStatements) else {
        throw SystemFault(EWOULDBLOCK)
      }
      return lock
    } catch {
      if error.number == EWOULDBLOCK { throw SweepFault("another sweep works in \(path)") }
      throw SweepFault("cannot make the folder \(path): \(error.reason)")
    }
  }

  func write(_ text: String, to name: String) throws(HostError) {
    try disk.write(Array(text.utf8), to: name)
  }

  func read(_ name: String) -> String? {
    (try? disk.read("\(path)/\(name)")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The files that runs have read, each looked at once.
struct KnownFiles {
  private var digests: [String: String?] = [:]

  /// Whether a file still holds what a run read from it.
  mutating func isSame(_ input: RunRecord.Input) -> Bool {
    guard let digest = input.digest else { return false }
    if let known = digests[input.path] { return known == digest }
    let now = (try? DiskHost.ofStatements.open(input.path)).flatMap { try? sha256(of: $0) }
    digests[input.path] = .some(now)
    return now == digest
  }
}
