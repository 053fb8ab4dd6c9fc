import Files
import LinearAlgebra
import Testing

@testable import Datasets

@Suite("Events")
struct EventTests {
  /// Two neurons at 10 Hz: sample t of the second is 100 + t.
  private func recording(_ count: Int = 100) throws -> Recording {
    let ramp = (0..<count).map { Float($0) }
    return try Recording(
      traces: [
        Trace(name: "a/0", samples: ramp), Trace(name: "a/1", samples: ramp.map { 100 + $0 }),
      ], rate: 10, sources: [])
  }

  private func cut(before: Double, after: Double) throws -> WindowCut {
    try WindowCut(before: before, after: after, normalisation: .none, rate: 10)
  }

  @Test("A window lies around the sample nearest to its event, and has the event's class")
  func windows() throws {
    let events = try Events(at: [2.04, 5.06], labels: [1, 0], labelNames: ["go", "stop"])
    let rows = try recording().windows(cut(before: 0.1, after: 0.2), at: events)
    #expect(Array(rows.data.row(0)) == [19, 20, 21])
    #expect(Array(rows.data.row(1)) == [50, 51, 52])
    #expect(Array(rows.data.row(2)) == [119, 120, 121])
    #expect(rows.labels == [1, 0, 1, 0])
    #expect(rows.labelNames == ["go", "stop"])
    #expect(rows.groups == [0, 0, 1, 1])
  }

  @Test("The same moment is the same row, whether an event is there or not")
  func identity() throws {
    let cut = try WindowCut(before: 0.5, after: 0.5, step: 0.1, normalisation: .none, rate: 10)
    let all = try recording().windows(cut)
    let at = try recording().windows(cut, at: Events(at: [3]))
    #expect(all.rowIDs.contains(at.rowIDs[0]))
  }

  @Test("A window beyond the ends is left out and counted; the last that fits is taken")
  func ends() throws {
    let events = try Events(
      at: [-1, 0.1, 9.8, 9.9, 500], labels: [0, 0, 1, 1, 1], labelNames: ["x", "y"])
    let rows = try recording().windows(cut(before: 0.1, after: 0.2), at: events)
    #expect(rows.rows == 4)
    #expect(rows.labels == [0, 1, 0, 1])
    #expect(rows.notes == ["6 windows beyond the ends left out"])
    #expect(throws: DatasetError.noEventWithin(seconds: 10, windows: 2)) {
      try recording().windows(cut(before: 1, after: 1), at: Events(at: [0]))
    }
  }

  @Test("Spikes do not label windows at events")
  func spikes() throws {
    let trace = try Trace(
      name: "a/0", samples: [Float](repeating: 1, count: 50),
      spikes: [UInt16](repeating: 1, count: 50))
    let recording = try Recording(traces: [trace], rate: 10, sources: [])
    let rows = try recording.windows(cut(before: 0.1, after: 0.1), at: Events(at: [1]))
    #expect(rows.labels == nil)
    #expect(rows.spikes == [1, 1])
  }

  @Test(
    "A time that is none, or no time at all, is refused", arguments: [Double.nan, .infinity, 1e12])
  func wrongTimes(time: Double) throws {
    #expect(throws: DatasetError.self) { try Events(at: [1, time]) }
    #expect(throws: DatasetError.noEvents) { try Events(at: []) }
    #expect(throws: DatasetError.self) {
      try Events(at: [1], labels: [0, 1], labelNames: ["a", "b"])
    }
  }

  @Test("An average counts each neuron once, with the deviation of neurons over their root")
  func averages() throws {
    // Neuron 0 has rows 1 and 3, neuron 1 has row 6, neuron 2 has row 10: means 2, 6 and 10.
    let rows = try Dataset(
      data: Matrix(rows: 4, columns: 1, values: [1, 3, 6, 10]), groups: [0, 0, 1, 2],
      groupNames: ["a", "b", "c"])
    let average = try #require(try rows.averages().first)
    #expect(average.means == [6])
    #expect(average.count == 3)
    #expect(abs(average.errors[0] - 4 / 3.0.squareRoot()) < 1e-12)
    #expect(try rows.averagedByNeuron().data.values == [2, 6, 10])
  }

  @Test("Classes are averaged apart, and one neuron alone has no standard error")
  func averagesByClass() throws {
    let rows = try Dataset(
      data: Matrix(rows: 3, columns: 2, values: [1, 2, 3, 4, 5, 6]), labels: [1, 1, 0],
      labelNames: ["x", "y"], groups: [0, 1, 0], groupNames: ["a", "b"])
    let averages = try rows.averages()
    #expect(averages.map(\.label) == [0, 1])
    #expect(averages[0].means == [5, 6])
    #expect(averages[0].errors.allSatisfy { $0.isNaN })
    #expect(averages[1].means == [2, 3])
  }

  @Test("A population has a row for each bin and a column for each neuron")
  func population() throws {
    let rows = try recording().population(PopulationCut(bin: 0.5, isScaled: false))
    #expect(rows.rows == 20)
    #expect(Array(rows.data.row(1)) == [7, 107])
    #expect(rows.form == .population(bin: 0.5, neurons: ["a/0", "a/1"]))
    let scaled = try recording().population(PopulationCut(bin: 0.5))
    let first = (0..<20).map { Double(scaled.data[$0, 0]) }
    #expect(abs(first.reduce(0, +)) < 1e-4)
    #expect(abs(first.map { $0 * $0 }.reduce(0, +) / 20 - 1) < 1e-4)
  }

  @Test("Rows near an event have its class, the latest where several are near, all others rest")
  func populationClasses() throws {
    let events = try Events(at: [2, 2.5], labels: [0, 1], labelNames: ["go", "stop"])
    let cut = PopulationCut(bin: 0.5, events: events, before: 0.5, after: 1)
    let rows = try recording().population(cut)
    #expect(rows.labelNames == ["rest", "go", "stop"])
    // Middles at 0.25, 0.75, …: 1.75 is before the first alone, 2.25 already before the second.
    #expect(rows.labels?.prefix(8) == [0, 0, 0, 1, 2, 2, 2, 0])
  }

  @Test("A time without a sample is left out, and a neuron without any by name")
  func populationGaps() throws {
    var ramp = (0..<40).map { Float($0) }
    for sample in 10..<15 { ramp[sample] = .nan }
    let recording = try Recording(
      traces: [
        Trace(name: "a/0", samples: ramp),
        Trace(name: "a/1", samples: [Float](repeating: .nan, count: 40)),
        Trace(name: "a/2", samples: (0..<50).map { Float($0) }),
      ], rate: 10, sources: [])
    let rows = try recording.population(PopulationCut(bin: 0.5, isScaled: false))
    #expect(rows.rows == 7)
    #expect(rows.columns == 2)
    #expect(rows.omittedCount == 1)
    #expect(rows.notes.contains { $0.contains("a/1 has no sample") })
    #expect(rows.notes.contains { $0.contains("shortest") })
  }

  @Test("Correlations are Pearson's, with gaps over what both have")
  func correlations() throws {
    try requireOpenBLAS()
    let a: [Float] = [1, 2, 3, 4, 5, 6, 7, 9]
    let b: [Float] = [2, 1, 4, 3, 7, 8, 6, 9]
    func trace(_ name: String, _ samples: [Float]) throws -> Trace {
      try Trace(name: name, samples: samples)
    }
    let whole = try Recording(
      traces: [trace("a", a), trace("b", b), trace("c", [Float](repeating: 3, count: 8))],
      rate: 1, sources: []
    ).correlations()
    // numpy.corrcoef of the two.
    #expect(abs(whole[0, 1] - 0.8957339) < 1e-5)
    #expect(whole[0, 0] == 1 && whole[0, 2].isNaN && whole[2, 2].isNaN)
    var gap = a
    gap[7] = .nan
    let some = try Recording(
      traces: [trace("a", gap), trace("b", b)], rate: 1, sources: []
    ).correlations()
    #expect(abs(some[0, 1] - Self.pearson(Array(a[..<7]), Array(b[..<7]))) < 1e-5)
  }

  @Test("Correlations of columns are those of the same numbers as traces")
  func columnCorrelations() throws {
    try requireOpenBLAS()
    var stream = RandomStream(seed: 4, purpose: .order)
    let columns = (0..<3).map { _ in (0..<50).map { _ in Float(stream.uniform()) } }
    let recording = try Recording(
      traces: columns.enumerated().map { try Trace(name: "\($0)", samples: $1) }, rate: 1,
      sources: [])
    let rows = try recording.population(PopulationCut(bin: 1, isScaled: false))
    let (a, b) = (try recording.correlations(), rows.correlations())
    for place in a.values.indices { #expect(abs(a.values[place] - b.values[place]) < 1e-5) }
  }

  private static func pearson(_ a: [Float], _ b: [Float]) -> Float {
    let (x, y) = (a.map { Double($0) }, b.map { Double($0) })
    let count = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
    return Float(xy / (xx * yy).squareRoot())
  }

  @Test("By time, the last rows of each neuron are held")
  func splitByTime() throws {
    let rows = try Dataset(
      data: Matrix(rows: 8, columns: 1, values: (0..<8).map { Float($0) }),
      groups: [0, 0, 0, 0, 1, 1, 1, 1], groupNames: ["a", "b"])
    let (kept, held) = try rows.split(held: 0.25, by: .time, seed: 1)
    #expect(kept.data.values == [0, 1, 2, 4, 5, 6])
    #expect(held.data.values == [3, 7])
    #expect(rows.stretches(2) == [0, 0, 1, 1, 0, 0, 1, 1])
  }
}
