import CZlib
package import Memory

/// Content that gzip has compressed (RFC 1952).
package enum Gzip {
  /// Whether a file begins as such content does.
  package static func begins(_ start: some Sequence<UInt8>) -> Bool {
    start.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// The content, of all members one after the other. Throws where it is not whole, and before it
  /// takes more memory than there is.
  package static func content(of bytes: [UInt8]) throws(GzipFault) -> [UInt8] {
    var fault: GzipFault?
    let content = bytes.withUnsafeBufferPointer { bytes -> [UInt8] in
      do throws(GzipFault) { return try read(bytes) } catch { fault = error }
      return []
    }
    if let fault { throw fault }
    return content
  }

  /// What is read at a time: it grows with what has been read, so that a small file takes little.
  private static let leastStep = 1 << 16

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(GzipFault) -> [UInt8] {
    guard let reader = cz_begin(bytes.baseAddress, bytes.count) else { throw .noLibrary }
    defer { cz_end(reader) }
    var content: [UInt8] = []
    var state = CZ_GOES_ON
    while state == CZ_GOES_ON {
      let step = max(leastStep, content.count)
      do throws(MemoryShortage) {
        try MemoryBudget.require(Double(content.count + step) * 3)
      } catch {
        throw .memory(error)
      }
      content += [UInt8](unsafeUninitializedCapacity: step) { room, count in
        count = cz_read(reader, room.baseAddress, step, &state)
      }
    }
    if state == CZ_CUT_SHORT { throw .cutShort }
    if state == CZ_DAMAGED { throw .damaged }
    return content
  }
}

/// What is wrong with content that gzip has compressed.
package enum GzipFault: Error, Equatable {
  /// The content ends before it is whole.
  case cutShort
  /// The bytes are not what they were when they were written.
  case damaged
  /// The content is more than there is memory for.
  case memory(MemoryShortage)
  /// The system's zlib cannot be loaded.
  case noLibrary

  /// What follows a file's name.
  package var message: String {
    switch self {
    case .cutShort: "what gzip has compressed must be whole, but is cut short"
    case .damaged: "what gzip has compressed must be whole, but is damaged"
    case .memory(let shortage): shortage.message
    case .noLibrary: "the system's zlib must be there to read gzip, but cannot be loaded"
    }
  }

  /// What one can do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .cutShort, .damaged: "copy the file again"
    case .memory(let shortage): shortage.help
    case .noLibrary: "scripts/setup installs it"
    }
  }
}
