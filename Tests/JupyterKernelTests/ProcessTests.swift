import CZMQ
import Files
import Foundation
import Testing

@testable import JupyterKernel

@Suite("The kernel's process", .enabled(if: czmq_obstacle() == nil, "needs libzmq5"), .serialized)
struct ProcessTests {
  @Test("A client runs a cell, interrupts another, and ends the kernel")
  func life() throws {
    let client = try Client()
    try client.send("kernel_info_request", [], on: .shell)
    #expect(try client.reply(on: .shell)["implementation"]?.text == "vae")
    try client.send("execute_request", [("code", .text("1 + 1"))], on: .shell)
    #expect(try client.reply(on: .shell)["status"]?.text == "ok")
    try client.send("execute_request", [("code", .text("while true {\n}"))], on: .shell)
    usleep(200_000)
    try client.send("interrupt_request", [], on: .control)
    #expect(try client.reply(on: .control)["status"]?.text == "ok")
    #expect(try client.reply(on: .shell)["ename"]?.text == "Interrupted")
    client.beat()
    #expect(try client.reply(on: .heartbeat) == .text("beat"))
    try client.send("shutdown_request", [("restart", .bool(true))], on: .control)
    #expect(try client.reply(on: .control)["restart"] == .bool(true))
    #expect(client.status() == 0)
  }

  @Test("Messages that are not signed with the key, or are none, change nothing")
  func strangers() throws {
    let client = try Client()
    client.sendRaw([Array("nonsense".utf8)], on: .shell)
    client.sendRaw(
      [Array("<IDS|MSG>".utf8)] + Array(repeating: Array("{}".utf8), count: 5), on: .shell)
    try client.send("execute_request", [("code", .text("2"))], on: .shell)
    #expect(try client.reply(on: .shell)["execution_count"]?.count == 1)
    try client.send("shutdown_request", [], on: .shell)
    #expect(try client.reply(on: .shell)["status"]?.text == "ok")
    #expect(client.status() == 0)
  }

  @Test("A shutdown ends work that goes on")
  func busy() throws {
    let client = try Client()
    try client.send("execute_request", [("code", .text("while true {\n}"))], on: .shell)
    usleep(200_000)
    try client.send("shutdown_request", [], on: .control)
    #expect(client.status() == 0)
  }

  @Test("A file that does not do is one sentence")
  func refusal() throws {
    let (status, _, errors) = try Client.run("vae-jupyter", ["run", "/no/such.json"])
    #expect(errors.hasPrefix("error: /no/such.json cannot be read: ") && status == 2)
  }

  @Test("vae jupyter install tells Jupyter of the program beside vae, or says what to do")
  func installation() throws {
    let folder = try TemporaryFolder()
    let (status, said, errors) = try Client.run(
      "vae", ["jupyter", "install", "--prefix", folder.path])
    let own = folder.path + "/share/jupyter/kernels/vae"
    #expect(status == 0 && said == "kernel vae → \(own)\n", "\(said)\(errors)")
    let json = try JSON(Array(try Data(contentsOf: URL(filePath: own + "/kernel.json"))))
    #expect(json["argv"]?.texts?.first?.hasSuffix("/vae-jupyter") == true)
    let refused = try Client.run("vae", ["jupyter", "install", "--user", "--prefix", "/x"])
    #expect(refused.status == 2 && refused.errors.contains("leave one out"), "\(refused)")
  }

  @Test("Jupyter finds how the kernel is started, and its picture")
  func specification() throws {
    let folder = try TemporaryFolder()
    let spec = KernelSpec(program: "/opt/vae-jupyter")
    let own = try spec.write(below: folder.path)
    let json = try JSON(Array(try Data(contentsOf: URL(filePath: own + "/kernel.json"))))
    #expect(json["argv"]?.texts == ["/opt/vae-jupyter", "run", "{connection_file}"])
    #expect(json["interrupt_mode"]?.text == "message")
    let names = try FileManager.default.contentsOfDirectory(atPath: own).sorted()
    #expect(names == ["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"])
    let obstacle = #expect(throws: KernelSpecFault.self) { try spec.write(below: "/dev/null/x") }
    #expect(obstacle?.folder == "/dev/null/x/kernels/vae")
  }
}

/// A client of a kernel that it starts.
private final class Client {
  /// A program that stands beside the tests.
  private static func program(_ name: String) -> URL {
    let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().appending(path: name)
  }

  /// Runs a program to its end, which writes little.
  static func run(
    _ name: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = program(name)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let texts = [output, errors].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (process.terminationStatus, texts[0], texts[1])
  }

  private let folder: TemporaryFolder
  private let process = Process()
  private var sockets: [Channel: Socket] = [:]
  private let signature = Signature(key: Array("secret".utf8))

  init() throws {
    folder = try TemporaryFolder()
    let name = folder.path + "/k"
    var file: [(String, JSON?)] = [
      ("ip", .text(name)), ("transport", .text("ipc")), ("key", .text("secret")),
    ]
    for (index, channel) in Channel.allCases.enumerated() {
      file.append(("\(channel.rawValue)_port", .number(Double(index + 1))))
    }
    let path = folder.path + "/connection.json"
    try Data(JSON.members(file).written.utf8).write(to: URL(filePath: path))
    process.executableURL = Self.program("vae-jupyter")
    process.arguments = ["run", path]
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    for (channel, address) in try Connection(file: path).addresses where channel != .published {
      let kind = channel == .heartbeat ? CZMQ_REQ : CZMQ_DEALER
      let socket: Socket = try #require(Socket(kind, to: address))
      sockets[channel] = socket
    }
  }

  deinit {
    process.terminate()
    for socket in sockets.values { socket.close() }
  }

  func send(_ type: String, _ content: [(String, JSON?)], on channel: Channel) throws {
    let message = Desk.request(type, .members(content))
    sendRaw(Array(message.frames(signature).dropFirst()), on: channel)
  }

  func sendRaw(_ frames: [[UInt8]], on channel: Channel) { sockets[channel]?.send(frames) }

  func beat() { sockets[.heartbeat]?.send([Array("beat".utf8)]) }

  /// What comes next on a socket; of the heartbeat, its text.
  func reply(on channel: Channel) throws -> JSON {
    let socket = try #require(sockets[channel])
    for _ in 0..<200 {
      _ = Socket.wait(for: [socket], milliseconds: 100)
      guard let frames = socket.receive() else { continue }
      if channel == .heartbeat { return .text(String(decoding: frames[0], as: UTF8.self)) }
      return try KernelMessage(frames: frames, signature: signature).content
    }
    Issue.record("no reply on \(channel)")
    return .null
  }

  /// How the process ended, within five seconds; -1 where it goes on.
  func status() -> Int32 {
    for _ in 0..<100 where process.isRunning { usleep(50_000) }
    return process.isRunning ? -1 : process.terminationStatus
  }
}
