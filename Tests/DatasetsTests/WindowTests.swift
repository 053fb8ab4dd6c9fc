import Datasets
import LinearAlgebra
import Testing

@Suite("Windows")
struct WindowTests {
  private func ramp(_ count: Int, spikes: [Int] = [], rate: Double = 100) throws -> Recording {
    var counts = [UInt16](repeating: 0, count: count)
    for place in spikes { counts[place] = 2 }
    return try Recording(
      traces: [Trace(name: "n", samples: (0..<count).map(Float.init), spikes: counts)],
      rate: rate, sources: [])
  }

  @Test(
    "There are ceil((L - before - after) / step) windows; the last centre that fits is not taken")
  func count() throws {
    for count in 5...40 {
      for step in 1...4 {
        let cut = try WindowCut(before: 3, after: 2, step: step, spike: 1, normalisation: .none)
        let expected = max(0, (count - 5 + step - 1) / step)
        let found = try? ramp(count).windows(cut).rows
        #expect((found ?? 0) == expected, "\(count) samples, step \(step)")
      }
    }
  }

  @Test("A window holds its bins, its times and its spikes")
  func content() throws {
    let cut = try WindowCut(before: 3, after: 2, step: 4, spike: 1, normalisation: .none)
    let windows = try ramp(20, spikes: [2, 7]).windows(cut)
    #expect(windows.data.row(1) == [4, 5, 6, 7, 8])
    #expect(windows.time == [-0.03, -0.02, -0.01, 0, 0.01])
    #expect(windows.spikes?[0..<10] == [0, 0, 2, 0, 0, 0, 0, 0, 2, 0])
    #expect(windows.labels == [1, 1, 0, 0])
    #expect(windows.means == nil)
  }

  @Test("The label's interval holds its first bin and not its last")
  func labelInterval() throws {
    let cut = try WindowCut(before: 5, after: 5, step: 100, spike: 2, normalisation: .none)
    for spike in 0..<12 {
      let label = try ramp(12, spikes: [spike]).windows(cut).labels
      #expect(label == [(3..<7).contains(spike) ? 1 : 0], "spike in bin \(spike)")
    }
    let wide = try WindowCut(before: 1, after: 1, step: 100, spike: 50, normalisation: .none)
    #expect(try ramp(12, spikes: [11]).windows(wide).labels == [1])
  }

  @Test("Each way of scaling does what it says and can be undone")
  func scaling() throws {
    for normalisation in Dataset.Normalisation.allCases {
      let windows = try someWindows(normalisation)
      let plain = try someWindows(.none)
      #expect(windows.normalisation == normalisation)
      #expect(windows.rowIDs == plain.rowIDs)
      let restored = windows.restored()
      for (a, b) in zip(restored.data.values, plain.data.values) { #expect(abs(a - b) < 1e-5) }
      #expect(restored.form == plain.form && restored.means == nil)
    }
    let scaled = try someWindows(.window)
    for row in 0..<scaled.rows {
      let values = scaled.data.row(row).map(Double.init)
      #expect(abs(values.reduce(0, +)) < 1e-5)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 4 - 1) < 1e-4)
    }
    #expect(try someWindows(.none).normalised().data.values == scaled.data.values)
    let again = try someWindows(.trace).normalised().restored()
    for (a, b) in zip(again.data.values, try someWindows(.none).data.values) {
      #expect(abs(a - b) < 1e-5)
    }
  }

  @Test("A constant window is 0, not NaN")
  func constant() throws {
    let trace = try Trace(name: "n", samples: [Float](repeating: 3, count: 20))
    let cut = try WindowCut(before: 2, after: 2, step: 2, spike: 1, normalisation: .window)
    let windows = try Recording(traces: [trace], rate: 1, sources: []).windows(cut)
    #expect(windows.data.values.allSatisfy { $0 == 0 })
    #expect(windows.labels == nil && windows.spikes == nil)
  }

  @Test("A window with a missing sample is left out and counted; the scale ignores missing samples")
  func missing() throws {
    var samples = (0..<20).map(Float.init)
    samples[9] = .nan
    let recording = try Recording(
      traces: [Trace(name: "n", samples: samples), Trace(name: "short", samples: [1, 2])],
      rate: 1, sources: [])
    let cut = try WindowCut(before: 2, after: 2, step: 2, spike: 1, normalisation: .trace)
    let windows = try recording.windows(cut)
    #expect(windows.rows == 6 && windows.omittedCount == 2)
    #expect(windows.data.isFinite)
    #expect(windows.groups == [0, 0, 0, 0, 0, 0] && windows.groupNames == ["n", "short"])
  }

  @Test("Nothing to cut is an error that says why")
  func nothing() throws {
    let cut = try WindowCut(before: 10, after: 10, step: 1, spike: 1, normalisation: .none)
    #expect(
      error {
        try Recording(traces: [], rate: 1, sources: []).windows(cut)
      } == .noWindows(length: 20, longest: 0))
    let gap = try Trace(name: "n", samples: [Float](repeating: .nan, count: 30))
    let gaps = try Recording(traces: [gap], rate: 1, sources: [])
    #expect(
      error { try gaps.windows(cut) } == .onlyGaps(windows: 10))
  }

  @Test("Seconds become bins")
  func seconds() throws {
    let cut = try WindowCut(rate: 100)
    #expect((cut.before, cut.after, cut.step, cut.spike) == (50, 50, 10, 2))
    let near = try WindowCut(rate: 99.9993)
    #expect(near.before == 50 && near.roundings == [])
    for value in [-1, Double.nan, .infinity, 1e300] {
      #expect(error { try WindowCut(before: value, rate: 100) } != nil)
    }
    #expect(error { try WindowCut(step: 0, rate: 100) } != nil)
    #expect(error { try WindowCut(before: 0, after: 0, rate: 1) } != nil)
  }

  @Test(
    "At any rate the usual times make whole bins, at least one each, and what they came to is said",
    arguments: [
      (7.5, [4, 4, 1, 1], "before 533.3 ms, after 533.3 ms, step 133.3 ms and spike 133.3 ms"),
      (15.6, [8, 8, 2, 1], "before 512.8 ms, after 512.8 ms, step 128.2 ms and spike 64.1 ms"),
      (29.97, [15, 15, 3, 1], "before 500.5 ms, after 500.5 ms and spike 33.4 ms"),
      (30.9, [15, 15, 3, 1], "before 485.4 ms, after 485.4 ms, step 97.1 ms and spike 32.4 ms"),
    ])
  func anyRate(_ rate: Double, _ bins: [Int], _ said: String) throws {
    let cut = try WindowCut(rate: rate)
    #expect([cut.before, cut.after, cut.step, cut.spike] == bins)
    let trace = try Trace(name: "n", samples: (0..<400).map(Float.init))
    let windows = try Recording(traces: [trace], rate: rate, sources: []).windows(cut)
    #expect(windows.columns == bins[0] + bins[1])
    #expect(windows.notes == ["rounded to whole bins: " + said])
    #expect(try windows.selecting(rows: [0]).notes == windows.notes)
    #expect(try windows.appending(windows).notes == windows.notes)
  }

  @Test("Nothing stays nothing, and less than half a bin is one")
  func leastBins() throws {
    let cut = try WindowCut(before: 0, after: 0.001, step: 0.001, spike: 1e-9, rate: 10)
    #expect((cut.before, cut.after, cut.step, cut.spike) == (0, 1, 1, 1))
  }

  @Test("A neuron without a sample is left out by name")
  func blankNeuron() throws {
    let blank = try Trace(name: "blank", samples: [Float](repeating: .nan, count: 40))
    let whole = try Trace(name: "whole", samples: (0..<40).map(Float.init))
    let cut = try WindowCut(before: 2, after: 2, step: 2, spike: 1, normalisation: .trace)
    let windows = try Recording(traces: [blank, whole], rate: 1, sources: []).windows(cut)
    #expect(windows.notes == ["blank has no sample: left out"])
    #expect(windows.groupCount == 1)
  }

  @Test("Windows that would not fit in memory are refused before any is cut")
  func tooLarge() throws {
    let cut = try WindowCut(
      before: 50_000, after: 50_000, step: 1, spike: 1, normalisation: .window)
    guard case .tooLarge = error({ try ramp(200_000).windows(cut) })
    else {
      Issue.record("100,000 windows of 100,000 bins must be refused.")
      return
    }
  }

  @Test("A row's identity is its neuron and time, however it is cut")
  func identity() throws {
    let recording = try ramp(100)
    func identities(_ before: Int, _ normalisation: Dataset.Normalisation) throws -> Set<UInt64> {
      Set(
        try recording.windows(
          WindowCut(before: before, after: 5, step: 5, spike: 1, normalisation: normalisation)
        ).rowIDs)
    }
    let (short, long) = (try identities(5, .none), try identities(20, .window))
    #expect(long.isSubset(of: short) && short.count == 18)
  }
}
