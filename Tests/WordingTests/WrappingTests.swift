import Testing
import Wording

@Suite("Lines that fit the terminal")
struct WrappingTests {
  @Test(
    "A line breaks at blanks, and goes on below its last column",
    arguments: [
      ("short", "short"), ("", ""), ("one two three four", "one two\n  three\n  four"),
      ("  a  what it is", "  a  what\n  it is"), ("  .a  is b", "  .a  is b"),
      ("abcdefghijklmno", "abcdefghijklmno"), ("a abcdefghijkl b", "a\n  abcdefghijkl\n  b"),
      ("細胞 細胞 細胞", "細胞 細胞\n  細胞"), ("a b\n\n  c d e f g h", "a b\n\n  c d e f\n  g h"),
    ])
  func breaks(_ text: String, _ expected: String) {
    #expect(text.wrapped(to: 10) == expected)
  }

  @Test("Columns keep their place where there is room for them")
  func hanging() {
    let line = "  draw  draws from each row's posterior (true or false)"
    #expect(
      line.wrapped(to: 30) == """
          draw  draws from each row's
                posterior (true or
                false)
        """)
  }

  @Test("What is cut says so, and is no wider than its room", arguments: [1, 2, 5, 9, 10, 11])
  func shortened(width: Int) {
    let text = "a細胞 bcdef"
    let short = text.shortened(to: width)
    #expect(displayWidth(of: short) <= width)
    #expect(width < 11 ? short.hasSuffix("…") : short == text)
  }
}
