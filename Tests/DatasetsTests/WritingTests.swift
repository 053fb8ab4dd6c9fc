import Datasets
import LinearAlgebra
import Testing

@Suite("Writing and reading back")
struct WritingTests {
  @Test("A recording survives as a SpikeFinder pair, gaps and short neurons too")
  func spikeFinder() throws {
    let original = try Recording(
      traces: [
        Trace(name: "x/0", samples: [0.1, .nan, -3e-7, 12345.678], spikes: [0, 1, 0, 6]),
        Trace(name: "x/1", samples: [1, 2], spikes: [0, 3]),
      ], rate: 100, sources: [])
    let written = try original.spikeFinderFiles()
    let read = try Recording.load(
      ["x"],
      from: files(["x.calcium.csv": written.calcium, "x.spikes.csv": try #require(written.spikes)]))
    #expect(read.fingerprint == original.fingerprint)
    #expect(read.traces.map(\.name) == original.traces.map(\.name))
  }

  @Test("A simulated recording survives bit for bit, as a pair and as tables with times")
  func simulated() throws {
    let original = try Simulation(neurons: 3, seconds: 5, seed: 9).recording()
    let pair = try original.spikeFinderFiles()
    let read = try Recording.load(
      ["demo"],
      from: files(["demo.calcium.csv": pair.calcium, "demo.spikes.csv": try #require(pair.spikes)]))
    #expect(read.fingerprint == original.fingerprint)
    let tables = original.tables()
    let again = try Recording.load(
      ["demo.csv"], spikes: "s.csv",
      from: files(["demo.csv": tables.traces, "s.csv": try #require(tables.spikes)]))
    #expect(again.traces.map(\.samples) == original.traces.map(\.samples))
    #expect(again.traces.map(\.spikes) == original.traces.map(\.spikes))
    #expect(abs(again.rate - 100) < 1e-9)
  }

  @Test("A recording of a few samples, missing ones among them, survives at any rate")
  func survives() throws {
    let original = try Recording(
      traces: [
        Trace(name: "a", samples: [1.5, 2, .nan], spikes: [0, 1, 2]),
        Trace(name: "b", samples: [.nan, .nan, .nan], spikes: [1, 0, 3]),
      ], rate: 0.25, sources: [])
    let tables = original.tables()
    let disk = files(["x.csv": tables.traces, "x.spikes.csv": try #require(tables.spikes)])
    let read = try Recording.load(["x.csv"], from: disk)
    #expect(read.columns == ["a", "b"] && abs(read.rate - 0.25) < 1e-9 && read.notes.isEmpty)
    #expect(read.numbers == original.numbers)
    #expect(read.traces.map(\.spikes) == original.traces.map(\.spikes))
  }

  @Test("Another rate than 100 Hz does not fit the format, and no spikes make no file")
  func otherRate() throws {
    let slow = try Recording(
      traces: [Trace(name: "a", samples: [1])], rate: 30, sources: [])
    #expect(
      error { try slow.spikeFinderFiles() }?.message
        == "the recording must have the rate of a SpikeFinder file (100 Hz), but has 30 Hz")
    #expect(slow.tables().spikes == nil)
  }

  @Test("A dataset survives as a table", arguments: Dataset.Normalisation.allCases)
  func dataset(_ normalisation: Dataset.Normalisation) throws {
    let original = try someWindows(normalisation)
    let read = try Dataset.fromCSV(original.csv(), file: "d.csv")
    #expect(read.data == original.data)
    #expect(read.labels == original.labels && read.labelNames == original.labelNames)
    #expect(read.groups == original.groups && read.groupNames == original.groupNames)
    #expect(read.rowIDs == original.rowIDs)
    #expect(read.means == original.means && read.deviations == original.deviations)
    #expect(read.form == original.form)
  }

  @Test("Plain rows survive, with a NaN and names that need quotes")
  func plainRows() throws {
    let original = try Dataset(
      data: Matrix(rows: 2, columns: 3, values: [1, .nan, 3, 4, 5, 6]), labels: [1, 0],
      labelNames: ["a,\"b\"", "c"])
    let read = try Dataset.fromCSV(original.csv(), file: "d.csv")
    #expect(read.data.values.map(\.bitPattern) == original.data.values.map(\.bitPattern))
    #expect(read.labels?.map { read.labelNames[$0] } == ["c", "a,\"b\""])
    #expect(read.form == .rows && read.groups == nil)
  }

  @Test(
    "A broken table is refused with its place",
    arguments: [
      ("0,1\n1\n", DatasetError.ragged(file: "d", line: 2, fields: 1, expected: 2)),
      ("0,1\n1,2,3\n", .ragged(file: "d", line: 2, fields: 3, expected: 2)),
      ("0,1\n1,x\n", field("d", 2, "1", "x", .number)),
      ("0,1\n1,1e39\n", field("d", 2, "1", "1e+39", .finite)),
      ("row,1\nzz,2\n", field("d", 2, "row", "zz", .identity)),
      ("", .empty(file: "d")), ("\n", .empty(file: "d")),
      ("label\nspike\n", .empty(file: "d")),
    ])
  func refused(_ text: String, _ expected: DatasetError) {
    #expect(
      error { try Dataset.fromCSV(Array(text.utf8), file: "d") }
        == expected)
  }
}
