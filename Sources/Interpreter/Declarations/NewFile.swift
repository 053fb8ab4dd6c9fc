package import Files

/// A file as it is to be written: its bytes, or how they are made part by part, so that the whole of
/// them need not be in memory.
package struct NewFile: Sendable {
  package let path: String
  /// How many parts follow each other.
  package let parts: Int
  /// Makes the bytes of a part when it is its turn; of what stands in the way the error says why.
  package let part: @Sendable (Int) throws(HostError) -> [UInt8]

  package init(_ path: String, _ bytes: [UInt8]) { self.init(path, parts: 1) { _ in bytes } }

  package init(_ path: String, text: String) { self.init(path, Array(text.utf8)) }

  package init(
    _ path: String, parts: Int, _ part: @escaping @Sendable (Int) throws(HostError) -> [UInt8]
  ) {
    (self.path, self.parts, self.part) = (path, parts, part)
  }

  /// The same at another path.
  package func at(_ path: String) -> NewFile { NewFile(path, parts: parts, part) }

  /// All of its bytes, in memory.
  package var bytes: [UInt8] {
    get throws(HostError) {
      var bytes = parts == 0 ? [] : try part(0)
      for index in 1..<max(1, parts) { bytes += try part(index) }
      return bytes
    }
  }
}

extension Host {
  /// Replaces one file at once or not at all.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    try write([NewFile(path, bytes)])
  }
}
