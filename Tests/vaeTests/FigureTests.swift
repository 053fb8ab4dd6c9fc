import Testing

@Suite("Figures of a script")
struct FigureTests {
  @Test("What a script shows is saved under the next number, and its path is said")
  func numbered() throws {
    let folder = Folder()
    let run = try vae(
      script: """
        plot.line([1, 2, 3])
        plot.line([3, 2, 1]);
        plot.bar([1, 2])
        if true { plot.line([1, 2]) }
        """, in: folder)
    #expect(run.status == 0, "\(run)")
    #expect(folder.names(in: "figures") == ["01-line.svg", "02-bar.svg"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasSuffix("→ figures/01-line.svg") == true, "\(run)")
    #expect(try folder.text(of: "figures/01-line.svg").hasPrefix("<svg"))
  }

  @Test("A named file is written, its folders made, and what stood there replaced")
  func named() throws {
    let folder = Folder()
    try folder.write("old", to: "deep/er/a.svg")
    let run = try vae(script: "plot.line([1, 2], out=\"deep/er/a.svg\");", in: folder)
    #expect(run.status == 0, "\(run)")
    #expect(run.output == "")
    #expect(folder.names(in: "deep/er") == ["a.svg"])
    #expect(try folder.text(of: "deep/er/a.svg").hasPrefix("<svg"))
  }
}
