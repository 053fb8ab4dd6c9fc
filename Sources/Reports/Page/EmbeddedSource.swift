import FoundationEssentials

/// The text that a page was made from, as the page carries it: in base64, in a link that saves it.
enum EmbeddedSource {
  static let id = "vae-source"
  static let scheme = "data:application/octet-stream;base64,"

  /// The text, byte for byte, nil where the page is none of ours. Quotes and angle brackets of
  /// others are escaped in a page, so only the link itself can look like it.
  static func text(in page: [UInt8]) -> [UInt8]? {
    let page = Data(page)
    guard let link = page.firstRange(of: Data("<a id=\"\(id)\" ".utf8)),
      let start = page[link.upperBound...].firstRange(of: Data("href=\"\(scheme)".utf8)),
      let end = page[start.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return Data(base64Encoded: page[start.upperBound..<end]).map(Array.init)
  }

  /// The SHA-256 that a page states of its text, nil where it states none.
  static func statedDigest(in page: [UInt8]) -> String? {
    let page = Data(page)
    guard let link = page.firstRange(of: Data("<a id=\"\(id)\" ".utf8)),
      let start = page[link.upperBound...].firstRange(of: Data("SHA-256 <code>".utf8)),
      let end = page[start.upperBound...].firstIndex(of: UInt8(ascii: "<"))
    else { return nil }
    return String(decoding: page[start.upperBound..<end], as: UTF8.self)
  }
}
