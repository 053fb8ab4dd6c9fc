import Foundation
import Testing

@Suite("vae check")
struct CheckTests {
  /// Each line but the first and the figure's with the mistake that it holds; the unclosed bracket
  /// is last, since nothing after it can be told from its contents.
  private static let mistakes = [
    ("x = trian(3)", "unknown command \"trian\""),
    ("x = toy(n=10, m=3)", "has no parameter \"m\""),
    ("x = toy(n=10, n=20)", "is given n twice"),
    ("x = pca()", "needs dataset"),
    ("x = pca(\"a\")", "dataset must be"),
    ("x = demo(seconds=3Hz)", "must be a time such as 500ms, but is 3 Hz"),
    ("x = demo(neurons=0)", "must be between 1 and"),
    ("x = demo(indicator=\"green\")", "must be one of"),
    ("y = z + 1", "\"z\" is undefined"),
    ("plot = 3", "is a group of commands and cannot be assigned"),
    ("d = load(\"missing.csv\")", "there is no file missing.csv"),
    ("s = \"unclosed", "the string is never closed"),
    ("plot.line([1, 2, 3], out=\"made.svg\")", ""),
    ("q = pca(toy(n=10), k=2", "\"(\" is never closed"),
  ]
  private static let script = (["param epochs = 3"] + mistakes.map(\.0)).joined(separator: "\n")

  @Test("Twelve kinds of mistakes are all reported in one run, each at its place")
  func twelveMistakes() throws {
    let folder = Folder()
    try folder.write(Self.script, to: "wrong.vae")
    let run = try Program(arguments: ["check", "wrong.vae"], folder: folder).run()
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.complaints.count == 13, "\(run)")
    let expected = Self.mistakes.enumerated().filter { !$0.element.1.isEmpty }
    for ((index, mistake), complaint) in zip(expected, located(run.errors)) {
      #expect(complaint.message.contains(mistake.1), "\(complaint.message)")
      #expect(complaint.place.hasPrefix("wrong.vae:\(index + 2):"), "\(mistake): \(complaint)")
    }
  }

  /// The messages and the places of what was complained about.
  private func located(_ text: String) -> [(message: String, place: String)] {
    let lines = text.split(separator: "\n").map(String.init)
    return lines.indices.filter { lines[$0].hasPrefix("error: ") && $0 + 1 < lines.count }
      .map { (lines[$0], String(lines[$0 + 1].drop { $0 == " " })) }
  }

  @Test("The same script, run, does no work and says the same")
  func noWork() throws {
    let folder = Folder()
    try folder.write(Self.script, to: "wrong.vae")
    let run = try Program(arguments: ["wrong.vae"], folder: folder).run()
    let check = try Program(arguments: ["check", "wrong.vae"], folder: folder).run()
    #expect(run.errors == check.errors)
    #expect(run.status == 2)
    #expect(folder.names() == ["wrong.vae"])
  }

  @Test("Several scripts are all checked")
  func several() throws {
    let folder = Folder()
    try folder.write("x = 1 +", to: "a.vae")
    try folder.write("x = 1", to: "b.vae")
    try folder.write("nosuch()", to: "c.vae")
    let run = try Program(arguments: ["check", "a.vae", "b.vae", "c.vae"], folder: folder).run()
    #expect(run.status == 2)
    #expect(run.complaints.count == 2)
    #expect(run.errors.contains("a.vae:1:") && run.errors.contains("c.vae:1:1"), "\(run)")
    #expect(try Program(arguments: ["check", "b.vae"], folder: folder).run().status == 0)
  }

  @Test("What is no script is told in one complaint, with what to do")
  func others() throws {
    let folder = Folder()
    try folder.write("# Notes\n\nSome text.\n\n```vae\nx = 1\n```\n", to: "notes.md")
    try folder.write("<h1>Page</h1> of 3 &amp; 4", to: "page.html")
    for name in ["notes.md", "page.html"] {
      for arguments in [["check", name], [name]] {
        let run = try Program(arguments: arguments, folder: folder).run()
        #expect(run.status == 2 && run.complaints.count == 1, "\(run)")
        #expect(run.errors.contains("vae open \(name) takes the script out"), "\(run)")
      }
    }
    let noise = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
    try Data(noise).write(to: URL(filePath: folder.path + "/noise.vae"))
    let run = try Program(arguments: ["check", "noise.vae"], folder: folder).run()
    #expect(run.status == 2 && (1...2).contains(run.complaints.count), "\(run)")
    #expect(run.errors.contains("must be UTF-8 text"), "\(run)")
  }

  @Test("Nothing is run, written or waited for")
  func runsNothing() throws {
    let folder = Folder()
    try folder.write("print(1)\nplot.line([1, 2])\nwhile true { }", to: "endless.vae")
    let run = try Program(arguments: ["check", "endless.vae"], folder: folder).run()
    #expect(run.status == 0)
    #expect(run.output + run.errors == "")
    #expect(folder.names() == ["endless.vae"])
  }
}
