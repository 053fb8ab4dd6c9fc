import Testing

@testable import JupyterKernel

@Suite("The file of a connection")
struct ConnectionTests {
  private func file(_ change: (inout [String: String]) -> Void = { _ in }) -> [UInt8] {
    var members = [
      "shell_port": "1", "iopub_port": "2", "stdin_port": "3", "control_port": "4", "hb_port": "5",
      "ip": "\"127.0.0.1\"", "transport": "\"tcp\"", "key": "\"k\"",
      "signature_scheme": "\"hmac-sha256\"", "kernel_name": "\"vae\"",
    ]
    change(&members)
    return Array("{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ","))}".utf8)
  }

  @Test("It says where each socket is to be had")
  func addresses() throws {
    let connection = try Connection(file())
    #expect(connection.key == "k")
    #expect(connection.addresses[.shell] == "tcp://127.0.0.1:1")
    #expect(connection.addresses[.published] == "tcp://127.0.0.1:2")
    #expect(connection.addresses[.heartbeat] == "tcp://127.0.0.1:5")
    #expect(connection.addresses.count == 5)
    let pipes = try Connection(file { ($0["transport"], $0["ip"]) = ("\"ipc\"", "\"/run/k\"") })
    #expect(pipes.addresses[.control] == "ipc:///run/k-4")
  }

  @Test(
    "What cannot be used is told, and what would do",
    arguments: [
      ("ip", "\"0.0.0.0\"", "ip must begin with 127., but is \"0.0.0.0\""),
      ("ip", "\"10.1.2.3\"", "but is \"10.1.2.3\""),
      ("ip", "\"*\"", "listens on this machine alone"),
      ("transport", "\"udp\"", "transport must be tcp or ipc, but is \"udp\""),
      ("signature_scheme", "\"hmac-md5\"", "must be hmac-sha256, but is \"hmac-md5\""),
      ("hb_port", "\"5\"", "it must give hb_port"), ("shell_port", "-1", "it must give shell_port"),
    ])
  func refusals(name: String, value: String, sentence: String) {
    let error = #expect(throws: ConnectionFault.self) {
      try Connection(file { $0[name] = value })
    }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("A file that is none is named")
  func missing() {
    for bytes in [[], Array("[]".utf8), Array("{".utf8)] {
      #expect(throws: ConnectionFault.self) { try Connection(bytes) }
    }
    let error = #expect(throws: ConnectionFault.self) { try Connection(file: "/no/such.json") }
    #expect(error?.description.hasPrefix("/no/such.json cannot be read: ") == true)
  }
}
