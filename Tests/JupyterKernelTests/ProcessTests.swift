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

  @Test("In safe mode a cell keeps to the kernel's folder, and the connection's key to itself")
  func safety() throws {
    let client = try Client(options: ["--safe", "--time", "400ms"])
    func answer(_ code: String) throws -> JSON {
      try client.send("execute_request", [("code", .text(code))], on: .shell)
      return try client.reply(on: .shell)
    }
    #expect(try answer("save([1], \"in.json\"); read(\"in.json\")")["status"]?.text == "ok")
    for code in ["save([1], \"../out.json\")", "read(\"../connection.json\")"] {
      let refused = try answer(code)
      #expect(refused["evalue"]?.text?.contains("outside of the folders") == true, "\(refused)")
    }
    #expect(try answer("while true {\n}")["evalue"]?.text?.contains("400 ms") == true)
    #expect(client.names == ["connection.json", "notebooks"])
  }

  @Test("The kernel in safe mode stands beside the other, and is started with what it was told")
  func safeInstallation() throws {
    let folder = try TemporaryFolder()
    let call = ["--safe", "--memory=1GB", "jupyter", "install", "--prefix", folder.path]
    let (status, said, errors) = try Client.run("vae", call)
    let own = folder.path + "/share/jupyter/kernels/vae-safe"
    #expect(status == 0 && said == "kernel vae-safe → \(own)\n", "\(said)\(errors)")
    let json = try JSON(Array(try Data(contentsOf: URL(filePath: own + "/kernel.json"))))
    let words = json["argv"]?.texts?.dropFirst()
    #expect(words == ["--memory", "1GB", "--safe", "run", "{connection_file}"])
    #expect(json["display_name"]?.text == "vae (safe)")
    let refused = try Client.run("vae-jupyter", ["--time", "soon", "run", "x"])
    #expect(refused.status == 2 && refused.errors.contains("--time must be a time"), "\(refused)")
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

  /// What is in the folder above the kernel's own.
  var names: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("k-") }.sorted()
  }

  /// - Parameter options: What the kernel is told before everything else.
  init(options: [String] = []) throws {
    folder = try TemporaryFolder()
    let notebooks = folder.path + "/notebooks"
    try FileManager.default.createDirectory(atPath: notebooks, withIntermediateDirectories: true)
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
    process.arguments = options + ["run", path]
    process.currentDirectoryURL = URL(filePath: notebooks)
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
