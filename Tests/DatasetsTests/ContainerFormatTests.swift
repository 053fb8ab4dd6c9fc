import Containers
import Datasets
import Files
import Foundation
import Sessions
import Testing

/// A file that the format's own library wrote; see `scripts/reference/recordings.py`.
func reference(_ name: String) throws -> String {
  let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
  return folder.appending(path: name).path
}

/// The simulated traces of the reference files.
let simulated: [[Float]] = (0..<3).map { i in (0..<40).map { t in Float(16 * i) + Float(t) / 4 } }
let simulatedSpikes: [[UInt16]] = (0..<3).map { i in
  (0..<40).map { t in (7 * t + i) % 11 == 0 ? 1 : 0 }
}
private let rate = 29.97

private func load(
  _ name: String, rate: Double? = nil, spikes: String? = nil, format: String? = nil,
  _ reading: Reading = Reading()
) throws -> Recording {
  try Recording.load(
    [try reference(name)], spikes: try spikes.map(reference), rate: rate, format: format,
    reading: reading, from: disk)
}

private func refusal(_ name: String, _ reading: Reading = Reading()) throws -> String {
  let path = try reference(name)
  let found = error { try load(name, rate: 10, reading) }
  return try #require(found).message.replacing(path, with: name)
}

@Suite("Recordings in the files of other programs")
struct ContainerFormatTests {
  @Test(
    "NumPy arrays of every type, order and byte order read back",
    arguments: ["f2", "f4big", "f8", "fortran"])
  func arrays(_ name: String) throws {
    #expect(try load(name + ".npy", rate: rate).traces.map(\.samples) == simulated)
  }

  @Test("Integers and truth values read back", arguments: ["i2big", "u4", "u1", "i8"])
  func integers(_ name: String) throws {
    let whole = simulated.map { $0.map { $0.rounded(.towardZero) } }
    #expect(try load(name + ".npy", rate: rate).traces.map(\.samples) == whole)
    #expect(
      try load("f8.npy", rate: rate, spikes: "bool.npy").traces.map(\.spikes) == simulatedSpikes)
  }

  @Test("Trials of an NWB file are a table of numbers, texts and truth values, other intervals too")
  func trials() throws {
    func table(_ name: String?) throws -> IntervalTable {
      let file = try disk.open(try reference("trials.nwb"))
      return try #require(try IntervalTable(file, table: name) { false })
    }
    let trials = try table(nil)
    #expect(
      trials.columns == [
        RowColumn("start_time", .numbers((0..<6).map { 0.5 + Double($0) })),
        RowColumn("stop_time", .numbers((0..<6).map { 0.9 + Double($0) })),
        RowColumn("orientation", .numbers([0, 45, 90, 0, 45, 90])),
        RowColumn("contrast", .numbers([0.25, 1, 0.25, 1, 0.25, 1])),
        RowColumn("correct", .numbers([0, 1, 1, 0, 1, 1])),
        RowColumn("side", .texts(["left", "left", "right", "right", "right", "right"])),
      ])
    #expect(
      trials.notes == [
        "trials taken, table= takes \"epochs\"", "licks left out: not one number or text a row",
      ])
    #expect(try table("epochs").columns.map(\.name) == ["start_time", "stop_time"])
    #expect(try table("intervals/trials").columns == trials.columns)
    let missing = error { try table("licks") }
    #expect(missing?.message.contains("\"trials\"") == true)
    let none = error {
      try IntervalTable(disk.open(try reference("rate.nwb")), table: nil) { false }
    }
    #expect(none?.message.contains("a table of TimeIntervals") == true)
    #expect(try IntervalTable(disk.open(try reference("f8.npy")), table: nil) { false } == nil)
  }

  @Test("An archive has its traces, spikes, rate and names", arguments: ["plain", "packed"])
  func archives(_ name: String) throws {
    let read = try load(name + ".npz")
    #expect(read.traces.map(\.samples) == simulated)
    #expect(read.traces.map(\.spikes) == simulatedSpikes)
    #expect(read.rate == rate)
    #expect(read.traces.map(\.name) == ["\(name)/a", "\(name)/b", "\(name)/dü"])
  }

  @Test("Object arrays are refused with the reason")
  func objects() throws {
    #expect(try refusal("object.npy").contains("but are \"|O\""))
    #expect(try refusal("object.npz").contains("an object array holds Python code"))
  }

  @Test("Of several arrays one must be said", arguments: ["several.npz", "several.mat"])
  func several(_ name: String) throws {
    #expect(
      try refusal(name)
        == "which array of \(name) is the traces must be said, since it has \"first\" (3 × 40), "
        + "\"second\" (3 × 40)")
    let read = try load(name, rate: 10, Reading(array: "first"))
    #expect(read.traces.map(\.samples) == simulated)
    #expect(
      try refusal(name, Reading(array: "third"))
        == "\(name) must have an array \"third\", but has \"first\" (3 × 40), \"second\" (3 × 40)")
  }

  @Test("A suite2p folder, and Fall.mat, give the cells without their neuropil")
  func suite2p() throws {
    for (name, rate) in [("suite2p-old", 30.9), ("suite2p-new", 7.5), ("Fall.mat", 30.9)] {
      let read = try load(name)
      #expect(read.rate == rate)
      let cells = [simulated[0], simulated[2]].map { $0.map { $0 - 0.7 * 2 } }
      #expect(read.traces.map(\.samples) == cells)
      #expect(read.traces.map { String($0.name.suffix(2)) } == ["/0", "/2"])
      #expect(read.notes.prefix(2) == ["neuropil subtracted with 0.7", "2 of 3 regions are cells"])
      let raw = try load(name, Reading(neuropil: 0, cells: false))
      #expect(raw.traces.map(\.samples) == simulated)
      let other = try load(name, Reading(neurons: [1], array: "spks"))
      #expect(other.traces.map(\.samples) == [simulated[2].map { $0 / 2 }])
    }
    #expect(
      try refusal("suite2p-old", Reading(array: "stat")).contains("must have an array \"stat\""))
  }

  @Test("A matrix of a MATLAB file is found by its name", arguments: ["plain", "struct", "v73"])
  func matrices(_ name: String) throws {
    let read = try load(name + ".mat")
    #expect(read.traces.map(\.samples) == simulated)
    #expect(read.rate == rate)
  }

  @Test("Cells of MATLAB 7.3 are arrays of their own")
  func cells() throws {
    let read = try load("v73.mat", Reading(array: "trials/1"))
    #expect(read.traces.map(\.samples) == [simulated[1]])
    #expect(try refusal("complex.mat").contains("z: its numbers are complex"))
  }

  @Test("The ground truth of CASCADE and c2s has its spikes", arguments: ["cascade", "c2s"])
  func groundTruth(_ name: String) throws {
    let read = try load(name + ".mat")
    #expect(read.traces.map(\.samples) == simulated)
    #expect(read.traces.map(\.spikes) == simulatedSpikes)
    #expect(abs(read.rate - rate) < 1e-6)
    #expect(read.notes == (name == "cascade" ? ["3 spikes outside the traces left out"] : []))
  }

  @Test("CaImAn's accepted components, of the array that is asked for")
  func caiman() throws {
    let read = try load("caiman.hdf5")
    #expect(read.traces.map(\.samples) == [0, 2].map { simulated[$0].map { $0 + 1 } })
    #expect(read.rate == 30)
    #expect(
      read.notes == [
        "estimates/F_dff taken, array= takes another (\"C\", \"S\")",
        "2 of 3 components were accepted",
      ])
    let all = try load("caiman.hdf5", Reading(array: "C", cells: false))
    #expect(all.traces.map(\.samples) == simulated)
  }

  @Test("Minian's units have their numbers for names")
  func minian() throws {
    let read = try load("minian.nc", rate: 20)
    #expect(read.traces.map(\.samples) == simulated)
    #expect(read.traces.map(\.name) == ["minian/3", "minian/5", "minian/8"])
  }

  @Test("NWB: ΔF/F before fluorescence, conversion and offset, units as spikes")
  func neurodata() throws {
    let read = try load("rate.nwb")
    #expect(read.traces.map(\.samples) == simulated)
    #expect(read.traces.map(\.spikes) == simulatedSpikes)
    #expect(abs(read.rate - rate) < 1e-5 && read.indicator == "GCaMP6f")
    #expect(read.notes == ["DfOverF/dff taken, array= takes another (\"Fluorescence/raw\")"])
    let raw = try load("rate.nwb", Reading(array: "raw"))
    #expect(raw.traces.map(\.samples) == simulated.map { $0.map { $0 + 1 } })
    #expect(
      try refusal("rate.nwb", Reading(array: "x"))
        == "rate.nwb must have an array \"x\", but has \"DfOverF/dff\", \"Fluorescence/raw\"")
  }

  @Test("NWB: a frame that the times leave out is missing")
  func times() throws {
    let read = try load("times.nwb")
    #expect(abs(read.rate - rate) < 1e-6)
    #expect(read.traces[0].samples.count == 41 && read.traces[0].missingCount == 1)
    #expect(read.traces[2].samples[10].isNaN)
    #expect(read.traces[2].samples.filter { !$0.isNaN } == simulated[2].map { $0 + 1 })
  }

  @Test("A part of times that leave a frame out has it missing, and its spikes unknown")
  func partOfTimes() throws {
    let part = try load("times.nwb", Reading(neurons: [2, 0], from: 5 / rate, to: 15 / rate))
    let expected = [2, 0].map { neuron in
      (5..<15).map { $0 == 10 ? .nan : simulated[neuron][$0 < 10 ? $0 : $0 - 1] + 1 } as [Float]
    }
    #expect(
      part.traces.map { $0.samples.map(\.bitPattern) } == expected.map { $0.map(\.bitPattern) })
    let whole = try load("gaps.npz")
    #expect(whole.notes.contains("1 missing frame as NaN"))
    #expect(whole.traces[1].samples.count == 41 && whole.traces[1].samples[10].isNaN)
    #expect(whole.traces[1].spikes?.filter { $0 > 0 } == simulatedSpikes[1].filter { $0 > 0 })
    let cut = try load("gaps.npz", Reading(from: 5 / rate, to: 15 / rate)).traces[1]
    #expect(cut.samples.map(\.bitPattern) == whole.traces[1].samples[5..<15].map(\.bitPattern))
    #expect(cut.spikes == whole.traces[1].spikes.map { Array($0[5..<15]) })
  }

  @Test("NWB: each plane has the cells of its own table")
  func planes() throws {
    let first = try load("planes.nwb", Reading(array: "series0"))
    #expect(first.traces.map(\.samples) == [0, 2].map { simulated[$0] })
    let second = try load("planes.nwb", Reading(array: "series1"))
    #expect(
      second.traces.map(\.samples) == [1, 2].map { neuron in simulated[neuron].map { $0 + 1 } })
  }

  @Test("What a neuron is can be said of arrays in archives, and is asked where it is doubtful")
  func orientation() throws {
    func load(_ orientation: Orientation?) throws -> Recording {
      try Recording.load(
        [try reference("square.npz")], options: ReadingOptions(orientation: orientation),
        from: disk)
    }
    let doubtful = try load(nil)
    #expect(doubtful.traces.count == 9 && doubtful.traces[0].samples.count == 12)
    #expect(doubtful.notes.contains { $0.contains("orientation=\"rows\" takes 12 of 9") })
    #expect(try load(.rows).traces.map(\.samples.count) == [Int](repeating: 9, count: 12))
    #expect(try load(.columns).notes.isEmpty)
  }

  @Test(
    "Traces of other lengths, gaps at their ends too, come back from archives",
    arguments: [
      ("npz", ArchiveFormat.npz), ("mat", .mat), ("nwb", .nwb),
    ])
  func lengths(_ ending: String, _ format: ArchiveFormat) throws {
    let original = try Recording(
      traces: [
        Trace(name: "a", samples: [1, 2, 3, 4, 5], spikes: [0, 1, 0, 0, 1]),
        Trace(name: "b", samples: [1, 2, 3], spikes: [0, 0, 1]),
        Trace(name: "c", samples: [1, 2, 3, .nan], spikes: [0, 2, 0, 0]),
      ], rate: 10, sources: ["s"])
    let content =
      format == .nwb
      ? original.neurodata(madeBy: nil) : original.archive(madeBy: nil)
    let path = NSTemporaryDirectory() + "lengths-\(UUID().uuidString).\(ending)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(content.bytes(format, for: path)).write(to: URL(filePath: path))
    let read = try Recording.load([path], from: disk)
    #expect(
      read.traces.map { $0.samples.map(\.bitPattern) }
        == original.traces.map { $0.samples.map(\.bitPattern) })
    #expect(read.traces.map(\.spikes) == original.traces.map(\.spikes))
    #expect(read.indicator == nil)
    let part = try Recording.load([path], reading: Reading(neurons: [1], from: 0.1), from: disk)
    #expect(part.traces[0].samples == [2, 3] && part.traces[0].spikes == [0, 1])
  }

  @Test(
    "A text that is longer than any name is not listed", arguments: [ContainerKind.matlab, .hdf5])
  func longText(_ kind: ContainerKind) throws {
    let lengths = ["name": 4000, "long": 5000, "endless": 1_000_000]
    let entries = lengths.map { Entry($0, .text(String(repeating: "x", count: $1))) }
    let bytes = try Container.bytes(kind, of: entries, tensors: []) { false }
    let read = try Container(kind, MemoryFile("long", bytes)) { false }
    #expect(read["name"]?.text?.count == 4000)
    for name in ["long", "endless"] {
      #expect(try #require(read[name]).text ?? "" == "")
    }
  }

  @Test("Packing for a file ends when it is interrupted")
  func interrupted() {
    let content = ArchiveContent("x", [1, 2, 3], shape: [3])
    #expect(throws: DatasetError.interrupted) {
      try content.bytes(.nwb, for: "x.nwb", isCancelled: { true })
    }
  }

  @Test(
    "Only the neurons and times asked for are taken",
    arguments: [
      "f8.npy", "fortran.npy", "plain.npz", "packed.npz", "plain.mat", "v73.mat", "minian.nc",
      "rate.nwb",
    ])
  func parts(_ name: String) throws {
    let asked = name == "rate.nwb" || name.hasSuffix("npz") || name.hasSuffix("mat") ? nil : rate
    let part = try load(
      name, rate: asked, Reading(neurons: [2, 1], from: 10 / rate, to: 30 / rate))
    #expect(part.traces.map(\.samples) == [2, 1].map { Array(simulated[$0][10..<30]) })
    if let spikes = part.traces[0].spikes { #expect(spikes == Array(simulatedSpikes[2][10..<30])) }
    #expect(
      error { try load(name, rate: asked, Reading(neurons: [3])) }
        == .noSuchPosition(what: "neuron", position: 3, count: 3))
    let late = error { try load(name, rate: asked, Reading(from: 100)) }
    #expect(try late == .emptyPart(file: reference(name)))
  }
}

@Suite("Real ground truth", .enabled(if: dataFolder != nil, "VAE_DATA is not set"))
struct GroundTruthTests {
  @Test("All thirteen files load, with spikes inside the recording")
  func all() throws {
    let folder = try #require(dataFolder) + "/ground-truth-mat"
    let names = try disk.names(in: folder).filter { $0.hasSuffix(".mat") }
    #expect(names.count == 13)
    for name in names {
      let read = try Recording.load(["\(folder)/\(name)"], from: disk)
      #expect(read.rate > 15 && read.rate < 200, "\(name)")
      #expect(!read.traces.isEmpty && read.hasSpikes && read.duration > 60, "\(name)")
      #expect(read.traces.allSatisfy { ($0.spikeCount ?? 0) > 0 }, "\(name)")
    }
  }
}
