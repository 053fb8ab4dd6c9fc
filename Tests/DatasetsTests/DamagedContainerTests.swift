import Datasets
import Files
import Foundation
import LinearAlgebra
import Testing

/// How many places a file is cut at.
let damages = ProcessInfo.processInfo.environment["VAE_DAMAGES"].flatMap { Int($0) } ?? 20
/// How many times one of its bytes is changed.
let flips = max(100, damages)

/// What is wrong with the answer to files that may be damaged: they must be read, or refused by the
/// path that is loaded or that of one of them, in one line and soon.
func damageComplaint(
  _ path: String, _ files: [String: [UInt8]], mustFail: Bool = false
) -> String? {
  let start = ContinuousClock.now
  var found: String? = mustFail ? "it was read" : nil
  do throws(DatasetError) {
    _ = try Recording.load([path], from: MemoryDisk(files))
  } catch {
    let message = error.message
    let isNamed = ([path] + files.keys).contains { message.contains($0) }
    found = isNamed && !message.contains("\n") ? nil : message
  }
  let took = ContinuousClock.now - start
  // A process that hangs over a damaged file is given up after 5 s, and a busy machine is slow.
  return took < .seconds(40) ? found : "it took \(took)"
}

private let damaged = [
  "plain.npz", "packed.npz", "Fall.mat", "cascade.mat", "c2s.mat", "v73.mat", "caiman.hdf5",
  "minian.nc", "rate.nwb", "f8.npy",
]

@Suite("Damaged files of other programs")
struct DamagedContainerTests {
  @Test("Cut anywhere, it is read or refused by its name", arguments: damaged)
  func cut(_ name: String) throws {
    let whole = try disk.read(reference(name))
    for place in 0..<damages {
      let bytes = Array(whole[..<(whole.count * place / damages)])
      #expect(damageComplaint(name, [name: bytes]) == nil, "cut at \(bytes.count)")
    }
  }

  @Test("With any byte changed, it is read or refused by its name", arguments: damaged)
  func changed(_ name: String) throws {
    let whole = try disk.read(reference(name))
    var stream = RandomStream(seed: 11, purpose: .simulation)
    for _ in 0..<flips {
      var bytes = whole
      let place = Int(stream.next() % UInt64(bytes.count))
      bytes[place] ^= UInt8(truncatingIfNeeded: stream.next() | 1)
      #expect(damageComplaint(name, [name: bytes]) == nil, "byte \(place)")
    }
  }

  @Test("Changed numbers of an archive do not pass for right ones")
  func sums() throws {
    var bytes = try disk.read(reference("plain.npz"))
    bytes[300] ^= 1
    let found = error { try Recording.load(["a.npz"], from: MemoryDisk(["a.npz": bytes])) }
    #expect(
      found?.message == "a.npz: traces: traces.npy cannot be unpacked: it is damaged")
  }

  @Test("Ten gigabytes that a header claims are refused before they are read")
  func claims() throws {
    let path = try reference("claims.hdf5")
    let found = error { try Recording.load([path], rate: 10, from: disk) }
    #expect(
      found?.message
        == "\(path) must have an array of traces, but has none "
        + "(x: most of its numbers were never written)")
  }

  @Test(
    "A file that becomes shorter while it is read is an error", arguments: ["rate.nwb", "Fall.mat"])
  func shrinking(_ name: String) throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)-\(name)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(disk.read(reference(name))).write(to: URL(filePath: path))
    let found = error { try Recording.load([path], from: ShrinkingDisk(keepsDescriptor: true)) }
    #expect(try #require(found).message.contains(path))
  }

  @Test("A pipe that brings such a file is read like the file")
  func pipes() throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).npz"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(mkfifo(path, 0o600) == 0)
    let bytes = try disk.read(reference("plain.npz"))
    Thread { try? FileHandle(forWritingAtPath: path)?.write(contentsOf: Data(bytes)) }.start()
    #expect(try Recording.load([path], from: disk).traces.map(\.samples) == simulated)
  }

  @Test("An archive of something else, or of nothing, is of no known format")
  func others() throws {
    let empty = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
    let found = error {
      try Recording.load(["a.xlsx"], rate: 1, from: MemoryDisk(["a.xlsx": empty]))
    }
    #expect(try #require(found).message.contains("a.xlsx"))
  }
}
