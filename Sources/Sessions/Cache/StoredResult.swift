import Files

/// A result as its file holds it: a line that says what it is, then the value.
struct StoredResult {
  /// How long it took to make.
  let seconds: Double
  /// When it was made.
  let made: Moment
  let content: [UInt8]

  private static let mark = "vae-result"

  init(seconds: Double, made: Moment, content: [UInt8]) {
    (self.seconds, self.made, self.content) = (seconds, made, content)
  }

  /// Reads what `bytes` gives; nil for what was cut, changed, or stands under another name.
  init?(_ bytes: [UInt8], named name: String) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 5, words[0] == Self.mark, words[1] == name,
      let seconds = Double(words[2]), seconds.isFinite
    else { return nil }
    self.init(seconds: seconds, made: Moment(String(words[3])), content: Array(bytes[(end + 1)...]))
    guard words[4] == sha256(of: content) else { return nil }
  }

  func bytes(named name: String) -> [UInt8] {
    Array("\(Self.mark) \(name) \(seconds) \(made.written) \(sha256(of: content))\n".utf8) + content
  }
}
