import Files
import Foundation
import Interpreter
import Sessions
import Synchronization
import Testing

@Suite("The disk")
struct DiskTests {
  private let disk = DiskHost()
  private let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString

  private func cleanUp() { try? FileManager.default.removeItem(atPath: folder) }

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test("What is written is read, its folders made")
  func roundTrip() throws {
    defer { cleanUp() }
    for bytes in [[], Array("a\0b".utf8), [UInt8](repeating: 7, count: 1 << 20)] {
      try disk.write(bytes, to: folder + "/a/b.bin")
      #expect(try disk.read(folder + "/a/b.bin") == bytes)
    }
    #expect(try disk.names(in: folder + "/a") == ["b.bin"])
    #expect(disk.kind(of: folder) == .folder)
    #expect(disk.kind(of: folder + "/a/b.bin") == .file)
    #expect(disk.kind(of: folder + "/nothing") == nil)
  }

  @Test("What is made part by part takes the old file's place once all of it is there")
  func parts() throws {
    defer { cleanUp() }
    let path = folder + "/a"
    try disk.write([NewFile(path, parts: 3) { part in [UInt8](repeating: UInt8(part), count: 2) }])
    #expect(try disk.read(path) == [0, 0, 1, 1, 2, 2])
    let torn = NewFile(path, parts: 3) { part throws(HostError) in
      if part == 2 { throw HostError("cannot read x", because: "it has changed") }
      return [9]
    }
    #expect(throws: HostError("cannot write \(path)", because: "it has changed")) {
      try disk.write([torn])
    }
    let asked = Mutex(0)
    let impatient = DiskHost(isCancelled: { asked.withLock { $0 > 1 } })
    let stopped = NewFile(path, parts: 9) { part in
      asked.withLock { $0 = part }
      return [9]
    }
    #expect(throws: HostError("cannot write \(path)", because: "interrupted")) {
      try impatient.write([stopped])
    }
    #expect(asked.withLock { $0 } == 2 && names() == ["a"])
    #expect(try disk.read(path) == [0, 0, 1, 1, 2, 2])
  }

  @Test("Through a link the file is replaced that it leads to")
  func links() throws {
    defer { cleanUp() }
    try disk.write([1], to: folder + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: folder + "/real")
    try disk.write([2], to: folder + "/link")
    #expect(try disk.read(folder + "/real") == [2])
    #expect(names() == ["link", "real"])
  }

  @Test("A link whose file is not there yet is followed; a circle of links is refused")
  func danglingLinks() throws {
    defer { cleanUp() }
    try disk.write([1], to: folder + "/far/a")
    for (link, goal) in [("b", "far/b"), ("c", "b"), ("x", "y"), ("y", "x")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/" + link, withDestinationPath: goal)
    }
    try disk.write([2], to: folder + "/c")
    #expect(try disk.read(folder + "/far/b") == [2])
    #expect(throws: HostError.self) { try disk.write([2], to: folder + "/x") }
    #expect(names() == ["b", "c", "far", "x", "y"])
  }

  @Test("A file keeps its mode; a new one has that which the user's mask leaves")
  func modes() throws {
    defer { cleanUp() }
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.posixPermissions]
        as? Int
    }
    for mask in [0o600, 0o640, 0o755] {
      try disk.write([1], to: folder + "/a")
      try FileManager.default.setAttributes(
        [.posixPermissions: mask], ofItemAtPath: folder + "/a")
      try disk.write([2], to: folder + "/a")
      #expect(try mode("a") == mask)
    }
    try disk.write([1], to: folder + "/b")
    #expect(FileManager.default.createFile(atPath: folder + "/c", contents: nil))
    #expect(try mode("b") == mode("c"))
  }

  @Test("Files of the user's whose names look like ours are left alone; what was left behind goes")
  func leftovers() throws {
    defer { cleanUp() }
    let (left, held) = (".vae-0123456789abcdef.part", ".vae-fedcba9876543210.part")
    let own = ["a.part", ".vae-0123.part", ".vae-0123456789abcdeg.part", "a.new"]
    for name in own + [left, held] { try disk.write([7], to: folder + "/" + name) }
    let writer = open(folder + "/" + held, O_RDONLY)
    defer { close(writer) }
    #expect(flock(writer, LOCK_EX) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/.vae-1111111111111111.part", withDestinationPath: folder + "/a.part")
    try disk.write([1], to: folder + "/a")
    #expect(names() == ([".vae-1111111111111111.part", "a", held] + own).sorted())
    #expect(try disk.read(folder + "/a.part") == [7])
  }

  @Test("A pipe is read to its end")
  func pipes() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data([1, 2, 3]))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try disk.read(path) == [1, 2, 3])
  }

  @Test("A write that fails leaves what stood there, and nothing beside it")
  func failedWrite() throws {
    defer { cleanUp() }
    try disk.write([1], to: folder + "/a")
    let tooLong = String(repeating: "b", count: 256)
    #expect(throws: HostError.self) { try disk.write([1], to: folder + "/" + tooLong) }
    #expect(throws: HostError.self) { try disk.write([2], to: folder + "/a/b") }
    #expect(throws: HostError.self) { try disk.write([2], to: folder) }
    #expect(names() == ["a"])
    #expect(try disk.read(folder + "/a") == [1])
  }

  @Test(
    "Places that cannot be written to are told before",
    arguments: ["", "/", "/tmp", "/proc/version/a", "/tmp/", "/a\0b"])
  func obstacles(path: String) {
    #expect(disk.obstacle(toWriting: path) != nil)
  }

  @Test("A folder that is read-only is refused", .enabled(if: getuid() != 0, "run by root"))
  func readOnly() throws {
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      cleanUp()
    }
    try disk.write([1], to: folder + "/a")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    #expect(disk.obstacle(toWriting: folder + "/b") != nil)
    #expect(throws: HostError.self) { try disk.write([2], to: folder + "/b") }
    #expect(names() == ["a"])
  }
}
