import Testing
import Wording

@Suite("Letters and their marks")
struct ComposingTests {
  @Test(
    "They become one character where there is one",
    arguments: [
      ("e\u{301}", "\u{E9}"), ("a\u{302}\u{301}", "\u{1EA5}"), ("\u{3B1}\u{301}", "\u{3AC}"),
      ("\u{438}\u{306}", "\u{439}"), ("\u{304B}\u{3099}", "\u{304C}"), ("x\u{301}", "x\u{301}"),
      ("\u{301}", "\u{301}"), ("plain", "plain"), ("", ""),
    ])
  func composing(_ text: String, _ whole: String) {
    #expect(Array(text.composed.unicodeScalars) == Array(whole.unicodeScalars))
  }
}
