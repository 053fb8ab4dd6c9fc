import Testing

@Suite("Tab and hints")
struct CompletionTests {
  @Test(
    "What is certain is typed",
    arguments: [
      ("resamp", "resample("), ("plot.tra", "plot.trace("), ("lon", "longname"),
      ("r.se", "r.second"),
      ("vae(enc", "vae(encoder="), ("windows(r, before=1s, aft", "windows(r, before=1s, after="),
      ("load(\"unus", "load(\"unusual.csv"), (":recov", ":recover"), ("?resamp", "?resample"),
      ("print([lon", "print([longname"),
    ])
  func unique(typed: String, completed: String) throws {
    let folder = Folder()
    try folder.write("1,2\n", to: "unusual.csv")
    let talk = try Dialogue(folder: folder)
    try talk.enter("longname = 1; r = {first: 1, second: 2};")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type(typed)
    try talk.wait("the line") { $0.cursorLine.before == "vae> " + typed }
    talk.type("\t")
    try talk.wait("the line") { $0.cursorLine.before.hasPrefix("vae> " + completed) }
  }

  @Test("What is possible is listed above the line, with what it is")
  func list() throws {
    let talk = try Dialogue()
    try talk.enter("d = toy(n=10)")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("d.")
    try talk.wait("the line") { $0.cursorLine.before == "vae> d." }
    talk.type("\t")
    try talk.expect("  labels     the class of each row, from 0\n")
    try talk.wait("the line again") { $0.cursorLine.before == "vae> d." }
    talk.type("lab\t")
    try talk.wait("the field") { $0.cursorLine.before == "vae> d.labels" }
  }

  @Test("A second Tab puts the candidates on the line, one after the other")
  func cycle() throws {
    let talk = try Dialogue()
    try talk.enter("alpha = 1; alps = 2;")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("alp\t")
    try talk.expect("  alps")
    try talk.wait("the line") { $0.cursorLine.before == "vae> alp" }
    for text in ["alpha", "alps", "alp", "alpha"] {
      talk.type("\t")
      try talk.wait("the next") { $0.cursorLine.before == "vae> " + text }
    }
    talk.type(" + 4\r")
    try talk.expect("\n5\nvae>")
  }

  @Test("A file whose name has blanks is put between quotes, and the home folder has its sign")
  func blanks() throws {
    let folder = Folder()
    try folder.write("x = 40\nx + 2\n", to: "my first script.vae")
    let talk = try Dialogue(folder: folder)
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type(":open my\t")
    try talk.wait("the name") { $0.cursorLine.before == "vae> :open \"my first script.vae\"" }
    talk.type("\r")
    try talk.expect("2 statements")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type(":open ~\t")
    try talk.wait("the folder") { $0.cursorLine.before == "vae> :open ~/" }
    talk.type("my\t")
    try talk.wait("the name") { $0.cursorLine.before == "vae> :open \"~/my first script.vae\"" }
  }

  @Test("The call being typed is shown behind the line, and goes with the line")
  func hint() throws {
    let talk = try Dialogue()
    try talk.enter("z = pca(")
    try talk.wait("more") { $0.cursorLine.before == "...> " }
    talk.type("\u{3}")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("z = pca(")
    try talk.wait("a hint") { $0.cursorLine.after.hasPrefix("  pca(dataset, k=10") }
    talk.type("toy(n=50), k=2)")
    try talk.wait("no hint") { $0.cursorLine == ("vae> z = pca(toy(n=50), k=2)", "") }
    talk.type("\r")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    #expect(!talk.screen.text.contains("whiten"), "\(talk.screen.text)")
  }

  @Test("Tab on the rows below the first makes room")
  func indentation() throws {
    let talk = try Dialogue()
    try talk.enter("for i in range(1) {")
    try talk.wait("more") { $0.cursorLine.before == "...> " }
    talk.type("\t")
    try talk.wait("room") { $0.cursorLine.before == "...>   " }
  }
}
