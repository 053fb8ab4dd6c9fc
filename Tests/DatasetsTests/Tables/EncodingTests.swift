import Datasets
import Files
import Testing

@Suite("Bytes of tables")
struct EncodingTests {
  private let text = "\u{B5}V,b\n1.5,2\n3,4\n"

  private func load(_ bytes: [UInt8]) throws -> Recording {
    try Recording.load(["a.csv"], rate: 50, from: files(["a.csv": bytes]))
  }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test("UTF-16 is read, with and without its mark, and said", arguments: [true, false])
  func utf16(isLittle: Bool) throws {
    for mark in ["\u{FEFF}", ""] {
      let read = try load(utf16(mark + text, isLittle: isLittle))
      #expect(read.columns == ["\u{B5}V", "b"] && read.numbers == [[1.5, 3], [2, 4]])
      #expect(read.notes == ["read as UTF-16"])
    }
  }

  @Test("Latin-1 is read and said")
  func latin1() throws {
    let read = try load(text.unicodeScalars.map { UInt8($0.value) })
    #expect(read.columns == ["\u{B5}V", "b"] && read.notes == ["read as Latin-1"])
  }

  @Test("Bytes that stand in no text are refused at their line")
  func noText() {
    let late = Array(("a,b\n" + String(repeating: "1,2\n", count: 30_000)).utf8)
    #expect(
      error { try load(late + [0x31, 0x2C, 0xC3, 0x28, 0x0A]) }
        == .notText(file: "a.csv", line: 30_002))
    #expect(error { try load(Array("a\n1\n\u{0}\n".utf8)) } == .notText(file: "a.csv", line: 3))
  }

  @Test(
    "Other containers are named, with what to do",
    arguments: [
      ("PK\u{3}\u{4}....[Content_Types].xml", "an Excel workbook", "export the sheet as CSV"),
      ("PAR1", "a Parquet file", nil),
      ("%PDF-1.4", "a PDF", nil), ("BZh9", "packed by bzip2", nil),
      ("<!DOCTYPE html><html>", "a web page", nil), ("{\"a\": [1, 2]}", "JSON", nil),
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
        "a pointer of Git LFS to it", "git lfs pull fetches the file"
      ),
    ])
  func containers(_ start: String, _ kind: String, _ help: String?) {
    let found = error {
      try Recording.load(
        ["a.csv"], rate: 50, format: "csv", from: files(["a.csv": Array(start.utf8)]))
    }
    #expect(found?.message == "a.csv must be a table of text, but is \(kind)")
    if let help { #expect(found?.help == help) }
  }

  @Test(
    "Lines of which none holds numbers are told by one of them; a header alone has no data",
    arguments: [
      ("a,b\n\"1,234\",\"2,5%\"\n\"1,236\",\"3%\"\n", "\"1,234\",\"2,5%\""),
      ("a,b\n1.5%,2%\n3%,4.5%\n3%,5%\n", "1.5%,2%"),
    ])
  func noNumbers(_ text: String, _ line: String) {
    let found = error { try load(Array(text.utf8)) }
    #expect(found == .noNumbers(file: "a.csv", line: 2, text: line))
    #expect(error { try load(Array("a,b\n".utf8)) } == .empty(file: "a.csv"))
  }

  @Test(
    "What begins as an archive or a MATLAB file and is none is told so, whatever its name",
    arguments: [
      ("PK\u{3}\u{4}....a.txt", "a zip archive"), ("MATLAB 5.0 MAT-file", "a MATLAB file"),
    ])
  func damaged(_ start: String, _ kind: String) {
    let found = error {
      try Recording.load(["a.csv"], rate: 50, from: files(["a.csv": Array(start.utf8)]))
    }
    #expect(found?.message == "a.csv: the file must be \(kind), but is damaged or cut short")
  }
}
