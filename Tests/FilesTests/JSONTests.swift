import Files
import Testing

@Suite("JSON")
struct JSONTests {
  private let tree = JSON.members([
    ("text", .text("a\t\"é\"\n\u{1}")), ("none", nil),
    ("numbers", .list([.number(1), .number(0.5)])),
    ("empty", .object([])), ("texts", .named(["b": "2", "a": "1"])), ("nan", .number(.nan)),
  ])

  @Test("In one line or laid out, a tree is the same")
  func same() throws {
    #expect(try JSON(Array(tree.written.utf8)) == JSON(Array(tree.laidOut.utf8)))
    #expect(
      tree.written
        == #"{"text":"a\t\"é\"\n\u0001","numbers":[1,0.5],"empty":{},"#
        + #""texts":{"a":"1","b":"2"},"nan":null}"#)
  }

  @Test("Laid out, each member and item has a line")
  func layout() {
    #expect(
      JSON.members([("a", .list([.bool(true), .null])), ("b", .list([]))]).laidOut == """
        {
          "a": [
            true,
            null
          ],
          "b": []
        }
        """)
  }

  @Test("What is not JSON is told with its line")
  func faults() {
    #expect(throws: JSONFault.expected("a , or a ]", found: "the end", line: 2)) {
      try JSON(Array("[1,\n2".utf8))
    }
    #expect(throws: JSONFault.notUTF8) { try JSON([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONFault.doubled("a", line: 2)) {
      try JSON(Array("{\"a\": {\"b\": 1},\n \"a\": 2}".utf8))
    }
    #expect(throws: Never.self) { try JSON(Array("{\"a\": {\"a\": 1}}".utf8)) }
  }
}

@Suite("Open files")
struct OpenFileTests {
  @Test("Parts are read from any place, and not beyond the end")
  func parts() throws {
    let file = MemoryFile("a", [1, 2, 3, 4])
    #expect(try file.bytes() == [1, 2, 3, 4] && file.bytes(1..<3) == [2, 3])
    #expect(try file.start(9) == [1, 2, 3, 4] && file.start(2) == [1, 2])
    #expect(throws: HostError("cannot read a", because: "it ends too early")) {
      try file.bytes(2..<5)
    }
  }

  @Test("Other content has another identity; a pipe's has none")
  func identities() {
    #expect(MemoryFile("a", [1]).identity == MemoryFile("a", [1]).identity)
    #expect(MemoryFile("a", [1]).identity != MemoryFile("a", [2]).identity)
    #expect(MemoryFile("a", [1], isLasting: false).identity == nil)
  }

  @Test("A file's SHA-256 is that of its bytes, in parts as at once")
  func digests() throws {
    for count in [0, 3, 1 << 20, 1 << 20 + 1] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      #expect(try sha256(of: MemoryFile("a", bytes)) == sha256(of: bytes))
    }
    #expect(
      sha256(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
