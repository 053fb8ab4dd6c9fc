/// A way to write a journal to a file, as a page or a notebook; `:save` picks one by the suffix.
public struct Exporter: Sendable {
  /// How the names of its files end, as ".html".
  public let suffix: String
  /// The bytes of the file; what it throws is shown in its own words.
  public let export: @Sendable (Journal) throws -> [UInt8]

  public init(suffix: String, export: @escaping @Sendable (Journal) throws -> [UInt8]) {
    self.suffix = suffix
    self.export = export
  }
}
