import Interpreter
import Testing

@testable import Commands

@Suite("Preparing traces, in words")
struct PreparationTests {
  @Test("Spike times come as a table, of names or positions, or as a list for each neuron")
  func spikeTimes() throws {
    let space = try workspace(
      after: "r = demo(neurons=2, seconds=10s, seed=1); t = spike_times(r)")
    #expect(try space.holds("count_spikes(r, t).spikes == r.spikes"))
    #expect(
      try space.holds("count_spikes(r, table(neuron=[0, 1, 1], time=[1, 2, 3])).spikes == [1, 2]"))
    #expect(try space.holds("count_spikes(r, [[1], []]).spikes == [1, 0]"))
    #expect(try space.holds("count_spikes(r[0:1], [1s, 2s]).spikes == [2]"))
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("count_spikes(r, table(neuron=[\"x\"], time=[1]))")
    }
    #expect(failure?.description.contains("\"x\" is none") == true)
    #expect(throws: Workspace.Failure.self) { try space.run("count_spikes(r, [[1]])") }
  }

  @Test("ΔF/F of ΔF/F is refused, with what to do")
  func twice() throws {
    let space = try workspace(after: "r = demo(neurons=2, seconds=90s, seed=1)")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("dff(normalise(r))") }
    #expect(failure?.description.contains("must be above 0 to divide by") == true)
    #expect(throws: Workspace.Failure.self) { try space.run("dff(spikes(r))") }
    #expect(throws: Workspace.Failure.self) {
      try space.run("dff(r, baseline=\"maximin\", percentile=5)")
    }
  }

  @Test("Gaps and cut-offs are tables, and an audit tells real frames from samples")
  func tables() throws {
    let space = try workspace(
      after: """
        r = resample(resample(demo(neurons=6, seconds=120s, seed=1), rate=8Hz), rate=64Hz)
        d = windows(r, before=125ms, after=125ms)
        a, b = split(d, held=50%, seed=1)
        s = audit(score(svm(balance(a, n=100, seed=1)), b, draws=20))
        """)
    #expect(try space.holds("all(cutoff(r).upsampled) and length(gaps(r)) == 0"))
    #expect(try space.value("d").summary.contains("real frames a window"))
    #expect(try space.value("s.doubts").summary.contains("how many real frames"))
  }
}
