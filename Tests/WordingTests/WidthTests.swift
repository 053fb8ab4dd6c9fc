import Testing
import Wording

@Suite("The width of text on a terminal")
struct WidthTests {
  @Test(
    "Characters take none, one or two columns",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("µ", 1), ("漢", 2), ("ｱ", 1), ("ア", 2),
      ("각", 2), ("\u{1100}\u{1161}", 2), ("\u{1161}", 0), ("，", 2), ("🧠", 2), ("🇩🇪", 2),
      ("👩‍🔬", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("\u{200B}", 0), ("\u{1B}", 0), ("\u{85}", 0),
      ("▁", 1), ("─", 1), ("⠿", 1), ("\u{303F}", 1), ("\u{1FAE8}", 2), ("\u{323AF}", 2), ("", 0),
    ])
  func widths(text: String, width: Int) { #expect(displayWidth(of: text) == width) }

  @Test("A text is cut to a width with an ellipsis, and never within a character")
  func cutting() {
    #expect("abcdef".shortened(to: 6) == "abcdef")
    #expect("abcdef".shortened(to: 5) == "abcd…")
    #expect("漢字漢字".shortened(to: 6) == "漢字…")
    #expect("漢字漢字".shortened(to: 4) == "漢…")
    #expect("abc".shortened { $0.count <= 2 } == "a…")
    #expect("漢".padded(to: 4) == "漢  ")
  }

  @Test("Whatever the width, no line is wider unless a word is, and no word is lost")
  func wrapping() {
    let text = "one two  three four\n  five 漢字漢字 six seven\n\n    eight"
    let words = text.split(whereSeparator: \.isWhitespace)
    for width in 1...40 {
      let wrapped = text.wrapped(to: width)
      #expect(wrapped.split(whereSeparator: \.isWhitespace) == words)
      for line in wrapped.split(separator: "\n") where line.trimmed.contains(" ") {
        #expect(displayWidth(of: line) <= width, "\(line)")
      }
    }
  }

  @Test("What a terminal would obey is shown as a picture of itself")
  func printable() {
    #expect("a\u{1B}[2Jb\u{7}\tc\u{202E}".printable == "a␛[2Jb␇    c\u{FFFD}")
  }

  @Test("Blanks go from both ends or one")
  func trimming() {
    #expect(" \t a b \n".trimmed == "a b")
    #expect("  a \n\n".trimmedAtEnd(where: \.isNewline) == "  a ")
    #expect("".trimmed == "" && "  ".trimmed == "")
  }
}
