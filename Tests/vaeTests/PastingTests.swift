import Testing

@Suite("Pasting")
struct PastingTests {
  private func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  @Test("A block of 200 lines with leading tabs runs as it is, once, when Enter is pressed")
  func long() throws {
    let body = (1...198).map { "\ty = \($0)\r" }.joined()
    let talk = try Dialogue()
    try talk.enter(paste("for i in range(2) {\r\(body)}\r"))
    try talk.expect("[pasted 200 lines]")
    try talk.enter("y")
    try talk.expect("\n198\nvae>")
    let kept = try talk.folder.text(of: ".local/state/vae/history").split(separator: "\n")
    #expect(kept.count == 2)
    #expect(kept.first?.hasPrefix("for i in range(2) {\\n\ty = 1\\n\ty = 2\\n") == true)
    talk.type("\u{1B}[A\u{1B}[A")
    try talk.expect("for i in range(2) { [and 199 lines]")
    talk.type("\r")
    try talk.enter("y + 1")
    try talk.expect("\n199\nvae>")
  }

  @Test(
    "A short block is edited before it runs, whatever ends its lines",
    arguments: ["\r", "\n", "\r\n"])
  func short(newline: String) throws {
    let talk = try Dialogue()
    try talk.enter(paste("x = 40\(newline)\ty = 1\(newline)x + y") + "+ 1")
    try talk.expect("x + y+ 1\n42\nvae>")
  }

  @Test("Nothing is completed in a block, and its text stays between what was typed")
  func tabs() throws {
    let talk = try Dialogue()
    try talk.enter("print(\"[" + paste("pc\ta") + "]\")")
    try talk.expect("\n[pc     a]\nvae>")
  }

  @Test("A block without marks joins into statements")
  func unmarked() throws {
    let talk = try Dialogue()
    try talk.enter("for i in range(2) {\r\tprint(i + 40)\r}\r\"last\"")
    try talk.expect("\n40\n41\n")
    try talk.expect("\n\"last\"\nvae>")
  }
}
