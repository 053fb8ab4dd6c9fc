import Testing

@testable import Files

@Suite("Keyed hashes")
struct KeyedHashTests {
  @Test(
    "HMAC with SHA-256 gives what RFC 4231 says",
    arguments: [
      (
        [UInt8](repeating: 0x0b, count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func vectors(key: [UInt8], text: String, sum: String) {
    #expect(keyedSHA256(of: [Array(text.utf8)], key: key) == sum)
    // The same in pieces.
    let pieces = text.utf8.map { [$0] } + [[]]
    #expect(keyedSHA256(of: pieces, key: key) == sum)
  }
}
