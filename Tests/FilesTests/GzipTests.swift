import Files
import Testing

@Suite("What gzip has compressed")
struct GzipTests {
  /// "a,b\n1.5,2\n3,4\n", as gzip writes it.
  private let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32,
    0xD4, 0x33, 0xD5, 0x31, 0xE2, 0x32, 0xD6, 0x31, 0xE1, 0x02, 0x00, 0x66, 0xBD, 0x6D, 0x4C,
    0x0E, 0x00, 0x00, 0x00,
  ]
  private let text = Array("a,b\n1.5,2\n3,4\n".utf8)

  @Test("Is read back, of several members too")
  func content() throws {
    #expect(Gzip.begins(packed) && !Gzip.begins(text))
    #expect(try Gzip.content(of: packed) == text)
    #expect(try Gzip.content(of: packed + packed) == text + text)
    #expect(try Gzip.content(of: packed + [0, 0, 0]) == text)
  }

  @Test("Is refused where it is cut or damaged, wherever that is")
  func damaged() {
    for count in 3..<packed.count {
      #expect(throws: GzipFault.cutShort) { try Gzip.content(of: Array(packed[..<count])) }
    }
    for place in 10..<packed.count {
      var bytes = packed
      bytes[place] ^= 0x55
      #expect(throws: GzipFault.self) { try Gzip.content(of: bytes) }
    }
  }
}
