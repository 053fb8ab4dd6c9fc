import Files
import Testing

@testable import Sessions
@testable import Sweeps

@Suite("The table of a sweep")
struct RunTableTests {
  @Test("A row has options, what was found, seconds and the error; names that clash are told apart")
  func rows() throws {
    var table = RunTable(try Grid(["seed=1,2,3", "name=\"a,b\""]))
    table[2] = RunRecord(
      results: [("auc", .number(0.5)), ("seed", .text("x \"y\""))], error: nil, seconds: 1.23456,
      inputs: [])
    table[0] = RunRecord(
      results: [("good", .bool(true))], error: "no, never", seconds: 0.25, inputs: [])
    #expect(table.count == 2 && table.failures == 1)
    #expect(
      table.text == """
        seed,name,good,auc,seed_result,seconds,error
        1,\"""a,b""\",true,,,0.25,"no, never"
        3,\"""a,b""\",,0.5,"x ""y""\",1.235,

        """)
  }

  @Test("A record is read as it was written, and what is none is nothing")
  func records() throws {
    let record = RunRecord(
      results: [("auc", .number(0.1)), ("gone", .null)], error: "it failed", seconds: 2,
      inputs: [.init(path: "a.csv", digest: "00"), .init(path: "b.csv", digest: nil)])
    let read = try #require(RunRecord(Array(record.json.laidOut.utf8)))
    #expect(read.results.map(\.name) == ["auc", "gone"])
    #expect(read.error == "it failed" && read.seconds == 2 && read.inputs == record.inputs)
    #expect(RunRecord(Array("{}".utf8)) == nil)
    #expect(RunRecord(Array("{\"results\": {}, \"sec".utf8)) == nil)
  }
}
