/// A way to write a journal to a file, as a page or a notebook, and to take the script out of it
/// again; `:save` and `:open` pick one by the suffix.
public struct Exporter: Sendable {
  /// How the names of its files end, as ".html".
  public let suffix: String
  /// The file of that path, and those that stand beside it, as its figures; what it throws is shown
  /// in its own words.
  public let files: @Sendable (Journal, _ path: String) throws -> [ExportedFile]
  /// The script in such a file of its own making; what it throws is shown in its own words.
  public let script: @Sendable (_ file: [UInt8], _ path: String) throws -> [UInt8]

  public init(
    suffix: String, files: @escaping @Sendable (Journal, _ path: String) throws -> [ExportedFile],
    script: @escaping @Sendable (_ file: [UInt8], _ path: String) throws -> [UInt8] = { file, _ in
      file
    }
  ) {
    self.suffix = suffix
    self.files = files
    self.script = script
  }

  /// A way to write all to one file.
  public init(
    suffix: String, export: @escaping @Sendable (Journal) throws -> [UInt8],
    script: @escaping @Sendable (_ file: [UInt8], _ path: String) throws -> [UInt8] = { file, _ in
      file
    }
  ) {
    self.init(
      suffix: suffix, files: { [ExportedFile(path: $1, bytes: try export($0))] }, script: script)
  }
}

/// A file that a journal is written to.
public struct ExportedFile: Sendable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
