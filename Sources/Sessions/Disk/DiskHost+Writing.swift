package import Files
import FoundationEssentials
import Glibc
package import Interpreter

extension DiskHost {
  /// Writes one file.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    try write([NewFile(path, bytes)])
  }

  /// Writes beside the files and renames, so that each path holds the old bytes or the new; a
  /// device or pipe is written to as it stands, and through a link the file that it leads to.
  package func write(_ files: [NewFile]) throws(HostError) {
    let files = files.map { $0.at(FilePath.fromHome($0.path)) }
    for file in files {
      if let obstacle = obstacle(toWriting: file.path) { throw HostError(obstacle) }
    }
    var replacement = Replacement(steps)
    let bonds = try Self.bonds(of: files)
    for (place, file) in files.enumerated() {
      try naming(file.path, undoing: &replacement) { replacement in
        try write(file, bond: bonds?[place], with: &replacement)
      }
    }
    let targets = files.map(\.path).joined(separator: " and ")
    try naming(targets, undoing: &replacement) { try $0.settle() }
    try synchroniseFolders(of: files)
  }

  private func write(
    _ file: NewFile, bond: String?, with replacement: inout Replacement
  ) throws {
    if FilePath.isStream(file.path) { return try stream(file) }
    let target = try FilePath.destination(of: file.path)
    let folder = FilePath.folder(of: target)
    try steps.makeFolder(folder)
    StagedName.sweep(folder, steps)
    let staged = try replacement.opened(for: target)
    try forEachPart(of: file) { bytes throws(SystemFault) in
      try staged.add(bytes, isCancelled: isCancelled)
    }
    try staged.finish(bond: bond)
  }

  /// Makes a file's bytes and hands them over; throws `HostError` of what makes them.
  private func forEachPart(
    of file: NewFile, _ body: ([UInt8]) throws(SystemFault) -> Void
  ) throws {
    for part in 0..<file.parts {
      if part > 0, isCancelled() { throw SystemFault(ECANCELED) }
      try body(try file.part(part))
    }
  }

  /// Writes to a device or pipe as it stands.
  private func stream(_ new: NewFile) throws {
    let file = try opened(stream: new.path)
    defer { close(file) }
    try forEachPart(of: new) { bytes throws(SystemFault) in
      try steps.write(bytes, to: file, isCancelled: isCancelled)
    }
    try steps.synchronise(file)
  }

  /// Opens a device or pipe; waits for the reader of a pipe as long as nobody asks to stop.
  private func opened(stream path: String) throws(SystemFault) -> Int32 {
    let step = DiskStep.open(path, flags: O_WRONLY | O_NONBLOCK | O_CLOEXEC, mode: 0)
    while true {
      do throws(SystemFault) {
        return Int32(truncatingIfNeeded: try steps(step))
      } catch  where error.number == ENXIO {
        if isCancelled() { throw SystemFault(ECANCELED) }
        usleep(20_000)
      }
    }
  }

  /// Once files have their names, the names are to outlast a loss of power too.
  private func synchroniseFolders(of files: [NewFile]) throws(HostError) {
    for file in files where !FilePath.isStream(file.path) {
      do throws(SystemFault) {
        let target = try FilePath.destination(of: file.path)
        try steps.synchroniseFolder(FilePath.folder(of: target))
      } catch {
        throw HostError("cannot write \(file.path)", because: error.reason)
      }
    }
  }

  /// Does a part of a writing; where that fails, takes all of it back and names the file.
  private func naming(
    _ path: String, undoing replacement: inout Replacement,
    _ body: (inout Replacement) throws -> Void
  ) throws(HostError) {
    do {
      try body(&replacement)
    } catch {
      replacement.undo()
      let fault = error as? SystemFault
      let reason =
        fault?.number == ENOENT
        ? "no file can be made there" : fault?.reason ?? (error as? HostError)?.description
      throw HostError("cannot write \(path)", because: reason)
    }
  }

  package func obstacle(toWriting path: String) -> String? {
    let path = FilePath.fromHome(path)
    if let flaw = FilePath.flaw(path) { return flaw }
    if kind(of: path) == .folder { return "\(path) is a folder" }
    guard let target = try? FilePath.destination(of: path) else {
      return "the links at \(path) lead in a circle"
    }
    var folder = FilePath.folder(of: target)
    while kind(of: folder) == nil { folder = FilePath.folder(of: folder) }
    guard kind(of: folder) == .folder else { return "\(folder) is not a folder" }
    if kind(of: path) != nil, access(path, W_OK) != 0 { return "\(path) cannot be written to" }
    if FilePath.isStream(path) { return nil }
    guard access(folder, W_OK) != 0 else { return nil }
    let name = folder == "." ? FileManager.default.currentDirectoryPath : folder
    return "the folder \(name) cannot be written to"
  }
}

extension DiskHost {
  /// What the files of one writing keep with them, as user.NAME (xattr(7)).
  static let bondName = "user.vae.bond"

  /// What each of two files is to keep; nil for any other number of them.
  fileprivate static func bonds(of files: [NewFile]) throws(HostError) -> [String]? {
    guard files.count == 2 else { return nil }
    let sums = try files.map { file throws(HostError) in CheckSum.of(try file.bytes) }
    return [(0, 1), (1, 0)].map { Bond(own: sums[$0], other: sums[$1], written: 0).text }
  }

  package func bond(of path: String) -> Bond? {
    let path = FilePath.fromHome(path)
    guard let text = FilePath.attribute(Self.bondName, of: path),
      let status = FilePath.status(path)
    else { return nil }
    let written = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
    return Bond(text, written: written)
  }
}
