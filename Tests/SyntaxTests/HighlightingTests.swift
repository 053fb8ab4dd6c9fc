import Syntax
import Testing

@Suite("Colouring")
struct HighlightingTests {
  @Test("Every sign has one class")
  func classes() {
    let read = source("if x { \"a{y:.1f}\" } # c\n:vars")
    let parts = highlighted(read).map { "\(read.text(in: $0.span)) \($0.kind)" }
    #expect(
      parts == [
        "if keyword", "x name", "{ symbol", "\" string", "a string", "{ symbol", "y name",
        ".1f string", "} symbol", "\" string", "} symbol", "# c comment", ":vars directive",
      ])
  }
}
