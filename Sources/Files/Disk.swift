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

/// What ties a file to another that was written together with it: the check sums of both.
package struct Bond: Sendable, Equatable {
  /// Of the file's own content when it was written: where it has another now, the tie says nothing.
  package let own: UInt64
  /// Of the other file's.
  package let other: UInt64
  /// When the file was written, in seconds since 1970.
  package let written: Double

  package init(own: UInt64, other: UInt64, written: Double) {
    (self.own, self.other, self.written) = (own, other, written)
  }

  /// The tie in a text as `text` writes it; nil for any other.
  package init?(_ text: String, written: Double) {
    let sums = text.split(separator: " ").map { UInt64($0, radix: 16) }
    guard sums.count == 2, let own = sums[0], let other = sums[1] else { return nil }
    self.init(own: own, other: other, written: written)
  }

  /// The tie as it is kept with a file.
  package var text: String { String(own, radix: 16) + " " + String(other, radix: 16) }
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
