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
