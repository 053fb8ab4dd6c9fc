import Syntax
import Testing

@Suite("Sources and places in them")
struct SourceTests {
  @Test("Lines and columns count from 1, columns in Characters")
  func positions() {
    let read = source("ab\r\né\u{301}x\rlast\n")
    let places = [0, 2, 4, 8, 9, 10, 14, 15].map { read.position(of: $0) }
    #expect(places.map(\.line) == [1, 1, 2, 2, 2, 3, 3, 4])
    #expect(places.map(\.column) == [1, 3, 1, 2, 3, 1, 5, 1])
    #expect(read.lineCount == 4)
    #expect((0...5).map { read.line($0) } == ["", "ab", "é\u{301}x", "last", "", ""])
  }

  @Test("Places outside of the text are its ends")
  func outside() {
    let read = source("ab")
    #expect(read.position(of: -5) == (1, 1))
    #expect(read.position(of: 99) == (1, 3))
    #expect(read.text(in: Span(start: -3, end: 99)) == "ab")
    #expect(read.text(in: Span(start: 9, end: 1)) == "")
  }

  @Test("Bytes that are not UTF-8 are replaced and the first is reported, once")
  func invalidBytes() {
    let bytes = Array("x = 1\ny = ".utf8) + [0xFF, 0xC3] + Array(" z".utf8)
    let program = parse(Source(name: "test.vae", bytes: bytes), mode: .file)
    #expect(program.diagnostics.count == 1)
    #expect(program.diagnostics.first?.message.contains("UTF-8") == true)
    #expect(program.diagnostics.first?.labels.first?.span == Span(start: 10, end: 13))
    #expect(program.source.text == "x = 1\ny = \u{FFFD}\u{FFFD} z")
  }

  @Test("A NUL byte is reported at its place, once")
  func nulByte() {
    let program = parse(Source(name: "test.vae", bytes: Array("x\u{0} = \u{0}1".utf8)), mode: .file)
    #expect(program.diagnostics.map(\.message) == ["a source must be text, but here is a NUL byte"])
    #expect(program.diagnostics.first?.labels.first?.span == Span(start: 1, end: 2))
  }

  @Test("A source that is too large is refused")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: Source.sizeLimit + 1)
    let program = parse(Source(name: "test.vae", bytes: bytes), mode: .file)
    #expect(program.diagnostics.count == 1)
    #expect(program.hasErrors && program.statements.isEmpty && !program.isIncomplete)
    #expect(
      parse(Source(name: "test.vae", bytes: bytes.dropLast()), mode: .file).hasErrors == false)
  }
}
