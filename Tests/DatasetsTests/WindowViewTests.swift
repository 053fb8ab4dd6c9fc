import Datasets
import LinearAlgebra
import Testing

/// Neurons of some lengths with spikes, one of them with a gap, one without a sample.
private func gappyRecording(seed: UInt64 = 5) throws -> Recording {
  var stream = RandomStream(seed: seed, purpose: .simulation)
  let traces = try [40, 0, 25, 61].enumerated().map { neuron, count in
    var samples = (0..<count).map { _ in Float(stream.normal()) * 3 + 7 }
    if neuron == 2 { samples[11] = .nan }
    return try Trace(
      name: "set/\(neuron)", samples: samples,
      spikes: (0..<count).map { _ in UInt16(stream.poisson(mean: 60) > 62 ? 300 : 0) })
  }
  return try Recording(traces: traces, rate: 12.5, sources: ["set"])
}

private func cut(
  _ normalisation: Dataset.Normalisation, before: Int = 4, after: Int = 3, step: Int = 1
) throws -> WindowCut {
  try WindowCut(
    before: before, after: after, step: step, spike: 2, normalisation: normalisation)
}

/// Overlapping windows, which are stretches of the traces.
private func views(_ normalisation: Dataset.Normalisation = .trace) throws -> Dataset {
  try gappyRecording().windows(cut(normalisation))
}

extension Dataset {
  /// The same, with all numbers and all that is known written down row by row.
  fileprivate func written() throws -> Dataset {
    var written = try Dataset(
      data: data.matrix, labels: labels, labelNames: labelNames, groups: groups,
      groupNames: groupNames, rowIDs: rowIDs, means: means, deviations: deviations,
      spikes: spikes, form: form, omittedCount: omittedCount)
    (written.spans, written.notes) = (spans, notes)
    return written
  }
}

@Suite("Windows as stretches of traces")
struct WindowViewTests {
  @Test("Windows that overlap are stretches; others, and those scaled by themselves, are copies")
  func whatIsStretches() throws {
    #expect(try views(.trace).data.starts != nil && views(.none).data.starts != nil)
    #expect(try views(.window).data.starts == nil)
    #expect(try gappyRecording().windows(cut(.trace, step: 7)).data.starts == nil)
  }

  @Test("A stretch holds the numbers, the spikes and the times of its window")
  func content() throws {
    let recording = try gappyRecording()
    let (plain, scaled) = (try views(.none), try views(.trace))
    let spikes = try #require(scaled.spikes)
    let (means, deviations) = (try #require(scaled.means), try #require(scaled.deviations))
    let (groups, spans) = (try #require(scaled.groups), try #require(scaled.spans))
    #expect(plain.means == nil && plain.rows == scaled.rows && plain.omittedCount == 7)
    for row in 0..<scaled.rows {
      let trace = recording.traces[groups[row]]
      let centre = Int((spans.centres[row] * 12.5).rounded())
      let samples = Array(trace.samples[centre - 4..<centre + 3])
      let counts = trace.spikes?[centre - 4..<centre + 3].map { UInt8(min($0, 255)) }
      #expect(Array(plain.data.row(row)) == samples)
      #expect(
        Array(scaled.data.row(row)) == samples.map { ($0 - means[row]) / deviations[row] })
      #expect(counts == Array(spikes[row * 7..<row * 7 + 7]))
      let near = trace.spikes?[max(0, centre - 2)..<min(trace.samples.count, centre + 2)]
      #expect(scaled.labels?[row] == (near?.contains { $0 > 0 } == true ? 1 : 0))
    }
  }

  @Test("The same moment is the same row, as a stretch or as a copy")
  func identities() throws {
    let views = try views()
    let copies = try gappyRecording().windows(cut(.trace, step: 7))
    let place = Dictionary(uniqueKeysWithValues: zip(views.rowIDs, 0..<views.rows))
    #expect(place.count == views.rows)
    for (row, identity) in copies.rowIDs.enumerated() {
      let same = try #require(place[identity])
      #expect(copies.data.row(row) == views.data.row(same))
      #expect(copies.spans?.centres[row] == views.spans?.centres[same])
    }
  }

  /// What makes rows of rows.
  static let ways: [(name: String, make: @Sendable (Dataset) throws -> Dataset)] = [
    ("itself", { $0 }), ("head", { $0.head(50) }), ("few", { $0.head(3) }),
    ("shuffled", { $0.shuffled(seed: 3) }),
    ("selected", { try $0.selecting(rows: [70, 2, 2, 41] + Array(30..<60)) }),
    ("balanced", { try $0.balanced(count: 60, replacing: true, seed: 1) }),
    ("kept", { try $0.split(held: 0.3, seed: 2).kept }),
    ("held", { try $0.split(held: 0.3, by: .time, seed: 2).held }),
    ("columns", { try $0.selecting(columns: [1, 2, 3, 4]) }),
    ("other columns", { try $0.selecting(columns: [6, 1]) }),
    (
      "columns of columns", { try $0.selecting(columns: [2, 3, 4, 5]).selecting(columns: [1, 2]) }
    ),
    ("restored", { $0.restored() }), ("normalised", { try $0.normalised() }),
    ("restored few", { $0.head(3).restored() }),
    ("joined", { try $0.head(60).appending($0.selecting(rows: Array(20..<80))) }),
    ("joined with few", { try $0.appending($0.head(2)) }),
    ("averaged", { try $0.averagedByNeuron() }),
    ("encoded", { try $0.replacingData(Matrix(rows: $0.rows, columns: 2), form: .rows) }),
    (
      "encoded and joined",
      {
        let rows = try $0.replacingData(Matrix(rows: $0.rows, columns: 2), form: .rows)
        return try rows.appending(rows.selecting(columns: [1, 0]))
      }
    ),
    ("of another recording", { try $0.appending(gappyRecording(seed: 9).windows(cut(.trace))) }),
  ]

  @Test("Whatever is made of stretches is what is made of copies", arguments: ways.map(\.name))
  func sameAsCopies(_ way: String) throws {
    let make = try #require(Self.ways.first { $0.name == way }?.make)
    let (some, same) = (try make(views()), try make(views().written()))
    #expect(some == same)
    #expect(some.fingerprint == same.fingerprint)
    #expect(some.csv() == same.csv())
    #expect(some.missingCount == same.missingCount && some.means == same.means)
    #expect(some.spikes == same.spikes && some.spans == same.spans)
    #expect(some.overlappingCount == same.overlappingCount)
    // The error of a single neuron's mean is NaN, which is like nothing.
    #expect(try "\(some.averages())" == "\(same.averages())")
  }

  @Test("Selections stay stretches of the same numbers, a few rows let go of them")
  func selections() throws {
    let windows = try views()
    let kept = windows.shuffled(seed: 1)
    #expect(kept.data.starts != nil && kept.data.numbers.count == windows.data.numbers.count)
    #expect(windows.head(4).data.numbers.count == 4 * 7)
    let twice = try windows.appending(windows)
    #expect(twice.data.numbers.count == windows.data.numbers.count)
    let both = try windows.appending(gappyRecording(seed: 9).windows(cut(.trace)))
    #expect(both.data.numbers.count == 2 * windows.data.numbers.count)
  }

  @Test("Windows of more numbers than memory holds are cut, and refused where all are asked for")
  func tooLarge() throws {
    let samples = (0..<200_000).map { Float($0 % 251) }
    let recording = try Recording(
      traces: [Trace(name: "n", samples: samples)], rate: 100, sources: [])
    let windows = try recording.windows(cut(.trace, before: 50_000, after: 50_000))
    #expect(windows.rows == 100_000 && windows.columns == 100_000)
    guard case .tooLarge = error({ try windows.wholeData() }) else {
      Issue.record("Ten billion numbers must be refused.")
      return
    }
    #expect(error { try windows.normalised() } != nil)
    #expect(windows.head(2).data.numbers.count == 200_000)
  }
}
