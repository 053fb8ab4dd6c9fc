import Sessions
import Testing

@Suite("A session")
struct SessionTests {
  private static let figures = """
    before = 1
    plot.line([1, 2], out="a.svg")
    plot.bar([1, 2])
    plot.line([3, 4], out="c.svg")
    after = 2
    """

  @Test("Of writes that fail from a certain one on, the earlier are whole", arguments: 0...3)
  func failingWrites(count: Int) {
    let host = MemoryHost(writes: count)
    let session = Session(host: host)
    let ending = session.run(.text(Self.figures, name: "figures"))
    let all = ["a.svg", "figures/01-bar.svg", "c.svg"]
    #expect(host.names == all.prefix(count).sorted())
    #expect(session.summary(of: "before") == "1")
    #expect(session.summary(of: "after") == (count == 3 ? "2" : nil))
    guard count < 3 else { return #expect(ending == .done) }
    #expect(ending.exitStatus == 1)
    #expect(ending.messages.count == 1)
    #expect(ending.messages[0].contains("the disk is full"), "\(ending)")
    #expect(ending.messages[0].contains("figures:\(count + 2):"), "\(ending)")
  }

  @Test("Of reads that fail from a certain one on, none leaves half a recording", arguments: 0...2)
  func failingReads(count: Int) {
    let calcium = "0,1\n" + (0..<50).map { "\($0),\($0 % 7)\n" }.joined()
    let spikes = "0,1\n" + (0..<50).map { "\($0 % 2),0\n" }.joined()
    let files = ["a.calcium.csv": Array(calcium.utf8), "a.spikes.csv": Array(spikes.utf8)]
    let session = Session(host: MemoryHost(files: files, reads: count))
    session.run(.text("r = 5"))
    let ending = session.run(.text("r = load(\"a\", rate=100Hz)"))
    #expect(ending.exitStatus == (count == 2 ? 0 : 1), "\(ending)")
    #expect((session.summary(of: "r") == "5") == (count < 2))
    if count < 2 { #expect(ending.messages[0].contains("the disk is gone"), "\(ending)") }
  }

  @Test("Names keep their values from one text to the next, after failures too")
  func names() {
    let session = Session()
    #expect(session.run(.text("x = 1")) == .done)
    #expect(
      session.run(.text("x = 2\n[[1][k] for k in [argmax(normal(1)) + 5]]\nx = 3")).exitStatus == 1)
    #expect(session.summary(of: "x") == "2")
    #expect(session.run(.text("x = 4\nnosuch()")).exitStatus == 2)
    #expect(session.summary(of: "x") == "2")
    #expect(session.summary(of: "nosuch") == nil)
  }

  @Test("Outputs come in the order in which they were shown")
  func order() {
    final class Gathered { var outputs: [Output] = [] }
    let gathered = Gathered()
    let session = Session { gathered.outputs.append($0) }
    session.run(.text("1\nprint(2)\n3;\n\"four\""))
    #expect(
      gathered.outputs == [
        .value(summary: "1", details: []), .printed("2"), .value(summary: "\"four\"", details: []),
      ])
  }

  @Test("Lines are run when they make a statement")
  func feeding() {
    let session = Session()
    #expect(session.feed(Array("x = [1,\n".utf8)) == nil)
    #expect(session.summary(of: "x") == nil)
    #expect(session.feed(Array("2]\n".utf8)) == nil)
    #expect(session.summary(of: "x") == "[1, 2]")
    #expect(session.feed(Array("y = (1\n".utf8)) == nil)
    #expect(session.finish().exitStatus == 2)
    #expect(session.finish() == .done)
    #expect(session.feed(Array("nosuch()\n".utf8))?.exitStatus == 2)
    #expect(session.feed(Array("x\n".utf8)) == nil)
  }

  @Test("Work stops once it is asked to, and says where")
  func cancelling() {
    let session = Session(isCancelled: { true })
    let ending = session.run(.text("x = 1\nwhile true { }", name: "loop"))
    #expect(ending.exitStatus == 130)
    #expect(ending.messages.first?.contains("loop:") == true, "\(ending)")
  }

  @Test("The same text gives the same numbers in each session")
  func chance() {
    func answer() -> String {
      RecordedSession().answer(to: "demo(neurons=2, seconds=5s)\nnormal(3)")
    }
    #expect(answer() == answer())
    #expect(!answer().contains("error"))
  }

  @Test("At a prompt fractions have four digits, whole numbers all, and a long row is drawn")
  func display() {
    let recorded = RecordedSession()
    recorded.session.display.roundsNumbers = true
    recorded.session.display.rowWidth = 8
    let shown = [
      ("1/3", "0.3333"), ("1e6/7", "142857.1"), ("123456789", "123456789"),
      ("[2/3, 5]", "[0.6667, 5]"), ("1234.567s", "1234.6 s"), ("[1234.567]", "[1234.6]"),
      ("-1234.567kHz", "-1234.6 kHz"),
      ("-1/3 * 1s", "-333.3 ms"), ("0.1 + 0.2", "0.3"), ("\"{1/3}\"", "\"0.3333333333333333\""),
    ]
    for (code, answer) in shown { #expect(recorded.answer(to: code) == answer, "\(code)") }
    #expect(recorded.answer(to: "tensor(range(16)) / 3").contains("\n▁▂▃▄▅▆▇█\n"))
    let row = recorded.answer(to: "tensor([1/3, 123456.7])")
    #expect(row.contains("0.3333 to 123456.7\n") && row.hasSuffix("0.3333\t123456.7"), "\(row)")
    #expect(recorded.answer(to: "print(1/3)") == "0.3333333333333333")
  }

  @Test("What is printed for a file or a pipe is whole")
  func printing() {
    let recorded = RecordedSession()
    #expect(recorded.answer(to: "print(tensor(range(30)))").contains("mean 14.5"))
    recorded.session.display.printsWhole = true
    let numbers = (0..<30).map(String.init).joined(separator: ", ")
    #expect(recorded.answer(to: "print(tensor(range(30)))") == "[\(numbers)]")
    #expect(
      recorded.answer(to: "print(reshape(range(8), 2, 2, 2) / 4)")
        == "[[[0, 0.25], [0.5, 0.75]], [[1, 1.25], [1.5, 1.75]]]")
    let table = recorded.answer(to: "print(table(a=range(40), b=\"x\"))").split(separator: "\n")
    #expect(table.count == 41 && table[0] == "a\tb" && table[40] == "39\tx")
    #expect(recorded.answer(to: "print([[k for k in range(2000)]])").hasSuffix("1998, 1999]]"))
  }
}
