import Autoencoders
import Datasets
import Files
import Foundation
import HostInMemory
import Interpreter
import LinearAlgebra
import Testing

@testable import Commands

/// A disk with traces at 100 Hz that ask much of whoever finds spikes in them.
private let awkward: MemoryHost = {
  func transients(_ place: Int) -> Double {
    stride(from: 40, to: 3000, by: 400).reduce(0.0) { sum, start in
      place < start ? sum : sum + exp(-Double(place - start) / 50)
    }
  }
  var random = RandomStream(seed: 1, purpose: .draw)
  let normals = (0..<3000).map { _ in random.normal() }
  func noise(_ place: Int) -> Double { normals[place] }
  let traces: [String: (Int) -> String] = [
    "good": { "\(transients($0) + 0.05 * noise($0))" },
    "constant": { _ in "5" },
    "high": { _ in "1000.3" },
    "noise": { "\(noise($0))" },
    "step": { $0 < 1500 ? "0" : "1" },
    "inverted": { "\(-transients($0) + 0.05 * noise($0))" },
    "volts": { "\(0.5 + 1e-4 * (transients($0) + 0.05 * noise($0)))" },
    "saturated": { "\(min(65535, Int(50000 + 20000 * transients($0) + 1000 * noise($0))))" },
    "gaps": { (1000..<1100).contains($0) || $0 < 3 ? "" : "\(transients($0) + 0.05 * noise($0))" },
  ]
  var files = traces.mapValues { value in
    Array(("a\n" + (0..<3000).map(value).joined(separator: "\n") + "\n").utf8)
  }
  let jump = (0..<12_000).map { "\(($0 < 6000 ? 0 : 2) + 0.2 * noise($0 % 3000))" }
  files["jump"] = Array(("a\n" + jump.joined(separator: "\n") + "\n").utf8)
  files["short"] = files["good"].map { Array($0.prefix(2000)) }
  return MemoryHost(Dictionary(uniqueKeysWithValues: files.map { ("\($0).csv", $1) }))
}()

@Suite("Finding spikes")
struct SpikeTests {
  private func found(_ trace: String, rate: Int = 100, _ more: String = "") throws -> Workspace {
    let space = Workspace(host: awkward)
    try space.run("r = load(\"\(trace).csv\", rate=\(rate)Hz); f = spikes(r\(more))")
    return space
  }

  @Test(
    "Any trace with transients has an answer that says what it is, whatever its units and rate",
    arguments: [
      ("good", 100), ("noise", 100), ("volts", 100), ("saturated", 100), ("gaps", 100),
      ("step", 100),
      ("good", 8), ("good", 30), ("good", 31), ("good", 500),
    ])
  func answers(_ trace: String, _ rate: Int) throws {
    let space = try found(trace, rate: rate)
    let summary = try space.value("f").summary
    #expect(summary.contains("expected spikes per bin"), "\(summary)")
    #expect(summary.contains(trace == "gaps" ? "103 NaN" : "no NaN"))
    #expect(try space.holds("f.rate == r.rate and f.neurons == r.neurons"))
  }

  @Test(
    "Those of traces that stay in their file are found when they are asked for, and are the same",
    arguments: [SpikeInference.Bins.samples, .encoder])
  func stored(_ bins: SpikeInference.Bins) throws {
    let demo = try Simulation(neurons: 3, seconds: 20, rate: 31).recording()
    let length = demo.traces[0].count
    let values = demo.traces.flatMap(\.samples) + Array(repeating: 5, count: length)
    let host = MemoryHost(["F.npy": ArrayFile.bytes(values, shape: [4, length])])
    let context = CallContext(host: host)
    let found = try [0, Int.max].map { leastStored in
      var reading = Reading()
      reading.leastStored = leastStored
      let recording = try Recording.load(["F.npy"], rate: 31, reading: reading, from: host)
      return try recording.foundSpikes(by: SpikeEncoder.shipped(), in: bins, context)
    }
    #expect(found[0].traces.map(\.isMade) == [true, true, true, true] && !found[1].staysInFile)
    #expect(found[0].rate == found[1].rate && found[0].missingCount == found[1].missingCount)
    #expect(found[0].summary.contains("expected spikes per bin, found when they are used"))
    for (made, held) in zip(found[0].traces, found[1].traces) {
      #expect(made.count == held.count && made.origin == held.origin)
      #expect(made.samples.map(\.bitPattern) == held.samples.map(\.bitPattern))
    }
    let parts = try found.map { try $0.traceRows.bytes(of: 0) { false } }
    #expect(parts[0] == parts[1])
  }

  @Test("Expected counts are the same whatever the unit of the light")
  func units() throws {
    let good = try found("good").number("sum(f[0, 0:3000])")
    let volts = try found("volts").number("sum(f[0, 0:3000])")
    #expect(good > 3 && abs(good - volts) < 0.02 * good)
  }

  @Test(
    "No spike is lost or won between the encoder's bins and the recording's",
    arguments: [(100, 750), (30, 2500), (60, 1250)])
  func conservation(_ rate: Int, _ bins: Int) throws {
    let own = try found("good", rate: rate).number("sum(f[0, 0:3000])")
    let binned = try found("good", rate: rate, ", rate=25Hz")
      .number("sum(f[0, 0:\(bins)])")
    #expect(abs(own - binned) < 1e-3 * own)
  }

  @Test("Gaps stay gaps, in the recording's bins and in the encoder's")
  func gaps() throws {
    let own = try found("gaps")
    #expect(try own.number("f[0, 999]").isFinite && own.number("f[0, 1000]").isNaN)
    #expect(try own.number("f[0, 2]").isNaN && own.number("f[0, 1100]").isFinite)
    let binned = try found("gaps", ", rate=25Hz")
    #expect(try binned.number("f[0, 249]").isFinite && binned.number("f[0, 250]").isNaN)
    #expect(try binned.number("f[0, 274]").isNaN && binned.number("f[0, 275]").isFinite)
  }

  @Test(
    "What cannot be answered is refused with the reason",
    arguments: [
      ("constant", 100, "each is constant"), ("high", 30, "each is constant"),
      ("high", 8, "each is constant"), ("short", 100, "less than 4 s of samples"),
      ("good", 3, "at least 7.5 samples a second to find spikes in, but has 3"),
      ("good", 600, "at most 500 samples a second, but has 600"),
    ])
  func refusals(_ trace: String, _ rate: Int, _ message: String) throws {
    let failure = #expect(throws: Workspace.Failure.self) { try found(trace, rate: rate) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }

  @Test("Spikes are not found in spikes")
  func twice() throws {
    let space = try workspace(after: "r = demo(neurons=1, seconds=10s, seed=1)")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("spikes(spikes(r))") }
    #expect(failure?.description.contains("these are expected spikes") == true)
  }

  @Test("Activity is deconvolved from any light and scored, cut, drawn and kept as spikes are")
  func deconvolution() throws {
    let space = try workspace(
      after: "r = demo(neurons=3, seconds=60s, seed=2); f = oasis(r); s = score(f, r, draws=50)")
    #expect(try space.value("f").summary.contains("deconvolved activity per bin, relative"))
    #expect(try space.number("s.correlation") > 0.1)
    #expect(try space.holds("length(windows(f)) == length(windows(r)) and f.rate == r.rate"))
    #expect(try space.value("plot.trace(r, inferred=f, length=5s)").summary.contains("trace"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("oasis(f)") }
    #expect(failure?.description.contains("but these are deconvolved activity") == true)
  }

  @Test("How high a trace lies does not change what is found in it", arguments: [30, 100])
  func offset(rate: Int) throws {
    let counts = try [0, 4096].map { offset in
      let space = Workspace(host: awkward)
      try space.run("r = load(\"good.csv\", rate=\(rate)Hz)")
      let samples = try space.tensor("r[0, 0:3000]").values
      let text = "a\n" + samples.map { "\($0 + Float(offset))" }.joined(separator: "\n") + "\n"
      let lifted = Workspace(host: MemoryHost(["x.csv": Array(text.utf8)]))
      try lifted.run("r = load(\"x.csv\", rate=\(rate)Hz); f = spikes(r)")
      return try lifted.number("sum(f[0, 0:3000])")
    }
    // Numbers near 4096 have some three digits less.
    #expect(abs(counts[1] - counts[0]) < 0.02 * counts[0], "\(counts)")
  }

  @Test("A trace that is upside down is named, and so is noise")
  func notes() throws {
    #expect(try found("inverted").printed.contains { $0.contains("upside down") })
    #expect(try found("saturated").printed.contains { $0.contains("clipped") })
    #expect(
      try found("step").printed == [
        "note: step/a is of a few values only, as no measured light is: its spikes mean nothing"
      ])
    let jump = try found("jump")
    #expect(
      jump.printed.contains { $0.contains("a jump more than transients: detrend(recording)") })
    try jump.run("g = spikes(detrend(r))")
    #expect(try jump.number("sum(g[0, 9000:11000]) / sum(f[0, 9000:11000])") < 0.1)
    let noise = try found("noise")
    #expect(noise.printed.contains { $0.contains("like noise") })
    #expect(try noise.number("sum(f[0, 0:3000])") < 45)
    #expect(try found("good").printed.isEmpty)
  }

  @Test("Spikes of simulated neurons are found, and far better than the light tells them")
  func scores() throws {
    let space = try workspace(
      after: "r = demo(neurons=4, seconds=60s, seed=2); s = score(spikes(r), r, draws=50)")
    let light = try space.number("score(r, r, draws=2).correlation")
    #expect(try space.number("s.correlation") > 0.3 + light)
    #expect(try space.number("s.auc") > 0.75)
    #expect(try space.holds("s.rate == 25Hz and length(s.neurons) == 4"))
    #expect(try space.value("s").summary.contains("at 25 Hz · mean over 4 neurons"))
    #expect(
      try space.number("score(spikes(r, rate=25Hz), r, draws=2).correlation - s.correlation")
        .magnitude < 1e-3)
  }

  @Test("What was found is a recording that windows, pca, plots and files take")
  func recording() throws {
    let space = try workspace(after: "r = demo(neurons=3, seconds=20s, seed=3); f = spikes(r)")
    try space.run("d = windows(f); p = pca(d, k=2); save(f, \"found.csv\")")
    #expect(
      try space.holds("length(d) == length(windows(r)) and d.labels[5] == windows(r).labels[5]"))
    #expect(try space.value("plot.trace(r, inferred=f, length=5s)").summary.contains("trace"))
    #expect(try space.value("concat(f, f)").summary.contains("expected spikes"))
  }

  @Test("Statistics are a table with a row for each neuron")
  func statistics() throws {
    let space = try workspace(after: "t = statistics(demo(neurons=3, seconds=20s, seed=3))")
    #expect(try space.holds("length(t) == 3 and length(t.columns) == 9"))
    #expect(try space.holds("all(t.after_100ms > t.after_1s)"))
  }

  @Test("An encoder is trained, kept whole and used")
  func encoder() throws {
    let space = try workspace(
      after: """
        e = spike_encoder(traces=6, steps=3, chunks=8, seed=4); save(e, "e.safetensors")
        r = demo(neurons=1, seconds=10s, seed=1); f = spikes(r, encoder=e)
        again = spikes(r, encoder=read("e.safetensors"))
        """)
    #expect(try space.holds("all(f[0, 0:1000] == again[0, 0:1000])"))
    #expect(try !space.holds("all(f[0, 0:1000] == spikes(r)[0, 0:1000])"))
    #expect(try space.value("e").summary.contains("3 steps on 6 simulated traces"))
  }

  @Test("What was recorded beside a gap, however long, keeps its statistics and spikes")
  func besideGaps() throws {
    let whole = try found("good")
    let samples = try whole.tensor("r[0, 0:3000]").values.map { "\($0)" }
    let lines = samples[..<1500] + Array(repeating: "", count: 9000) + samples[1500...]
    let torn = Workspace(
      host: MemoryHost(["x.csv": Array(("a\n" + lines.joined(separator: "\n") + "\n").utf8)]))
    try torn.run("r = load(\"x.csv\", rate=100Hz); f = spikes(r)")
    let (own, other) = (
      try whole.number("sum(f[0, 0:1300])"), try torn.number("sum(f[0, 0:1300])")
    )
    #expect(own > 1 && abs(other - own) < 0.05 * own, "\(own) and \(other)")
    for name in ["noise", "band", "skewness", "after_100ms", "after_300ms", "after_1s", "low"] {
      let (a, b) = try (
        whole.number("statistics(r).\(name)[0]"), torn.number("statistics(r).\(name)[0]")
      )
      #expect(abs(a - b) < 0.1, "\(name): \(a) and \(b)")
    }
  }

  @Test("Found spikes are known as such from files again", arguments: ["csv", "npz", "mat", "nwb"])
  func quantity(_ ending: String) throws {
    let space = try workspace(
      after: """
        r = demo(neurons=2, seconds=10s, seed=1); f = spikes(r)
        save(f, "f.\(ending)"); g = load("f.\(ending)"); save(oasis(r), "o.\(ending)")
        save(r, "r.\(ending)")
        """)
    #expect(try space.value("g").summary.contains("expected spikes per bin"))
    #expect(try space.value("load(\"o.\(ending)\")").summary.contains("deconvolved activity"))
    #expect(try !space.value("load(\"r.\(ending)\")").summary.contains("per bin"))
    #expect(try space.holds("g.rate == f.rate and g.spikes == r.spikes"))
    #expect(try space.holds("max(abs(g[0, 0:1000] - f[0, 0:1000])) < 1e-6"))
  }

  @Test("What is scaled or has lost its baseline is no expected count any more")
  func scaled() throws {
    let space = try workspace(after: "r = demo(neurons=2, seconds=10s, seed=1); f = spikes(r)")
    for code in ["normalise(f)", "detrend(f)", "resample(normalise(f), rate=50Hz)"] {
      let summary = try space.value(code).summary
      #expect(summary.contains("found spikes on another scale"), "\(code): \(summary)")
    }
    #expect(try !space.value("normalise(r)").summary.contains("spikes on"))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("save(f, \"f\")") }
    #expect(failure?.description.contains("holds fluorescence, but these are expected") == true)
  }

  @Test("Recordings slower than 25 Hz are scored at their own rate, which is said")
  func slowScores() throws {
    let space = try workspace(after: "r = demo(neurons=3, seconds=30s, rate=10Hz, seed=1)")
    let summary = try space.value("score(spikes(r), r, draws=20)").summary
    #expect(summary.contains("at 10 Hz, the recording's own rate"), "\(summary)")
    #expect(try !space.value("score(spikes(r), r, rate=5Hz, draws=20)").summary.contains("own"))
  }

  @Test(
    "Scores refuse what does not belong together",
    arguments: [
      ("score(f, windows(r))", "scored against the recording"),
      ("score(f[0:1], r)", "same neurons in the same order"),
      ("score(f, load(\"good.csv\", rate=100Hz))", "its spikes are unknown"),
      ("score(f, r, rate=200Hz)", "at most that of what is scored"),
      ("plot.trace(r, inferred=f[0:1])", "a trace for each of the 2"),
    ])
  func refusedScores(_ code: String, _ message: String) throws {
    let space = Workspace(host: awkward)
    try space.run("r = demo(neurons=2, seconds=10s, seed=1); f = spikes(r)")
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
  }
}
