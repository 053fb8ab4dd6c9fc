package import Files
import Glibc
package import Interpreter

/// A host on the real disk for what strangers wrote: it writes below a working folder alone, and
/// reads there and what was named, as links and `..` are when a file is opened. Pipes and devices
/// are neither read nor written, and errors quote nothing of a file.
package struct SafeHost: Host {
  private let enclosure: Enclosure
  private let disk: DiskHost
  /// What relative paths begin with, where it is not the working folder of the process.
  private let start: String

  /// - Parameter start: Where relative paths begin; empty for the process' own working folder.
  init(
    within enclosure: Enclosure, start: String = "",
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.enclosure = enclosure
    self.start = start.isEmpty ? "" : start + "/"
    disk = DiskHost(isCancelled: isCancelled, steps: .within(enclosure))
  }

  package func open(_ path: String) throws(HostError) -> any OpenFile {
    try disk.open(placed(path))
  }

  package func write(_ files: [NewFile]) throws(HostError) {
    for file in files {
      if let obstacle = obstacle(toWriting: file.path) { throw HostError(obstacle) }
    }
    try disk.write(files.map { $0.at(placed($0.path)) })
  }

  /// What stands at a path. What is outside counts as a file that is there: whoever opens it hears
  /// why it cannot be, and not whether it is.
  package func kind(of path: String) -> FileKind? {
    do throws(SystemFault) {
      let status = try enclosure.status(placed(path))
      return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    } catch {
      return error == .outside && !path.utf8.contains(0) ? .file : nil
    }
  }

  package func names(in folder: String) throws(HostError) -> [String] {
    do throws(SystemFault) {
      return try enclosure.names(in: placed(folder)).sorted()
    } catch {
      throw HostError("cannot list the folder \(folder)", because: error.reason)
    }
  }

  package func bond(of path: String) -> Bond? {
    guard let file = try? enclosure.open(toRead: placed(path), O_RDONLY | O_NONBLOCK) else {
      return nil
    }
    defer { close(file) }
    return disk.bond(of: "/proc/self/fd/\(file)")
  }

  package func obstacle(toWriting path: String) -> String? {
    if let flaw = FilePath.flaw(path) { return flaw }
    let place = placed(path)
    if let fault = fault(writing: place) { return "\(path) cannot be written: \(fault.reason)" }
    if let kind = try? enclosure.status(place).st_mode & S_IFMT, ![S_IFREG, S_IFDIR].contains(kind)
    {
      return "\(path) cannot be written: \(SystemFault.noFile.reason)"
    }
    return disk.obstacle(toWriting: place)
  }

  /// Why nothing can be written at a path or where its links lead; nil where folders may be made.
  private func fault(writing path: String) -> SystemFault? {
    do throws(SystemFault) {
      for place in [path, try FilePath.destination(of: path)] {
        _ = try enclosure.parent(of: place)
      }
      return nil
    } catch {
      let folder = FilePath.folder(of: path)
      guard error.number == ENOENT, ![path, "."].contains(folder) else { return error }
      return fault(writing: folder)
    }
  }

  private func placed(_ path: String) -> String {
    let path = FilePath.fromHome(path)
    return path.hasPrefix("/") ? path : start + path
  }

  package var time: Double { disk.time }

  package var quotesFiles: Bool { false }
}
