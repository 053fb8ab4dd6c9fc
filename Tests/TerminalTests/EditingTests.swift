import Sessions
import Testing

@testable import Terminal

@Suite("Blocks on one line")
struct FoldsTests {
  private let long = (1...20).map { "x\($0) = \($0)" }.joined(separator: "\n")

  @Test("A short block is edited as it is")
  func unfolded() {
    var folds = Folds()
    #expect(folds.pasted("a\nb") == "a\nb")
    #expect(folds.recalled("a\nb") == "a\nb")
  }

  @Test("A long one is a line that stands for it, and comes back whole between what is typed")
  func folding() {
    var folds = Folds()
    #expect(folds.pasted(long) == "[pasted 20 lines]")
    #expect(folds.unfolded("f([pasted 20 lines])") == "f(\(long))")
    #expect(folds.recalled(long) == "x1 = 1 [and 19 lines]")
    #expect(folds.unfolded("x1 = 1 [and 19 lines]") == long)
  }

  @Test("One endless line is folded too")
  func endless() {
    var folds = Folds()
    let line = "x = \"" + String(repeating: "é", count: 3000) + "\""
    #expect(folds.pasted(line) == "[pasted 3006 characters]")
    #expect(folds.recalled(line).hasSuffix("é [and 2946 characters]"))
    #expect(folds.unfolded(folds.recalled(line)) == line)
  }

  @Test("Two blocks of one length do not stand for each other")
  func two() {
    var folds = Folds()
    let other = long + "0"
    #expect(folds.pasted(long) == "[pasted 20 lines]")
    #expect(folds.pasted(other) == "[pasted 20 lines, 2]")
    #expect(folds.pasted(long) == "[pasted 20 lines]")
    #expect(folds.unfolded("[pasted 20 lines][pasted 20 lines, 2]") == long + other)
  }
}

@Suite("The edited line")
struct EditedLineTests {
  @Test(
    "Up and down go to the same column of the next row",
    arguments: [
      ("abc", 1, nil, nil), ("abc\nde", 5, 1, nil), ("abc\nde", 3, nil, 6), ("abc\n\nde", 4, 0, 5),
      ("\n", 0, nil, 1), ("", 0, nil, nil), ("for x {\n  y\n}", 10, 2, 13),
    ] as [(String, Int, Int?, Int?)])
  func rows(text: String, cursor: Int, above: Int?, below: Int?) {
    let line = EditedLine(text: text, cursor: cursor)
    #expect(line.placeAbove == above)
    #expect(line.placeBelow == below)
  }

  @Test("Home and end go to those of the row, and from there to those of the whole")
  func ends() {
    let text = "for é {\n  y\n}"
    #expect(EditedLine(text: text, cursor: 11).startOfRow == 9)
    #expect(EditedLine(text: text, cursor: 9).startOfRow == 0)
    #expect(EditedLine(text: text, cursor: 3).endOfRow == 8)
    #expect(EditedLine(text: text, cursor: 8).endOfRow == text.utf8.count)
  }
}

@Suite("What can be typed")
struct CandidateListTests {
  private func candidates(_ count: Int, summary: String = "") -> [Candidate] {
    (0..<count).map { Candidate(text: "name\($0)", summary: summary, isComplete: true) }
  }

  @Test("A few stand one below the other with what they are, cut to the window")
  func few() {
    let shown = [
      Candidate(text: "pca", summary: "Finds directions.", isComplete: false),
      Candidate(text: "plot.trace", summary: "Draws a trace.", isComplete: false),
    ]
    let list = CandidateList(shown, style: .plain)
    #expect(
      list.lines((24, 80)) == ["  pca         Finds directions.", "  plot.trace  Draws a trace."])
    #expect(
      list.lines((24, 28)) == ["  pca         Finds direct…", "  plot.trace  Draws a trac…"])
    #expect(list.lines((24, 20)) == ["  pca", "  plot.trace"])
  }

  @Test("Many stand in columns, read downwards")
  func many() {
    let lines = CandidateList(candidates(30), style: .plain).lines((24, 40))
    #expect(lines.count == 8)
    #expect(lines[0] == "  name0   name8   name16  name24")
    #expect(lines[7] == "  name7   name15  name23")
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test("What does not fit the window is counted")
  func tooMany() {
    let lines = CandidateList(candidates(1000), style: .plain).lines((10, 40))
    #expect(lines.count == 7)
    #expect(lines.last == "  … and 976 more")
  }

  @Test("A window narrower than a name shows one a line")
  func narrow() {
    #expect(CandidateList(candidates(3), style: .plain).lines((24, 4)).count == 3)
  }

  @Test(
    "What all begin with is typed",
    arguments: [
      (["pca", "pcb"], "pc"), (["pca"], "pca"), (["a", "b"], ""), ([], nil), (["µa", "µb"], "µ"),
      (["plot", "plot.trace"], "plot"),
    ] as [([String], String?)])
  func prefix(names: [String], common: String?) {
    let candidates = names.map { Candidate(text: $0, summary: "", isComplete: true) }
    #expect(Completion(replaced: 0..<0, candidates: candidates).commonPrefix == common)
  }
}
