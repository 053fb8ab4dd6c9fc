import Datasets
import Files
import LinearAlgebra
import Synchronization
import Testing

/// A disk with one file, which can be changed, cut and counted while it is open.
private final class ChangingDisk: Disk {
  private struct State {
    var bytes: [UInt8]
    var isChanged = false
    var read = 0
  }

  private let state: Mutex<State>

  init(_ bytes: [UInt8]) { state = Mutex(State(bytes: bytes)) }

  func change(_ change: (inout [UInt8]) -> Void) {
    state.withLock { state in
      change(&state.bytes)
      state.isChanged = true
    }
  }

  /// How many bytes were read since it was asked last.
  func takeCount() -> Int {
    state.withLock { state in
      defer { state.read = 0 }
      return state.read
    }
  }

  private struct File: OpenFile {
    let disk: ChangingDisk
    let path: String
    let size: Int
    var identity: FileIdentity? { FileIdentity(size: size, inode: 1) }
    var isUnchanged: Bool { disk.state.withLock { !$0.isChanged } }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
      let isWhole = disk.state.withLock { state in
        state.read += buffer.count
        guard offset + buffer.count <= state.bytes.count else { return false }
        state.bytes.withUnsafeBytes {
          buffer.copyMemory(from: .init(rebasing: $0[offset..<offset + buffer.count]))
        }
        return true
      }
      if !isWhole { throw HostError("cannot read \(path)", because: "it has become shorter") }
    }
  }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    File(disk: self, path: path, size: state.withLock { $0.bytes.count })
  }

  func kind(of path: String) -> FileKind? { path == "F.npy" ? .file : nil }
  func names(in folder: String) throws(HostError) -> [String] { ["F.npy"] }
}

/// An array of neurons that drift and shine, its numbers in one of two orders.
private func array(byNeuron: Bool, neurons: Int = 70, length: Int = 400) -> [UInt8] {
  func sample(_ neuron: Int, _ time: Int) -> Float {
    Float((neuron * 31 + time * 17) % 101) / 7 + Float(neuron)
  }
  let values =
    byNeuron
    ? (0..<neurons).flatMap { neuron in (0..<length).map { sample(neuron, $0) } }
    : (0..<length).flatMap { time in (0..<neurons).map { sample($0, time) } }
  return ArrayFile.bytes(values, shape: byNeuron ? [neurons, length] : [length, neurons])
}

private func loaded(_ disk: ChangingDisk, stored: Bool = true) throws -> Recording {
  var reading = Reading()
  reading.leastStored = stored ? 0 : .max
  return try Recording.load(["F.npy"], rate: 20, reading: reading, from: disk)
}

private func cut(_ normalisation: Dataset.Normalisation) throws -> WindowCut {
  try WindowCut(before: 6, after: 5, step: 3, spike: 1, normalisation: normalisation)
}

@Suite("Traces that stay in their file")
struct StoredTraceTests {
  @Test("They are those that are read into memory", arguments: [true, false])
  func same(_ byNeuron: Bool) throws {
    let disk = ChangingDisk(array(byNeuron: byNeuron))
    let (stored, held) = (try loaded(disk), try loaded(disk, stored: false))
    _ = disk.takeCount()
    #expect(stored.duration == held.duration && stored.missingCount == 0)
    #expect(stored.traces.map(\.origin) == held.traces.map(\.origin))
    #expect(disk.takeCount() == 0, "what is known of all needs no reading")
    #expect(stored == held && stored.fingerprint == held.fingerprint)
    #expect(disk.takeCount() > 0, "samples are read when they are asked for")
    #expect(try stored.selecting(neurons: [69, 0]) == held.selecting(neurons: [69, 0]))
    #expect(stored.tables().traces == held.tables().traces)
  }

  @Test("What is made of them is made when it is asked for, and written part by part")
  func made() throws {
    let disk = ChangingDisk(array(byNeuron: true, neurons: 130))
    let stored = try loaded(disk)
    _ = disk.takeCount()
    let traces = stored.traces.map { trace in
      Trace(madeOf: trace, count: 200, missingCount: 0) { samples in
        samples.suffix(200).map { 2 * $0 }
      }
    }
    let made = try Recording(traces: traces, rate: 20, sources: [])
    #expect(made.staysInFile && made.duration == 10 && disk.takeCount() == 0)
    let values = stored.traces.map { $0.samples.suffix(200).map { 2 * $0 } }
    #expect(made.traces.map(\.samples) == values)
    let rows = made.traceRows
    #expect((0..<rows.parts).map(rows.neurons) == [0..<64, 64..<128, 128..<130])
    let parts = try (0..<rows.parts).map { try rows.bytes(of: $0) { false } }
    #expect(parts.flatMap(\.self) == ArrayFile.bytes(values.flatMap(\.self), shape: [130, 200]))
    #expect(error { try rows.bytes(of: 1) { true } } == .interrupted)
    disk.change { $0[5000] ^= 1 }
    #expect(error { try rows.bytes(of: 0) { false } } == .changed(file: "F.npy"))
    #expect(made.fault == .changed(file: "F.npy"))
  }

  @Test("Rows of an array are as long as the longest, the spikes' too")
  func unequalRows() throws {
    let traces = try [
      Trace(name: "a", samples: [1, 2, 3], spikes: [0, 1, 2]),
      Trace(name: "b", samples: [4], spikes: [5]),
    ]
    let recording = try Recording(traces: traces, rate: 20, sources: [])
    let spikes = try #require(recording.spikeRows)
    #expect(
      try spikes.bytes(of: 0) { false } == ArrayFile.bytes([0, 1, 2, 5, 0, 0], shape: [2, 3]))
    let bytes = try recording.traceRows.bytes(of: 0) { false }
    #expect(bytes.count == 128 + 24 && recording.traceRows.parts == 1)
    #expect(bytes.suffix(4).elementsEqual(withUnsafeBytes(of: Float.nan) { Array($0) }))
    let none = try Recording(traces: [], rate: 20, sources: [])
    #expect(try none.traceRows.bytes(of: 0) { false } == ArrayFile.bytes([], shape: [0, 0]))
  }

  @Test("Their windows are read when rows are", arguments: Dataset.Normalisation.allCases)
  func windows(_ normalisation: Dataset.Normalisation) throws {
    for byNeuron in [true, false] {
      let disk = ChangingDisk(array(byNeuron: byNeuron))
      let held = try loaded(disk, stored: false).windows(cut(normalisation))
      let stored = try loaded(disk).windows(cut(normalisation))
      #expect((stored.data.source == nil) == (normalisation == .window))
      #expect(stored == held && stored.fingerprint == held.fingerprint)
      #expect(stored.restored() == held.restored())
      #expect(try stored.normalised() == held.normalised())
      let (some, same) = (stored.shuffled(seed: 1), held.shuffled(seed: 1))
      #expect(some == same && (some.data.source == nil) == (stored.data.source == nil))
      #expect(stored.head(5) == held.head(5) && stored.head(5).data.source == nil)
      #expect(try stored.appending(some) == held.appending(same))
      let apart = try WindowCut(
        before: 6, after: 5, step: 20, spike: 1, normalisation: normalisation)
      #expect(try loaded(disk).windows(apart) == loaded(disk, stored: false).windows(apart))
      #expect(
        try (loaded(disk).windows(apart).data.source == nil) == (normalisation == .window))
      let few = try loaded(disk).selecting(neurons: [3, 50])
      #expect(
        try few.windows(cut(normalisation))
          == loaded(disk, stored: false).selecting(neurons: [3, 50]).windows(cut(normalisation)))
    }
  }

  /// A disk with an array in which one number is another, which lies so many before the last.
  private func disk(byNeuron: Bool, with number: Float, at place: Int) -> ChangingDisk {
    var bytes = array(byNeuron: byNeuron)
    let start = bytes.count - 4 * (place + 1)
    withUnsafeBytes(of: number) { bytes.replaceSubrange(start..<start + 4, with: $0) }
    return ChangingDisk(bytes)
  }

  @Test(
    "Missing samples stay in the file, and windows of them are left out", arguments: [true, false])
  func gaps(_ byNeuron: Bool) throws {
    let disk = disk(byNeuron: byNeuron, with: .nan, at: 1000)
    let (stored, held) = (try loaded(disk), try loaded(disk, stored: false))
    #expect(stored.missingCount == 1)
    #expect(stored.traces.map(\.missingCount) == held.traces.map(\.missingCount))
    #expect(stored.traces.map(\.origin) == held.traces.map(\.origin))
    for normalisation in [Dataset.Normalisation.none, .trace] {
      let (some, same) = (
        try stored.windows(cut(normalisation)), try held.windows(cut(normalisation))
      )
      #expect(some.data.source != nil && some == same && some.omittedCount > 0)
      #expect(some.missingCount == 0)
    }
  }

  @Test(
    "Traces that end before others are read into memory, which is said", arguments: [true, false])
  func ends(_ byNeuron: Bool) throws {
    let disk = disk(byNeuron: byNeuron, with: .nan, at: 0)
    let recording = try loaded(disk)
    #expect(recording.traces.map(\.count).min() == 399)
    #expect(recording.notes.contains { $0.hasPrefix("in memory") })
    #expect(try recording.windows(cut(.none)).data.source == nil)
    #expect(try loaded(disk, stored: false).notes.isEmpty)
  }

  @Test("Where a sample is infinite, the same is said as ever", arguments: [true, false])
  func infinite(_ byNeuron: Bool) throws {
    let disk = disk(byNeuron: byNeuron, with: .infinity, at: 1000)
    let found = error { try loaded(disk) }
    #expect(found != nil && found == error { try loaded(disk, stored: false) })
  }

  @Test("A pass through windows reads what is scattered in the file once, not once for each window")
  func order() throws {
    let disk = ChangingDisk(array(byNeuron: false))
    let windows = try loaded(disk).windows(cut(.none))
    _ = disk.takeCount()
    #expect(windows.data.columnMeans().count == 11)
    #expect(disk.takeCount() <= 70 * 400 * 4)
  }

  @Test(
    "A file that changes or becomes shorter is said to have changed", arguments: [true, false],
    [true, false])
  func changed(_ byNeuron: Bool, _ isShorter: Bool) throws {
    let disk = ChangingDisk(array(byNeuron: byNeuron))
    let recording = try loaded(disk)
    let windows = try loaded(disk).windows(cut(.none))
    #expect(recording.fault == nil && windows.fault == nil)
    disk.change { if isShorter { $0.removeLast(20_000) } else { $0[5000] ^= 1 } }
    let samples = recording.traces[69].samples
    #expect(samples.count == 400 && !samples.contains { !$0.isNaN })
    #expect(recording.fault == .changed(file: "F.npy"))
    #expect(error { try windows.wholeData() } == .changed(file: "F.npy"))
    #expect(windows.fault == .changed(file: "F.npy"))
  }
}
