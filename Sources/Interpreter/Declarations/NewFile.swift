package import Files

/// A file as it is to be written.
package struct NewFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(_ path: String, text: String) { self.init(path, Array(text.utf8)) }
}

extension Host {
  /// Replaces one file at once or not at all.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    try write([NewFile(path, bytes)])
  }
}
