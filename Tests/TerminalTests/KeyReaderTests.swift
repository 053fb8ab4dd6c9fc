import Foundation
import Testing

@testable import Terminal

@Suite("Keys")
struct KeyReaderTests {
  private func events(_ bytes: [UInt8]) -> [KeyReader.Event] {
    var ends: [Int32] = [0, 0]
    var signals: [Int32] = [0, 0]
    guard pipe(&ends) == 0, pipe(&signals) == 0 else { return [] }
    defer { for end in [ends[0]] + signals { close(end) } }
    let file = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    let writer = Thread {
      try? file.write(contentsOf: Data(bytes))
      try? file.close()
    }
    writer.start()
    var reader = KeyReader(file: ends[0], signals: signals[0])
    var events: [KeyReader.Event] = []
    while let event = .some(reader.next()), event != .end { events.append(event) }
    return events
  }

  private func events(_ text: String) -> [KeyReader.Event] { events(Array(text.utf8)) }

  @Test(
    "Keys without a character are known by what terminals send for them",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[3~", .delete),
      ("\u{1B}[1;5C", .wordRight),
      ("\u{1B}[1~", .home), ("\u{1B}OF", .end), ("\u{1B}\n", .newline),
    ])
  func sequences(bytes: String, key: Key) {
    #expect(events(bytes + "x") == [.key(key), .character("x")])
  }

  @Test("A key without use is passed over", arguments: ["\u{1B}[15~", "\u{1B}[1;2P", "\u{1B}OQ"])
  func unknown(bytes: String) {
    #expect(events("a" + bytes + "b") == [.character("a"), .character("b")])
  }

  @Test("Escape alone and before a letter stays what it is")
  func escape() {
    #expect(events("\u{1B}b") == [.character("\u{1B}"), .character("b")])
    #expect(events("\u{1B}") == [.character("\u{1B}")])
  }

  @Test("A character of several bytes is one", arguments: ["é", "µ", "漢", "🧠"])
  func characters(character: Unicode.Scalar) {
    #expect(events(String(character) + "a") == [.character(character), .character("a")])
  }

  @Test(
    "Bytes that are no character are shown as such, and those after them are read",
    arguments: [[0xFF], [0xC3], [0xE6, 0xBC], [0x80], [0xC2, 0x90], [0xED, 0xA0, 0x80]] as [[UInt8]]
  )
  func invalid(bytes: [UInt8]) {
    let events = events(bytes + [0x61])
    #expect(events.last == .character("a"))
    #expect(events.dropLast().allSatisfy { $0 == .character("\u{FFFD}") })
    #expect(events.count >= 2)
  }

  @Test(
    "A pasted block comes whole, its ends of line as newlines and its tabs as they are",
    arguments: [
      ("a\n\tb\n", "a\n\tb\n"), ("a\r\tb\r", "a\n\tb\n"), ("a\n\rb", "a\nb"), ("", ""),
      ("\u{1B}[A", "\u{1B}[A"), ("é\u{1B}[201", "é\u{1B}[201"),
    ])
  func paste(sent: String, block: String) {
    #expect(
      events("x\u{1B}[200~\(sent)\u{1B}[201~y") == [
        .character("x"), .paste(block), .character("y"),
      ])
  }

  @Test("A pasted block that never ends is the end")
  func endlessPaste() { #expect(events("\u{1B}[200~abc") == []) }
}
