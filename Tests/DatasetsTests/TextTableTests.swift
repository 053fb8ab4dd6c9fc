import Datasets
import LinearAlgebra
import Testing

@Suite("Tables of text")
struct TextTableTests {
  @Test(
    "A number reads as Swift's own parser reads it",
    arguments: [
      "0", "-0", "1", "0.1", "-0.541540748916", "1.72863290465", "123456789012345",
      "1234567890123456", "9007199254740993", "0.30000000000000004", "1e22", "1e23", "1e-22",
      "1.5E+3", "-2.5e-7", ".5", "5.", "0.1234567890123456789", "00012.50",
      "1e-40", "3.4028234e38", "1.17549435e-38", "8.9e-46", "+4.25", "1e-300", "16777217",
    ])
  func numberReads(_ text: String) throws {
    let expected = Float(try #require(Double(text)))
    #expect(try recording("x\n\(text)\n1\n", rate: 1).traces[0].samples[0] == expected)
  }

  @Test("Random decimals of any length read exactly")
  func randomDecimals() throws {
    var stream = RandomStream(seed: 5, purpose: .simulation)
    var texts: [String] = []
    for _ in 0..<20_000 {
      let digits = (0..<1 + stream.integer(below: 19)).map { _ in String(stream.integer(below: 10))
      }
      let point = stream.integer(below: digits.count + 1)
      let exponent = stream.integer(below: 3) == 0 ? "e\(stream.integer(below: 50) - 40)" : ""
      texts.append(
        (stream.integer(below: 2) == 0 ? "-" : "") + digits[..<point].joined() + "."
          + digits[point...].joined() + exponent)
    }
    let samples = try recording(texts.joined(separator: "\n"), rate: 1).traces[0].samples
    for (text, sample) in zip(texts, samples) {
      let expected = Float(try #require(Double(text)))
      #expect(sample.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test(
    "Line ends, marks, quotes, blanks and delimiters make no difference",
    arguments: [
      "a,b\n1,2\n3,4\n", "a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4",
      "\u{FEFF}a,b\n1,2\n3,4\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n", "a\tb\n1\t2\n3\t4\n",
      "a;b\n1;2\n3;4\n\n\n", " a , b \n 1 , 2 \n3 ,4\n  \n", "a,b\n1.0,2e0\n+3,04\n",
      ",a,b\n0,1,2\n1,3,4\n", "a,b,\n1,2,\n3,4,\n",
    ])
  func sameTable(_ text: String) throws {
    let read = try recording(text, rate: 50)
    #expect(read.traces.map(\.name) == ["a/a", "a/b"])
    #expect(read.traces.map(\.samples) == [[1, 3], [2, 4]])
    #expect(read.rate == 50)
    #expect(!read.hasSpikes)
  }

  @Test(
    "A long text reads as its lines do one by one", arguments: ["\n", "\r\n", "\r"],
    ["", "\n", "\n \n\n"])
  func longTable(lineEnd: String, end: String) throws {
    let rows = (0..<40_000).map { row in
      [row % 7 == 0 ? "" : "\(Double(row) / 7)", "\(row % 10)", row < 30_000 ? "-0.25e1" : ""]
    }
    let text = "a,b,c\n" + rows.map { $0.joined(separator: ",") }.joined(separator: lineEnd) + end
    let read = try recording(text, rate: 50)
    for (column, trace) in read.traces.enumerated() {
      let numbers = rows.map { Double($0[column]).map { Float($0) } ?? .nan }
      let last = try #require(numbers.lastIndex { !$0.isNaN })
      #expect(trace.samples.map(\.bitPattern) == numbers[...last].map(\.bitPattern))
    }
  }

  @Test(
    "The first fault of a long text is named, wherever others are",
    arguments: [2, 17_000, 39_999])
  func longTextWithFaults(first: Int) {
    var lines = (0..<40_000).map { "\(Double($0) / 7),\($0)" }
    lines[first] = "1.5,oops"
    if first < 30_000 { lines[30_000] = "1,2,3" }
    let text = "a,b\n" + lines.joined(separator: "\n")
    #expect(
      error { try recording(text, rate: 50) } == field("a.csv", first + 2, "b", "oops", .number))
    lines[first] = "1.5"
    let ragged = "a,b\n" + lines.joined(separator: "\n")
    #expect(
      error { try recording(ragged, rate: 50) }
        == .ragged(file: "a.csv", line: first + 2, fields: 1, expected: 2))
  }

  @Test("A name in quotes may hold the delimiter and quotes")
  func quotedNames() throws {
    let read = try recording("\"a,\"\"1\"\"\",b\n1,2\n", rate: 50)
    #expect(read.traces.map(\.name) == ["a/a,\"1\"", "a/b"])
  }

  @Test("Without a header the columns are numbered, and the first line is data")
  func noHeader() throws {
    let read = try recording("1.5,2\n3,4\n", rate: 50)
    #expect(read.traces.map(\.name) == ["a/0", "a/1"])
    #expect(read.traces[0].samples == [1.5, 3])
    #expect(try recording("0\n7\n", rate: 50).traces[0].samples == [0, 7])
    #expect(try recording("0,1,2\n7,8,9\n", rate: 50).traces[2].samples == [9])
  }

  @Test("Blanks at the end shorten a neuron, blanks in the middle are missing samples")
  func blanks() throws {
    let read = try recording("a,b,c\n1,2,NaN\n,3,1\nnan,NA,\n4,,\n", rate: 50)
    let samples = read.traces.map { $0.samples.map { $0.isNaN ? -1 : $0 } }
    #expect(samples == [[1, -1, -1, 4], [2, 3], [-1, 1]])
    #expect(read.missingCount == 3)
    #expect(try recording("a\n1\n\n3\n\n", rate: 50).traces[0].samples.count == 3)
  }

  @Test(
    "What is wrong is refused with file, line and column",
    arguments: [
      ("a,b\n1,2\n3,x4\n", field("a.csv", 3, "b", "x4", .number)),
      ("1,2\n1,0x10\n", field("a.csv", 2, "1", "0x10", .number)),
      ("a,b\n1,--2\n", field("a.csv", 2, "b", "--2", .number)),
      ("a,b\n1,1e\n", field("a.csv", 2, "b", "1e", .number)),
      ("a,b\n1,inf\n", field("a.csv", 2, "b", "inf", .finite)),
      ("a,b\n-1e999,2\n", field("a.csv", 2, "a", "-1e999", .finite)),
      ("a,b\n1e39,2\n", field("a.csv", 2, "a", "1e+39", .finite)),
      ("a,b\n1,2\n3\n", .ragged(file: "a.csv", line: 3, fields: 1, expected: 2)),
      ("a,b\r\n1,2\r\n3,4,5\r\n", .ragged(file: "a.csv", line: 3, fields: 3, expected: 2)),
      ("a,b\n1,2\n\n3\n", .ragged(file: "a.csv", line: 4, fields: 1, expected: 2)),
      ("a,b\n\"1,2\n3,4\n", .unclosedQuote(file: "a.csv", line: 2)),
      ("a,b\n1,2\n3,\u{0}\n", .notText(file: "a.csv", line: 3)),
      ("a,\u{0}b\n1,2\n", .notText(file: "a.csv", line: 1)),
      ("a,a\n1,2\n", .sameName(file: "a.csv", column: "a")),
      ("", .empty(file: "a.csv")), ("\n \r\n", .empty(file: "a.csv")),
      ("\u{FEFF}", .empty(file: "a.csv")), ("a,b\n", .empty(file: "a.csv")),
      ("a,b\n,\n,nan\n", .empty(file: "a.csv")),
    ])
  func refused(_ text: String, _ expected: DatasetError) {
    #expect(error { try recording(text, rate: 50) } == expected)
  }

  @Test("Lines that are longer than what a processor reads at once are one row each")
  func longLines() throws {
    let blanks = String(repeating: " ", count: 400_000)
    let text = "a,b\n" + (0..<6).map { "\($0),\($0 % 3 == 1 ? blanks : "")\($0 * $0)\n" }.joined()
    let traces = try recording(text, rate: 50).traces
    #expect(traces.map(\.samples) == [[0, 1, 2, 3, 4, 5], [0, 1, 4, 9, 16, 25]])
  }

  @Test("A huge number of columns is refused")
  func hugeColumns() {
    let text = String(repeating: "1,", count: 200_000) + "1\n"
    #expect(
      error { try recording(text, rate: 50) }
        == .tooManyColumns(file: "a.csv", columns: 200_001, most: 100_000))
  }

  @Test(
    "A column of times gives the rate and is no neuron",
    arguments: ["time", "t", "Time", "time (s)"])
  func timeColumn(_ name: String) throws {
    let rows = (0..<1000).map { "\(Double($0) / 30),\($0 % 7)" }.joined(separator: "\n")
    let read = try recording("\(name),a\n\(rows)\n")
    #expect(abs(read.rate - 30) < 1e-9)
    #expect(read.traces.map(\.name) == ["a/a"])
    let other = try recording("\(name),a\n\(rows)\n", rate: 31)
    #expect(other.rate == 31)
    #expect(other.notes == ["rate= is taken in place of column \"\(name)\", which gives 30 Hz"])
  }

  @Test("Times that stand still, go back, jump or are missing are refused with their line")
  func unevenTimes() {
    for bad in ["0.1", "0.05", "0.9", ""] {
      let found = error {
        try recording("t,a\n0,1\n0.1,2\n\(bad),3\n0.3,4\n0.4,5\n0.5,1\n0.6,2\n0.7,2\n0.8,2\n")
      }
      switch found {
      case .unevenTimes(_, let line, _, _): #expect(line == 4)
      case .field(let field): #expect(field.line == 4 && field.expected == .time)
      default: Issue.record("\(bad): \(String(describing: found))")
      }
    }
  }

  @Test("A table without times needs a rate")
  func rateMissing() {
    #expect(
      error { try recording("a\n1\n2\n") }
        == .rateMissing(file: "a.csv"))
    for rate in [0, -5, Double.nan, .infinity, 1e9] {
      let found = error { try recording("a\n1\n2\n", rate: rate) }
      guard case .outOfRange("rate", _, _, _) = found else {
        Issue.record("\(rate)")
        continue
      }
    }
  }
}
