/// A NumPy array of texts, as `numpy.savez` writes names: type `<U12`, four bytes a character.
package struct ArrayTexts: Sendable {
  package let texts: [String]

  /// The most texts that are read, their most characters, and their most bytes in all.
  private static let most = 65_536
  private static let longest = 4096
  private static let mostBytes = 1 << 26

  /// The texts of a file; nil where it holds anything else, or too much.
  package init?(_ file: any OpenFile) {
    guard let (header, start) = try? ArrayHeader.text(in: file),
      let type = try? ArrayHeader.value(of: "descr", in: header).withoutQuotes,
      let shape = try? ArrayHeader.sizes(in: ArrayHeader.value(of: "shape", in: header)),
      let count = try? ArrayHeader.count(shape), count <= Self.most,
      type.hasPrefix("<U"), let length = Int(type.dropFirst(2)), length >= 0,
      length <= Self.longest, count * length * 4 <= min(Self.mostBytes, file.size - start),
      let bytes = try? file.bytes(start..<start + count * length * 4)
    else { return nil }
    texts = (0..<count).map { index in
      var text = String.UnicodeScalarView()
      for place in stride(from: index * length * 4, to: (index + 1) * length * 4, by: 4) {
        let code = bytes[place..<place + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if code != 0, let scalar = Unicode.Scalar(code) { text.append(scalar) }
      }
      return String(text)
    }
  }

  /// The bytes of a file of texts.
  package static func bytes(_ texts: [String], isSingle: Bool = false) -> [UInt8] {
    let scalars = texts.map { Array($0.unicodeScalars) }
    let length = max(1, scalars.map(\.count).max() ?? 0)
    var bytes = ArrayFile.opening(type: "<U\(length)", shape: isSingle ? [] : [texts.count])
    for text in scalars {
      for place in 0..<length {
        let code = place < text.count ? text[place].value : 0
        withUnsafeBytes(of: code.littleEndian) { bytes += $0 }
      }
    }
    return bytes
  }
}
