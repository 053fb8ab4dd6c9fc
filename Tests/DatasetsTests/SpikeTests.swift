import Datasets
import Testing

@Suite("Spikes beside traces")
struct SpikeTests {
  @Test("Counts may be written 0 or 0.0, with or without a header")
  func counts() throws {
    for spikes in ["a,b\n0,0.0\n2,1.0\n,6\n", "0,0\n2,1\n,6e0\n"] {
      let read = try recording("a,b\n1,2\n3,4\n,5\n", spikes: spikes, rate: 100)
      #expect(read.traces.map(\.spikes) == [[0, 2], [0, 1, 6]])
      #expect(read.hasSpikes && read.traces[1].spikeCount == 7)
    }
  }

  @Test("Where a count is missing the sample is missing too")
  func missingCount() throws {
    let read = try recording("a,b\n1,2\n3,4\n5,6\n", spikes: "a,b\n0,1\n,1\n1,1\n", rate: 100)
    #expect(read.traces[0].samples[1].isNaN)
    #expect(read.traces[0].spikes == [0, 0, 1])
    #expect(read.missingCount == 1)
    let end = try recording("a,b\n1,2\n3,4\n", spikes: "a,b\n0,1\n1,\n", rate: 100)
    #expect(end.traces[1].samples[1].isNaN && end.traces[1].spikes == [1, 0])
  }

  @Test(
    "Wrong counts are refused with file, line and column",
    arguments: [
      ("a,b\n0,1\n0,-1\n", field("s.csv", 3, "b", "-1", .count)),
      ("a,b\n0.5,1\n0,1\n", field("s.csv", 2, "a", "0.5", .count)),
      ("a,b\n70000,1\n0,1\n", field("s.csv", 2, "a", "70000", .count)),
      ("a,b\nx,1\n0,1\n", field("s.csv", 2, "a", "x", .number)),
      ("a\n0\n0\n", .columnsDiffer(file: "s.csv", columns: 1, other: "a.csv", otherColumns: 2)),
      (
        "b,a\n0,0\n0,0\n",
        .namesDiffer(file: "s.csv", column: "b", other: "a.csv", otherColumn: "a")
      ),
      (
        "a,b\n0,0\n",
        .lengthsDiffer(file: "s.csv", column: "a", length: 1, other: "a.csv", otherLength: 2)
      ),
      ("a,b\n0,0\n0\n", .ragged(file: "s.csv", line: 3, fields: 1, expected: 2)),
    ])
  func refused(_ spikes: String, _ expected: DatasetError) {
    let found = error {
      try recording("a,b\n1,2\n3,4\n", spikes: spikes, rate: 100)
    }
    #expect(found == expected)
  }

  @Test("A trace must have a count per sample")
  func countPerSample() {
    #expect(
      error { try Trace(name: "n", samples: [1, 2], spikes: [0]) }
        == .countsDiffer(what: "spike counts of neuron n", count: 1, expected: 2))
  }
}
