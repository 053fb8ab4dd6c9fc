import Files
public import Sessions

/// Why a page cannot be opened or a document not be rendered.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// What the disk says.
  case disk(String)
  case notAPage(String)
  /// A notebook or Markdown without code of the language.
  case withoutCode(String)
  /// The script in the page is not the one that the page was made from.
  case altered(String)

  public var description: String {
    switch self {
    case .disk(let message): message
    case .notAPage(let path):
      "\(path) must be a page that vae wrote, but no script was found in it"
    case .withoutCode(let path): "\(path) has no vae code to take out"
    case .altered(let path):
      "\(path) was altered after vae wrote it: its script is not the one whose SHA-256 it states"
    }
  }
}

extension Reports {
  /// The script that a page was made from, byte for byte.
  public static func source(ofPageAt path: String) throws(ReportError) -> [UInt8] {
    try script(inPage: try contents(of: path), at: path)
  }

  /// The script that a page carries, byte for byte.
  static func script(inPage page: [UInt8], at path: String) throws(ReportError) -> [UInt8] {
    guard let source = EmbeddedSource.text(in: page) else { throw .notAPage(path) }
    guard EmbeddedSource.statedDigest(in: page) == sha256(of: source) else { throw .altered(path) }
    return source
  }

  /// Writes bytes to a file, beside it first.
  public static func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
    do {
      try DiskHost.ofStatements.write(bytes, to: path)
    } catch {
      throw .disk("cannot write \(path): \(error)")
    }
  }

  static func contents(of path: String) throws(ReportError) -> [UInt8] {
    do {
      return try DiskHost.ofStatements.read(path)
    } catch {
      throw .disk("cannot read \(path): \(error)")
    }
  }
}

/// A script, or a Markdown document with code, and the ways in which its run can be read.
public struct Rendition {
  public let script: Script
  public let exporters: [Exporter]

  /// Takes a file as a document where its name ends in ".md", else as a script.
  public init(of path: String) throws(ReportError) {
    guard path.hasSuffix(".md") else {
      script = .file(path)
      exporters = Reports.exporters
      return
    }
    let bytes = try Reports.contents(of: path)
    script = .text(CodeDocument(bytes).script, name: path)
    exporters = Reports.exporters { Report(document: Story($0, document: bytes)) }
  }
}
