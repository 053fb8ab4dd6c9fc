import Syntax
import Testing

@Suite("The one layout")
struct LayoutTests {
  @Test(
    "Blanks and lines are those of the layout, whatever was written",
    arguments: [
      ("a=1", "a = 1\n"),
      ("\n\n\na  =  1 ;\n\n\n\nb\n\n", "a = 1;\n\nb\n"),
      ("f( x ,y , k = 1, )", "f(x, y, k=1)\n"),
      ("a , b = f (x) [ 1 : n+1 , : ]", "a, b = f(x)[1:n + 1, :]\n"),
      ("r = {a:1,if : - 2}", "r = {a: 1, if: -2}\n"),
      ("x = not-y+ +2*-z**-2", "x = not -y + +2 * -z ** -2\n"),
      ("x = 20%-3 % 2", "x = 20% - 3 % 2\n"),
      ("x = 20% (3)", "x = 20% (3)\n"),
      ("a\n  |> f( 1 )\n|> g", "a |> f(1) |> g\n"),
      ("x = [ i for i in y if not i in z ]", "x = [i for i in y if not i in z]\n"),
      ("s = \"a  {b+1}\"+ 'c'", "s = \"a  {b+1}\" + 'c'\n"),
      ("a = 1;b = 2", "a = 1; b = 2\n"),
      ("if a {b} else{ c;d }", "if a { b } else { c; d }\n"),
      ("if a {\nb}\nelse if c {}\nelse {d\n}", "if a {\n  b\n} else if c {} else {\n  d\n}\n"),
      ("for i,j in x {\n\n f(i)\n\n }", "for i, j in x {\n  f(i)\n}\n"),
      ("def f(a,b = 1) { return a }", "def f(a, b=1) { return a }\n"),
      ("x\r\ny\r\n", "x\ny\n"), ("", ""), ("#%%  A\n#: b", "#%%  A\n#: b\n"),
    ])
  func layouts(written: String, laidOut: String) {
    #expect(layout(written) == laidOut)
  }

  @Test("What is too long is broken at its outermost places, and filled")
  func longLines() {
    let items = (0..<30).map { "item_\($0)" }
    let call = layout("result = call(" + items.joined(separator: ",") + ")")
    let lines = call.split(separator: "\n")
    #expect(lines.first == "result = call(")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  item_") && $0.count <= 100 })
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.count > 80 })
    let sum = layout("x = " + items.joined(separator: "+")).split(separator: "\n")
    #expect(sum.dropLast().allSatisfy { $0.hasSuffix(" +") })
    let stages = layout("x |> " + items.map { "\($0)(k=1)" }.joined(separator: " |> "))
    #expect(stages.hasPrefix("x\n  |> item_0(k=1)\n  |> item_1(k=1)\n"))
    let record = layout("x = {" + items.map { "\($0): 1" }.joined(separator: ", ") + "}")
    #expect(record.hasPrefix("x = {\n  item_0: 1, ") && record.hasSuffix("\n}\n"))
  }

  @Test("Comments stay where they are; those behind lines that follow each other are aligned")
  func comments() {
    let text = """
      param a = 1 # one
      param long = "x"   # two
      # own
      x = f( # behind
        1, # first
          # own
        2)
      if x { # head
      # inside
      }
      # between
      else { y }
      """
    #expect(
      layout(text) == """
        param a = 1       # one
        param long = "x"  # two
        # own
        x = f(  # behind
          1,  # first
          # own
          2)
        if x {  # head
          # inside
        }
        # between
        else {
          y
        }

        """)
  }

  @Test("A text with mistakes stays as it is")
  func mistakes() {
    #expect(layout("x  = (1") == "x  = (1")
  }

  @Test(
    "A thousand programs at random keep tree, cells and comments, and are laid out once for all")
  func programs() {
    var count = 0
    var seed = 0
    while count < 1000 {
      seed += 1
      var maker = ProgramMaker(seed: seed)
      let text = maker.program()
      let program = parse(source(text), mode: .file)
      guard !program.hasErrors else { continue }
      count += 1
      let laidOut = program.laidOut
      let again = parse(source(laidOut), mode: .file)
      #expect(again.outline == program.outline, "seed \(seed)")
      #expect(again.laidOut == laidOut, "seed \(seed)")
      #expect(again.cells.count == program.cells.count, "seed \(seed)")
      #expect(comments(of: laidOut) == comments(of: text), "seed \(seed)")
    }
    // What is made is mostly without faults.
    #expect(seed < 1500)
  }

  private func layout(_ text: String) -> String { parse(source(text), mode: .file).laidOut }

  private func comments(of text: String) -> [String] {
    let source = source(text)
    return tokens(of: source.utf8).comments.map { span in
      var comment = source.text(in: span)[...]
      while comment.last?.isWhitespace == true { comment = comment.dropLast() }
      return String(comment)
    }
  }
}
