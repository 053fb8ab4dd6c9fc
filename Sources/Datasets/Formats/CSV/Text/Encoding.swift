/// How a text's characters are put into bytes.
enum Encoding {
  /// Whether bytes are UTF-8; a character may be cut at their end.
  static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.withUnsafeBufferPointer({ $0.reduce(0, |) }) < 0x80 { return true }
    // What a cut leaves of a character is at most three bytes.
    return (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }

  /// A text in Latin-1, in which each byte is a character, as UTF-8.
  static func fromLatin1(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }

  /// A text in UTF-16 as UTF-8: with a byte order mark, or with the zeros that its Latin letters
  /// have; nil for any other.
  static func fromUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    guard let isLittle = isLittleEndian(bytes) else { return nil }
    let hasMark = bytes.starts(with: isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF])
    let units = stride(from: hasMark ? 2 : 0, to: bytes.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The order of bytes in UTF-16; nil for what is in another encoding.
  private static func isLittleEndian(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return true }
    if bytes.starts(with: [0xFE, 0xFF]) { return false }
    let start = bytes.prefix(512)
    guard start.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (place, byte) in start.enumerated() where byte == 0 { zeros[place % 2] += 1 }
    let many = start.count / 3
    if zeros[0] == 0, zeros[1] > many { return true }
    return zeros[1] == 0 && zeros[0] > many ? false : nil
  }
}
