import Glibc
import Testing

@testable import Terminal

@Suite("Lines of input")
struct InputLinesTests {
  @Test("A line without an end is given up, and is no line")
  func endless() {
    let file = open("/dev/zero", O_RDONLY)
    defer { close(file) }
    var lines = InputLines(of: file)
    #expect(lines.next() == nil)
    #expect(lines.isEndless)
  }
}
