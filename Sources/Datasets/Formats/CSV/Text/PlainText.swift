import Files

/// The text of a file, in UTF-8 whatever it was in the file.
package struct PlainText {
  package let bytes: [UInt8]
  /// The file that it is of, for messages.
  package let file: String
  /// What the file was taken for, where that is not plain UTF-8: "gzip", "UTF-16".
  package private(set) var notes: [String] = []

  /// The text in a file's bytes. Throws for what is no text: packed, of another format, or with
  /// a NUL, with its line.
  package init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    self.file = file
    var bytes = bytes
    if Gzip.begins(bytes) {
      do { bytes = try Gzip.content(of: bytes) } catch { throw .gzip(file: file, error) }
      notes.append("gzip")
    }
    if let foreign = ForeignFile(beginning: bytes) {
      throw .foreign(file: file, foreign)
    }
    if let text = Encoding.fromUTF16(bytes) {
      notes.append("UTF-16")
      bytes = text
    }
    let sample = bytes.prefix(Self.judgedLength)
    if let place = sample.firstIndex(of: 0) {
      throw .notText(file: file, line: 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") })
    }
    if !Encoding.isUTF8(sample) {
      notes.append("Latin-1")
      bytes = Encoding.fromLatin1(bytes)
    }
    self.bytes = bytes
  }

  /// What parts its fields, which may be texts: a byte, judged from its first lines.
  package var delimiter: UInt8 {
    Dialect.judging(LineSample(bytes), decimal: .point, blanksPart: false).delimiter
  }

  /// How many bytes are looked at to tell what a text is; what contradicts them later is an error
  /// where it stands.
  static let judgedLength = 1 << 14
}
