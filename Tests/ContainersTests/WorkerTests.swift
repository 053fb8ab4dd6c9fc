import Files
import Foundation
import Testing

@testable import Containers

@Suite("The process that reads containers")
final class WorkerTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/vae-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What comes of a program in place of the worker.
  private func answer(
    of script: String, most: Int = 1 << 20, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Result<[UInt8], ContainerFault> {
    let path = "\(folder)/\(UUID().uuidString)"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    #expect(chmod(path, 0o700) == 0)
    let worker = Worker(
      Inquiry(.hdf5, .list, memory: 1 << 30), on: MemoryFile("a.nwb", Array("abc".utf8)),
      program: path, patience: 1, isCancelled: isCancelled)
    return Result { () throws(ContainerFault) in try worker.answer(most: most) }
  }

  @Test("It gets the file and the inquiry, and its answer is what it writes")
  func answers() throws {
    let inquiry = Inquiry(.hdf5, .list, memory: 1 << 30).json.written
    #expect(try answer(of: "cat; cat <&3") == .success(Array("abc\(inquiry)".utf8)))
  }

  @Test("Its death, its silence, its limits and its complaint are told apart")
  func endings() throws {
    #expect(try answer(of: "kill -SEGV $$") == .failure(.died(signal: 11)))
    #expect(try answer(of: "exec sleep 60") == .failure(.stuck(seconds: 1)))
    #expect(try answer(of: "exit 12") == .failure(.memory(allowed: 1 << 30)))
    #expect(
      try answer(of: "echo it is cut short >&2; exit 1") == .failure(.refused("it is cut short")))
    #expect(try answer(of: "exec cat /dev/zero") == .failure(.garbled))
    #expect(try answer(of: "exec sleep 60") { true } == .failure(.interrupted))
  }

  @Test("A program that is not there is an error that names it")
  func missing() {
    let worker = Worker(
      Inquiry(.zip, .list, memory: 1), on: MemoryFile("a.npz", []), program: "/none/vae-containers"
    ) { false }
    #expect(throws: ContainerFault.noWorker(path: "/none/vae-containers")) {
      try worker.answer(most: 1)
    }
  }

  @Test("What is asked reads back from its JSON")
  func inquiries() throws {
    let slabs = [Slab("a/b", [0..<3, 10..<20]), Slab("é", isDouble: true)]
    let entries = [
      Entry("", .group, attributes: ["type": .text("x"), "r": .number(0.5)]),
      Entry("t", .tensor("t", type: "u2"), attributes: ["table": .reference("a")]),
      Entry("s", .texts(["a", "b"]), attributes: ["names": .texts(["c"])]), Entry("l", .link("t")),
      Entry("q", .text("\"")),
    ]
    for task in [Inquiry.Task.list, .read(slabs), .write(entries)] {
      let inquiry = Inquiry(.matlab, task, memory: 1 << 31)
      #expect(Inquiry(try JSON(Array(inquiry.json.written.utf8))) == inquiry)
    }
    let nodes = [
      Node("a", .array(.init(shape: [2, 3], isColumnMajor: true))), Node("b", .texts(["x"])),
      Node("c", .foreign("it is complex")), Node("", .group, attributes: ["fps": .number(20)]),
      Node("d", .array(.init(shape: [], single: 29.97))),
    ]
    #expect(nodes.map { Node($0.json) } == nodes)
  }

  @Test("Kinds are told by the first bytes")
  func kinds() {
    #expect(ContainerKind(startingWith: [0x89] + Array("HDF\r\n\u{1A}\n".utf8)) == .hdf5)
    #expect(ContainerKind(startingWith: Array("MATLAB 7.3 MAT-file".utf8)) == .hdf5)
    #expect(ContainerKind(startingWith: Array("MATLAB 5.0 MAT-file".utf8)) == .matlab)
    #expect(ContainerKind(startingWith: Array("PK\u{3}\u{4}".utf8)) == .zip)
    #expect(ContainerKind(startingWith: Array("0,1,2\n".utf8)) == nil)
    #expect(ContainerKind(startingWith: []) == nil)
  }
}
