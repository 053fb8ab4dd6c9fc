/// Where files are read from: the disk, or what stands for it.
package protocol Disk: Sendable {
  /// Opens a file to be read, from any place in it; throws for a folder.
  func open(_ path: String) throws(HostError) -> any OpenFile
  /// What stands at a path, nil where nothing does.
  func kind(of path: String) -> FileKind?
  /// The names in a folder, sorted.
  func names(in folder: String) throws(HostError) -> [String]
  /// What ties a file to others that were written with it, nil where nothing is known of it.
  func bond(of path: String) -> Bond?
}

package enum FileKind: Sendable { case file, folder }

extension Disk {
  /// The bytes of a file.
  package func read(_ path: String) throws(HostError) -> [UInt8] { try open(path).bytes() }

  /// A disk that keeps nothing beside the content of its files.
  package func bond(of path: String) -> Bond? { nil }
}

/// What ties a file to those that were written together with it.
package struct Bond: Sendable, Equatable {
  /// The same for all files of one writing, and for no others.
  package let id: String
  /// When the file was written, in seconds since 1970.
  package let written: Double

  package init(id: String, written: Double) {
    self.id = id
    self.written = written
  }
}

/// A file that cannot be read or written.
package struct HostError: Error, Equatable, CustomStringConvertible {
  private let failure: String
  private let reason: String?
  package let help: String?

  /// What could not be done, as "cannot read x.csv", and why where that is known.
  package init(_ failure: String, because reason: String? = nil, help: String? = nil) {
    self.failure = failure
    self.reason = reason
    self.help = help
  }

  package var message: String { reason.map { "\(failure): \($0)" } ?? failure }
  /// The reason alone, for those who say themselves what could not be done.
  package var description: String { reason ?? failure }
}
