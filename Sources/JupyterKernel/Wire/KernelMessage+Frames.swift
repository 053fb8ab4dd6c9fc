import Files

/// Why frames are no message.
enum WireFault: Error, Equatable {
  case noDelimiter
  case tooFewFrames(Int)
  case wrongSignature
  case notJSON(part: String)
}

extension WireFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noDelimiter: "it must hold the frame <IDS|MSG>, but does not"
    case .tooFewFrames(let count):
      "five frames must follow <IDS|MSG>, but there are \(count)"
    case .wrongSignature: "its signature must be made with the key of the connection, but is not"
    case .notJSON(let part): "its \(part) must be an object of JSON, but is not"
    }
  }
}

/// The key that a kernel and its clients sign messages with; an empty one signs nothing.
struct Signature: Sendable {
  let key: [UInt8]

  /// What stands in the frame of the signature.
  func callAsFunction(of parts: [[UInt8]]) -> [UInt8] {
    key.isEmpty ? [] : Array(keyedSHA256(of: parts, key: key).utf8)
  }

  /// Whether a signature is the right one; how long that takes does not tell where it is wrong.
  func accepts(_ signature: [UInt8], of parts: [[UInt8]]) -> Bool {
    let right = self(of: parts)
    guard !key.isEmpty else { return true }
    return right.count == signature.count
      && zip(right, signature).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension KernelMessage {
  private static let delimiter = Array("<IDS|MSG>".utf8)
  private static let parts = ["header", "parent header", "metadata", "content"]

  /// Reads the frames of a message; what follows its content is left out.
  init(frames: [[UInt8]], signature: Signature) throws(WireFault) {
    guard let place = frames.firstIndex(of: Self.delimiter) else { throw .noDelimiter }
    let rest = Array(frames[(place + 1)...])
    guard rest.count >= 5 else { throw .tooFewFrames(rest.count) }
    let parts = Array(rest[1...4])
    guard signature.accepts(rest[0], of: parts) else { throw .wrongSignature }
    var read: [JSON] = []
    for (name, part) in zip(Self.parts, parts) {
      guard let json = try? JSON(part), case .object = json else { throw .notJSON(part: name) }
      read.append(json)
    }
    self.init(
      identities: Array(frames[..<place]), header: read[0], parent: read[1], metadata: read[2],
      content: read[3])
  }

  /// The message as frames, signed.
  func frames(_ signature: Signature) -> [[UInt8]] {
    let parts = [header, parent, metadata, content].map { Array($0.written.utf8) }
    return identities + [Self.delimiter, signature(of: parts)] + parts
  }
}
