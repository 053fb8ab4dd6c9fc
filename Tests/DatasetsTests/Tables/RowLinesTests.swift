import Datasets
import Testing

@Suite("Lines that are no rows")
struct RowLinesTests {
  @Test("An error below remarks and blank lines names the line that it is on")
  func errors() {
    let infinite = "a,b\n1,2\n# a remark\n3,4\n\n5,1e300\n"
    #expect(
      error { try recording(infinite, rate: 30) }?.message.contains(":6: column \"b\"") == true)
    let uneven = "time,a\n# first\n0,1\n0.1,2\n# second\n0.2,3\n0.1,4\n0.4,5\n"
    #expect(error { try recording(uneven) }?.message.contains(":7:") == true)
    let word = "a,b\n1,2\n\n3,x4\n5,6\n"
    #expect(error { try recording(word, rate: 30) }?.message.contains(":4: column \"b\"") == true)
  }

  @Test("Blank lines among rows of several columns are no rows, which is said")
  func blanks() throws {
    let read = try recording("a,b\n1,2\n\n3,4\n  \n5,6\n\n\n", rate: 30)
    #expect(read.numbers == [[1, 3, 5], [2, 4, 6]])
    #expect(read.notes == ["2 blank lines among the rows left out"])
    #expect(try recording("a\tb\n1\t2\n\n3\t4\n\t\n", rate: 30).numbers == [[1, 3], [2, 4]])
    #expect(try recording("a,b\n1,2\n,\n5,6\n", rate: 30).numbers == [[1, -1, 5], [2, -1, 6]])
  }

  @Test("In a single column a blank line is a missing sample, as it was")
  func single() throws {
    let read = try recording("a\n1\n\n3\n", rate: 30)
    #expect(read.numbers == [[1, -1, 3]] && read.notes.isEmpty)
  }

  @Test(
    "Times of day are times, over midnight too",
    arguments: [
      ["12:00:01.0", "12:00:01.5", "12:00:02.0"], ["23:59:59.5", "00:00:00.0", "00:00:00.5"],
      ["2024-05-01T08:00:00.000Z", "2024-05-01T08:00:00.500Z", "2024-05-01T08:00:01.000Z"],
      ["2024-05-01 08:00:00", "2024-05-01 08:00:00.5", "2024-05-01 08:00:01"],
      ["1:00:00.0 PM", "1:00:00.5 PM", "1:00:01.0 PM"], ["00:01.0", "00:01.5", "00:02.0"],
    ])
  func clocks(_ times: [String]) throws {
    let rows = zip(times, 1...).map { "\($0),\($1),\($1 + 3)" }.joined(separator: "\n")
    let read = try recording("Time,a,b\n" + rows + "\n")
    #expect(abs(read.rate - 2) < 1e-9 && read.columns == ["a", "b"])
    #expect(read.numbers == [[1, 2, 3], [4, 5, 6]])
  }

  @Test("Texts in a column of times that are no times of day are left out by name")
  func words() throws {
    let read = try recording("time,a\nearly:1,1\nlate:2,2\n", rate: 30)
    #expect(read.columns == ["a"])
    #expect(read.notes == ["column \"time\" of texts left out"])
  }
}
