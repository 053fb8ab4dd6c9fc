import Testing

@Suite("vae help")
struct HelpTests {
  @Test("Alone it lists all commands by topic")
  func overview() throws {
    let run = try vae("help")
    #expect(run.status == 0)
    for command in ["load", "windows", "train", "pca", "plot.trace"] {
      #expect(run.output.contains("\n  \(command) "), "\(command)")
    }
  }

  @Test("A command's page has its call, its parameters, what it gives and examples")
  func command() throws {
    let run = try vae("help", "pca")
    #expect(run.output.hasPrefix("pca("), "\(run)")
    for heading in ["\nParameters\n", "\nGives a pca\n", "\nExamples\n"] {
      #expect(run.output.contains(heading))
    }
    #expect(try vae("help", "plot.trace").output.hasPrefix("plot.trace("))
  }

  @Test("A group lists its members, a kind of value its fields")
  func groupsAndKinds() throws {
    #expect(try vae("help", "plot").output.contains("\n  plot.trace "))
    #expect(try vae("help", "dataset").output.contains("\n  .labels "))
  }

  @Test(
    "An unknown name is answered with what is near",
    arguments: [
      ("pac", "did you mean \"pca\"?"), ("plto", "did you mean \"plot\"?"),
      ("trace", "\"plot.trace\""), ("nosuchthing", "vae help lists all commands"),
    ])
  func unknown(name: String, hint: String) throws {
    let run = try vae("help", name)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("there is no command \"\(name)\""), "\(run)")
    #expect(run.errors.contains(hint), "\(run)")
  }
}
