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

/// What ties a file to those that were written together with it.
package struct Bond: Sendable, Equatable {
  /// The same for all files of one writing, and for no others.
  package let id: String
  /// When the file was written, in seconds since 1970.
  package let written: Double

  package init(id: String, written: Double) {
    self.id = id
    self.written = written
  }
}

extension Host {
  /// Replaces one file at once or not at all.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    try write([NewFile(path, bytes)])
  }

  /// A disk that keeps nothing beside the content of its files.
  package func bond(of path: String) -> Bond? { nil }
}
