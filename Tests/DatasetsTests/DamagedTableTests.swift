import Containers
@testable import Datasets
import Files
import Foundation
import LinearAlgebra
import Testing

/// Files that are read together, of which one is damaged.
private struct Victim: CustomTestStringConvertible {
  let files: [String: [UInt8]]
  /// What is loaded, and which of the files is damaged.
  let path, damaged: String
  var testDescription: String { damaged }

  init(_ path: String, _ files: [String: [UInt8]], damaging damaged: String? = nil) {
    (self.path, self.files, self.damaged) = (path, files, damaged ?? path)
  }
}

private let rows = (0..<60).map { row in
  "\(Double(row) / 10),\(row * 7 % 11),\(Double(row * 13 % 17) / 3)"
}
private let table = Array(("time (s),a,b\n" + rows.joined(separator: "\n") + "\n").utf8)
private let counts = Array(
  ("a,b\n" + (0..<60).map { "\($0 % 3),\($0 % 2)" }.joined(separator: "\n") + "\n").utf8)
private let german = Array(
  ("Zeit;a\n" + (0..<60).map { "\($0 / 10),\($0 % 10);1,\($0)" }.joined(separator: "\n") + "\n")
    .utf8)
private let numbers = ArrayFile.bytes((0..<120).map { Float($0 % 7) }, shape: [2, 60])

private func victims() throws -> [Victim] {
  let plane = try ["F", "Fneu", "iscell", "spks", "ops"].map { name in
    ("p/\(name).npy", try disk.read(reference("suite2p-old/\(name).npy")))
  }
  let folder = Dictionary(uniqueKeysWithValues: plane)
  let pair = ["x.csv": table, "x.spikes.csv": counts]
  let arrays = ["y.npy": numbers, "y.spikes.npy": numbers]
  return [
    Victim("a.csv", ["a.csv": table]), Victim("g.csv", ["g.csv": german]),
    Victim("a.calcium.csv", ["a.calcium.csv": counts]),
    Victim("x.csv", pair), Victim("x.csv", pair, damaging: "x.spikes.csv"),
    Victim("y.npy", arrays), Victim("y.npy", arrays, damaging: "y.spikes.npy"),
    Victim("u.csv", ["u.csv": [0xFF, 0xFE] + table.flatMap { [$0, 0] }]),
  ] + folder.keys.sorted().map { Victim("p", folder, damaging: $0) }
}

@Suite("Damaged tables, arrays and folders")
struct DamagedTableTests {
  /// What is wrong with the answer where a file is other than it was; nil where nothing is.
  private func complaint(_ victim: Victim, _ bytes: [UInt8]) -> String? {
    var files = victim.files
    files[victim.damaged] = bytes
    return damageComplaint(victim.path, files)
  }

  @Test("Cut anywhere, they are read or refused by their name")
  func cut() throws {
    for victim in try victims() {
      let whole = try #require(victim.files[victim.damaged])
      for place in 0..<damages {
        let bytes = Array(whole[..<(whole.count * place / damages)])
        #expect(complaint(victim, bytes) == nil, "\(victim.damaged) cut at \(bytes.count)")
      }
    }
  }

  @Test("With any byte changed, they are read or refused by their name")
  func changed() throws {
    var stream = RandomStream(seed: 12, purpose: .simulation)
    for victim in try victims() {
      let whole = try #require(victim.files[victim.damaged])
      for _ in 0..<flips {
        var bytes = whole
        let place = Int(stream.next() % UInt64(bytes.count))
        bytes[place] ^= UInt8(truncatingIfNeeded: stream.next() | 1)
        #expect(complaint(victim, bytes) == nil, "\(victim.damaged) byte \(place)")
      }
    }
  }

  /// Arrays of traces as formats name them, each to be of other numbers or another shape.
  private static let named: [(ArchiveFormat, String, String)] = [
    (.npz, "a.npz", "traces"), (.mat, "a.mat", "traces"), (.nwb, "a.hdf5", "estimates/C"),
    (.nwb, "a.nc", "C"), (.nwb, "a.h5", "F"),
  ]

  /// The group that an array is in, where it is in one.
  private static func groups(of name: String) -> ArchiveContent {
    var content = ArchiveContent()
    if name.contains("/") { content.add(String(name.prefix { $0 != "/" }), .group) }
    return content
  }

  @Test("Traces of a wrong type, rank or size are refused by their file")
  func wrong() throws {
    for (format, path, name) in Self.named {
      for shape in [[2, 3, 4], [0, 5], [1, 1, 1, 24]] {
        let numbers = (0..<shape.reduce(1, *)).map { Float($0) }
        var content = Self.groups(of: name)
        content.add(name, numbers, shape: shape)
        let bytes = try content.bytes(format, for: path)
        #expect(damageComplaint(path, [path: bytes], mustFail: true) == nil, "\(path) \(shape)")
      }
    }
  }

  @Test("Texts where numbers must be are refused by the file and their name")
  func texts() throws {
    for (format, path, name) in Self.named {
      var content = Self.groups(of: name)
      content.add(name, ["a", "bc"])
      if path.hasSuffix("nc") {
        for axis in ["unit_id", "frame"] {
          content.add(axis, .doubles([0, 1]), type: "f8")
        }
      }
      let bytes = try content.bytes(format, for: path)
      let found = error { try Recording.load([path], rate: 10, from: MemoryDisk([path: bytes])) }
      let message = try #require(found?.message)
      #expect(message.contains(path) && message.contains("\(name)"), "\(message)")
      #expect(message.contains("it holds texts"), "\(message)")
    }
  }

  @Test("An array that cannot be traces is named with the reason")
  func reasons() throws {
    for (shape, reason) in [
      ([2, 3, 4], "it has 3 dimensions"), ([1], "it is a single number"), ([0, 5], "it is empty"),
    ] {
      let content = ArchiveContent(
        "traces", [Float](repeating: 1, count: shape.reduce(1, *)), shape: shape)
      let bytes = try content.bytes(.npz, for: "a.npz")
      let found = error {
        try Recording.load(["a.npz"], rate: 1, from: MemoryDisk(["a.npz": bytes]))
      }
      #expect(
        found?.message == "a.npz must have an array of traces, but has none (traces: \(reason))")
    }
  }

  @Test("More numbers than a file can hold are not believed", arguments: ["plain.npz", "Fall.mat"])
  func claims(_ name: String) throws {
    var bytes = try disk.read(reference(name))
    if name.hasSuffix("npz") {
      // The size of what is packed, in each entry of the archive's list.
      for place in bytes.indices where bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) {
        bytes.replaceSubrange(place + 20..<place + 28, with: [UInt8](repeating: 0xF0, count: 8))
      }
    } else {
      // The length of the first element, behind a text of 128 bytes.
      bytes.replaceSubrange(132..<136, with: [0xF0, 0xFF, 0xFF, 0x7F])
    }
    #expect(damageComplaint(name, [name: bytes]) == nil)
  }
}
