import Datasets
import Files
import Foundation
import Sessions
import Testing

/// A disk on which a file becomes shorter once its beginning has been read.
struct ShrinkingDisk: Disk {
  /// Whether another process is to read what is left of the file itself.
  var keepsDescriptor = false

  func open(_ path: String) throws(HostError) -> any OpenFile {
    ShrinkingFile(file: try disk.open(path), keepsDescriptor: keepsDescriptor)
  }
  func kind(of path: String) -> FileKind? { disk.kind(of: path) }
  func names(in folder: String) throws(HostError) -> [String] { try disk.names(in: folder) }
}

private struct ShrinkingFile: OpenFile {
  let file: any OpenFile
  let keepsDescriptor: Bool
  var path: String { file.path }
  var size: Int { file.size }
  var identity: FileIdentity? { file.identity }
  var descriptor: Int32? { keepsDescriptor ? file.descriptor : nil }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
    try file.read(at: offset, into: buffer)
    if truncate(path, 600) != 0 { throw HostError("cannot cut \(path)") }
  }
}

@Suite("Files that are not what they seem")
final class HostileFileTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/vae-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  /// What `load` says of a path, which must not take long.
  private func refusal(of path: String, on disk: any Disk = disk) throws -> String {
    var message: String?
    let took = ContinuousClock().measure {
      message = error { try Recording.load([path], rate: 10, from: disk) }?.message
    }
    #expect(took < .seconds(4))
    return try #require(message)
  }

  @Test("A file that becomes shorter while it is read is an error", arguments: ["npy", "csv"])
  func shrinking(_ ending: String) throws {
    let bytes =
      ending == "npy"
      ? ArrayFile.bytes([Float](repeating: 1, count: 400_000), shape: [100, 4000])
      : Array(String(repeating: "1,2,3\n", count: 50_000).utf8)
    let path = try write(bytes, to: "a." + ending)
    #expect(
      try refusal(of: path, on: ShrinkingDisk())
        == "\(path) cannot be read: it has become shorter meanwhile")
  }

  /// A file of each kind, by its ending.
  private static let endings = [
    "csv", "calcium.csv", "tsv", "csv.gz", "npy", "npz", "mat", "nwb", "hdf5", "nc",
  ]

  @Test("A folder in place of a file says so, whatever it is called", arguments: endings)
  func foldersWithEndings(_ ending: String) throws {
    let path = folder + "/a." + ending
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(try refusal(of: path).contains("\(path) is a folder"))
  }

  @Test("A folder is told from a file that is missing")
  func folders() throws {
    #expect(
      try refusal(of: folder)
        == "\(folder) is a folder of no known format; \"\(folder)/*\" stands for the files in it")
    #expect(try refusal(of: folder + "/none").hasPrefix("there is no file \(folder)/none"))
  }

  @Test("A pipe that nobody writes to does not keep the program", arguments: endings)
  func pipes(_ ending: String) throws {
    let path = folder + "/pipe." + ending
    #expect(mkfifo(path, 0o600) == 0)
    #expect(
      try refusal(of: path) == "\(path) cannot be read: it is a pipe that nobody writes to")
  }

  @Test(
    "A file that may not be read says so", .enabled(if: getuid() != 0, "run by root"),
    arguments: endings)
  func forbidden(_ ending: String) throws {
    let path = try write([1], to: "a." + ending)
    #expect(chmod(path, 0) == 0)
    #expect(try refusal(of: path) == "\(path) cannot be read: it is not allowed")
  }

  @Test("An empty file has no data", arguments: endings)
  func empty(_ ending: String) throws {
    let path = try write([], to: "a." + ending)
    #expect(try refusal(of: path) == "\(path) has no data")
  }

  @Test("What a header claims is not believed: nothing is read for it")
  func claims() throws {
    var bytes = ArrayFile.bytes([1, 2, 3], shape: [3])
    let claim = Array("(1073741824,".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "(3,".utf8) })
    bytes.replaceSubrange(place..<place + 3, with: claim)
    bytes.removeSubrange(place + claim.count + 4..<place + claim.count + 13)
    let disk = files([
      "a.npy": bytes, "b.npy": [0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255],
    ])
    #expect(
      try refusal(of: "a.npy", on: disk)
        == "a.npy: an array file must have 4294967424 bytes as its header says, but has 140")
    #expect(try refusal(of: "b.npy", on: disk).contains("must have 4294967307 bytes"))
    #expect(disk.bytesRead < 1024)
  }

  @Test("A format is recognised by a few bytes of a file, or by the names in a folder")
  func recognition() throws {
    let disk = files([
      "a.npy": ArrayFile.bytes([Float](repeating: 1, count: 100_000), shape: [10, 10_000]),
      "a.csv": Array(String(repeating: "1,2,3\n", count: 100_000).utf8),
      "a.calcium.csv": Array(String(repeating: "1,2,3\n", count: 100_000).utf8),
    ])
    for (path, name) in [("a.npy", "npy"), ("a.csv", "csv"), ("a.calcium.csv", "spikefinder")] {
      let before = disk.bytesRead
      let source = try RecordingSource(path, on: disk)
      #expect(try RecordingFormat.recognising(source).name == name)
      #expect(disk.bytesRead - before <= RecordingSource.startLength)
    }
  }
}

@Suite("The interface of formats")
struct RecordingFormatTests {
  /// A folder with an array of traces and one of spikes.
  private let folderFormat = RecordingFormat(
    name: "pairfolder", summary: "a folder of two arrays", options: [.rate],
    recognises: { $0.names?.contains("traces.npy") ?? false },
    read: { source throws(DatasetError) in
      @Sendable func column(_ name: String) throws(DatasetError) -> [Float] {
        do { return try source.array(name).numbers() } catch { throw .empty(file: name) }
      }
      return TraceTable(
        path: source.path, names: ["cell"], count: 1, size: 3,
        spikes: SpikeTable(path: source.path, count: 1) { _ throws(DatasetError) in
          SpikeTrain(try column("spikes.npy"))
        }, rate: 30
      ) { _ throws(DatasetError) in try column("traces.npy") }
    })

  private let disk = files([
    "d/traces.npy": ArrayFile.bytes([1, 2, .nan], shape: [3]),
    "d/spikes.npy": ArrayFile.bytes([0, 3], shape: [2]),
  ])

  @Test("A folder can be a recording, with its spikes and rate")
  func folders() throws {
    let source = try RecordingSource("d", on: disk)
    #expect(folderFormat.recognises(source) && disk.bytesRead == 0)
    let table = try folderFormat.read(source)
    #expect(table.names == ["cell"] && table.rate == 30)
    #expect(try table.column(0)[..<2] == [1, 2])
    #expect(try table.spikes?.train(0).counts == [0, 3])
  }

  @Test("An option that a format does not take is refused")
  func options() throws {
    let source = try RecordingSource("d", on: disk)
    #expect(throws: Never.self) { try folderFormat.check([.rate], for: source) }
    #expect(
      error { try folderFormat.check([.rate, .spikes], for: source) }?.message
        == "spikes must not be given for d: files of format pairfolder do not take it")
  }

  @Test("Completion offers what the list of formats knows")
  func offers() {
    let names = ["a.calcium.csv", "a.spikes.csv", "b.calcium.csv", "c.npy", "d.txt"]
    #expect(
      RecordingFormat.offers(among: names)
        == ["a", "a.calcium.csv", "a.spikes.csv", "b.calcium.csv", "c.npy"])
    #expect(
      RecordingFormat.spikeOffers(among: names)
        == ["a.calcium.csv", "a.spikes.csv", "b.calcium.csv", "c.npy"])
  }
}
