import Testing

@Suite("vae format")
struct FormatTests {
  @Test("A file is laid out in place, and then is")
  func inPlace() throws {
    let folder = Folder()
    try folder.write("x=[1,2]  # two\n", to: "a.vae")
    let check = try Program(arguments: ["format", "--check", "a.vae"], folder: folder).run()
    #expect(check.status == 1)
    #expect(check.output == "a.vae is not laid out: vae format a.vae\n")
    let run = try Program(arguments: ["format", "a.vae"], folder: folder).run()
    #expect(run.status == 0 && run.output == "laid out a.vae\n")
    #expect(try folder.text(of: "a.vae") == "x = [1, 2]  # two\n")
    let again = try Program(arguments: ["format", "--check", "a.vae"], folder: folder).run()
    #expect(again.status == 0 && again.output.isEmpty)
  }

  @Test("In a document the code is laid out, but not what is meant to be wrong")
  func documents() throws {
    let folder = Folder()
    let text =
      "# A\n\n```vae run\nx=1\n```\n\n```vae start\ny=f(\n```\n\n```vae\n?pca\n```\n\n    x=1\n"
    try folder.write(text, to: "a.md")
    let run = try Program(arguments: ["format", "a.md"], folder: folder).run()
    #expect(run.status == 0, "\(run)")
    #expect(try folder.text(of: "a.md") == text.replacing("run\nx=1", with: "run\nx = 1"))
  }

  @Test("Mistakes are reported with their places, and nothing is written; other files are laid out")
  func mistakes() throws {
    let folder = Folder()
    try folder.write("x=(1\n", to: "a.vae")
    try folder.write("x=1\n", to: "b.vae")
    let run = try Program(arguments: ["format", "a.vae", "none.vae", "b.vae"], folder: folder).run()
    #expect(run.status == 2)
    #expect(run.errors.contains("a.vae:1:3") && run.errors.contains("none.vae"), "\(run)")
    #expect(try folder.text(of: "a.vae") == "x=(1\n")
    #expect(try folder.text(of: "b.vae") == "x = 1\n")
  }
}
