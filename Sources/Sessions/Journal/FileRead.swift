import Files

/// A file that commands have read.
public struct FileRead: Sendable {
  public let path: String
  /// Its size in bytes when it was read.
  public let size: Int
  private let content: Content
  private let disk: any Disk

  /// How what was read is known again.
  private enum Content {
    case identity(FileIdentity)
    /// The SHA-256 of what came through a pipe.
    case digest(String)
  }

  init(_ file: any OpenFile, on disk: any Disk) throws(HostError) {
    (path, size, self.disk) = (file.path, file.size, disk)
    if let identity = file.identity {
      content = .identity(identity)
    } else {
      content = .digest(try sha256(of: file))
    }
  }

  /// The SHA-256 of what was read, as 64 hexadecimal digits; nil where the file is gone or has changed
  /// since.
  public func digest() -> String? {
    switch content {
    case .digest(let digest): digest
    case .identity(let identity): try? Self.digest(path, identity, on: disk)
    }
  }

  private static func digest(
    _ path: String, _ identity: FileIdentity, on disk: any Disk
  ) throws(HostError) -> String? {
    guard disk.kind(of: path) == .file else { return nil }
    let file = try disk.open(path)
    guard file.identity == identity else { return nil }
    let digest = try sha256(of: file)
    // It may have changed while it was read.
    return try disk.open(path).identity == identity ? digest : nil
  }
}
