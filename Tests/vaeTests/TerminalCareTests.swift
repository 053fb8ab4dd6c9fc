import Glibc
import Testing

@Suite("The terminal under the prompt")
struct TerminalCareTests {
  @Test("A line is drawn to fit a new width, and is not doubled")
  func resize() throws {
    let talk = try Dialogue()
    try talk.enter("print(\"a\") # \(String(repeating: "b", count: 40))")
    try talk.expect("\na\nvae>")
    talk.type("1 + 1")
    try talk.wait("the line") { $0.cursorLine.before == "vae> 1 + 1" }
    talk.resize(columns: 30)
    talk.type(" + 40")
    try talk.wait("the line") { $0.cursorLine.before == "vae> 1 + 1 + 40" }
    talk.type(" + 1000 + 2000 + 3000 + 4000")
    try talk.wait("two rows") { $0.text.hasSuffix("vae> 1 + 1 + 40 + 1000 + 2000\n+ 3000 + 4000") }
    talk.type("\r")
    try talk.expect("\n10042\nvae>")
    #expect(talk.screen.lines.count { $0.hasPrefix("vae> 1 + 1") } == 1, "\(talk.screen.text)")
  }

  @Test(
    "Signals that end it leave the terminal as it was and the session to be taken up again",
    arguments: [SIGTERM, SIGHUP])
  func endingSignal(signal: Int32) throws {
    let talk = try Dialogue()
    try talk.enter("x = 41")
    try talk.enter("x + 1")
    try talk.expect("\n42\nvae>")
    talk.type("half a li")
    try talk.wait("the line") { $0.cursorLine.before == "vae> half a li" }
    talk.send(signal)
    #expect(try talk.end() == -signal)
    #expect(talk.isCooked)
    #expect(talk.sent.contains("\u{1B}[?2004l"))
    let next = try Dialogue(folder: talk.folder)
    try next.expect("`:recover` brings back its 2 statements")
  }

  @Test("A terminal that goes takes nothing that ran with it")
  func terminalGone() throws {
    let talk = try Dialogue()
    try talk.enter("x = 41")
    try talk.enter("x + 1")
    try talk.expect("\n42\nvae>")
    talk.hangUp()
    #expect(try talk.end() == -SIGHUP)
    let next = try Dialogue(folder: talk.folder)
    try next.expect("`:recover` brings back its 2 statements")
  }

  @Test("Input that ends with the terminal, before any signal, is no wish to leave")
  func hungUp() throws {
    let folder = Folder()
    let talk = try Dialogue(
      "-c", "trap '' HUP; '\(Program.path)'; true", folder: folder, executable: "/bin/sh")
    try talk.enter("x = 41")
    try talk.enter("x + 1")
    try talk.expect("\n42\nvae>")
    talk.hangUp()
    try talk.end()
    let next = try Dialogue(folder: folder)
    try next.expect("`:recover` brings back its 2 statements")
  }

  @Test("Working on, it ends when the terminal goes")
  func terminalGoneAtWork() throws {
    let talk = try Dialogue()
    try talk.enter("print(\"on\"); while true { y = 1 }")
    try talk.expect("\non")
    talk.hangUp()
    #expect(try talk.end() == -SIGHUP)
  }

  @Test("Stopped and continued, it has the line and the keys again")
  func suspension() throws {
    let talk = try Dialogue()
    talk.type("40 + ")
    try talk.wait("the line") {
      $0.cursorLine.before == "vae> 40 +" || $0.cursorLine.before == "vae> 40 + "
    }
    talk.send(SIGTSTP)
    try talk.wait("the marks off") { _ in
      talk.isStopped && talk.sent.hasSuffix("\u{1B}[?2004l")
    }
    talk.send(SIGCONT)
    try talk.wait("the marks on") { _ in talk.sent.contains("\u{1B}[?2004l\u{1B}[?2004h") }
    talk.type("2\r")
    try talk.expect("\n42\nvae>")
  }

  @Test(
    "A terminal that is dumb or unknown is not sent what it does not know",
    arguments: ["dumb", ""])
  func dumb(name: String) throws {
    let talk = try Dialogue(environment: ["TERM": name])
    try talk.enter("40 + 2\u{1}1")
    try talk.expect("\n142\n")
    try talk.enter("for i in range(2) {")
    try talk.enter("print(i + 50) }")
    try talk.expect("\n51\n")
    #expect(!talk.sent.contains("\u{1B}"), "\(talk.sent.debugDescription)")
  }

  @Test("Keys that are typed beside progress are not shown there")
  func keysBesideProgress() throws {
    let talk = try Dialogue()
    try talk.enter("m = train(vae(latent=2), toy(n=2000), epochs=100000)")
    try talk.expect("of 100000")
    talk.type("unseen")
    let shown = talk.sent.utf8.count
    try talk.wait("more progress") { _ in talk.sent.utf8.count > shown + 400 }
    #expect(!talk.sent.contains("unseen"))
    talk.type("\u{3}")
    try talk.expect("m is the model so far")
    try talk.enter("40 + 2")
    try talk.expect("\n42\nvae>")
  }

  @Test("With NO_COLOR and for a screen reader nothing is coloured", arguments: [true, false])
  func colourless(isPlain: Bool) throws {
    let talk = isPlain ? try Dialogue("--plain") : try Dialogue(environment: ["NO_COLOR": "1"])
    try talk.enter("m = train(vae(latent=2), toy(n=50), epochs=2);")
    try talk.enter("pca(1")
    talk.type("\u{3}")
    try talk.enter("nothing")
    try talk.expect("error: ")
    try talk.enter("40 + 2")
    try talk.expect("\n42\nvae>")
    #expect(!talk.sent.contains("m\u{1B}") && !talk.sent.contains("\u{1B}[2m"))
    #expect(!talk.sent.contains("\u{1B}[1"), "\(talk.sent.debugDescription)")
    if isPlain { #expect(!talk.sent.contains("█") && !talk.sent.contains("\u{1B}7")) }
  }

  @Test("In colour the prompt and messages have the terminal's own")
  func colours() throws {
    let talk = try Dialogue()
    try talk.enter("nothing")
    try talk.expect("error: ")
    #expect(talk.sent.contains("\u{1B}[1;36mvae\u{1B}[0m> "))
    #expect(talk.sent.contains("\u{1B}[1;31merror:"))
  }
}
