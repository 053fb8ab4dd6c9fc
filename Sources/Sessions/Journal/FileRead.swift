import Interpreter

/// A file that commands have read.
public struct FileRead: Sendable {
  public let path: String
  /// Its size in bytes when it was read.
  public let size: Int
  private let checksum: UInt64
  private let host: any Host

  init(path: String, bytes: [UInt8], host: any Host) {
    self.path = path
    size = bytes.count
    checksum = Self.checksum(of: bytes)
    self.host = host
  }

  /// The bytes that were read, read again; nil where the file is gone or has changed since.
  public func contents() -> [UInt8]? {
    guard let bytes = try? host.read(path), bytes.count == size,
      Self.checksum(of: bytes) == checksum
    else { return nil }
    return bytes
  }

  /// A sum that a change of content changes, at the speed of memory: FNV-1a over words of eight
  /// bytes (Fowler, Noll and Vo).
  private static func checksum(of bytes: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBytes { buffer in
      let whole = buffer.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        sum = (sum ^ word) &* 0x100_0000_01B3
        sum ^= sum >> 29
      }
      for offset in whole..<buffer.count {
        sum = (sum ^ UInt64(buffer[offset])) &* 0x100_0000_01B3
      }
    }
    return sum
  }
}
