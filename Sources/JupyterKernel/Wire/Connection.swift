import Files
import Sessions

/// Where a kernel is to be reached, as the file says that Jupyter hands it.
struct Connection: Sendable, Equatable {
  /// The sockets' addresses, as "tcp://127.0.0.1:5555".
  let addresses: [Channel: String]
  let key: String
}

/// A kernel's socket, as Jupyter calls it.
enum Channel: String, CaseIterable, Sendable {
  case shell, control, stdin
  case heartbeat = "hb"
  /// Where all clients hear what goes on.
  case published = "iopub"
}

/// Why a file of a connection cannot be used.
struct ConnectionFault: Error, CustomStringConvertible {
  let description: String
}

extension Connection {
  init(file path: String) throws(ConnectionFault) {
    do {
      try self.init(DiskHost.ofProgram.read(path))
    } catch let fault as ConnectionFault {
      throw ConnectionFault(description: "\(path): \(fault)")
    } catch {
      throw ConnectionFault(description: "\(path) cannot be read: \(error)")
    }
  }

  init(_ bytes: [UInt8]) throws(ConnectionFault) {
    guard let json = try? JSON(bytes), case .object = json else {
      throw ConnectionFault(description: "it must be an object of JSON, but is not")
    }
    let scheme = json["signature_scheme"]?.text ?? "hmac-sha256"
    guard scheme == "hmac-sha256" else {
      throw ConnectionFault(
        description: "signature_scheme must be hmac-sha256, but is \"\(scheme)\"")
    }
    key = json["key"]?.text ?? ""
    var addresses: [Channel: String] = [:]
    for channel in Channel.allCases {
      addresses[channel] = try Self.address(of: channel, json)
    }
    self.addresses = addresses
  }

  private static func address(
    of channel: Channel, _ json: JSON
  ) throws(ConnectionFault) -> String {
    guard let port = json["\(channel.rawValue)_port"]?.count else {
      throw ConnectionFault(description: "it must give \(channel.rawValue)_port, but does not")
    }
    let transport = json["transport"]?.text ?? "tcp"
    let place = json["ip"]?.text ?? "127.0.0.1"
    if transport == "ipc" { return "ipc://\(place)-\(port)" }
    guard transport == "tcp" else {
      throw ConnectionFault(description: "transport must be tcp or ipc, but is \"\(transport)\"")
    }
    guard place.hasPrefix("127.") || place == "localhost" else {
      throw ConnectionFault(
        description: "a kernel listens on this machine alone: ip must begin with 127., "
          + "but is \"\(place)\"")
    }
    return "tcp://\(place == "localhost" ? "127.0.0.1" : place):\(port)"
  }
}
