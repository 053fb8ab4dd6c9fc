import Files
import FoundationEssentials

/// A message of Jupyter's protocol, version 5.3.
struct KernelMessage: Sendable, Equatable {
  /// Whom a reply goes back to, as the socket wrote it in front; of what is published, its topic.
  var identities: [[UInt8]] = []
  var header: JSON
  /// The header of the request that it answers; an empty object where there is none.
  var parent = JSON.object([])
  var metadata = JSON.object([])
  var content: JSON

  /// The version of the protocol.
  static let version = "5.3"

  /// What it is, as "execute_request".
  var type: String { header["msg_type"]?.text ?? "" }
}

extension KernelMessage {
  /// A message of the kernel's own in answer to a request.
  ///
  /// - Parameters:
  ///   - session: What the kernel calls its life, the same in all of its messages.
  ///   - metadata: What else there is to say, by name.
  init(_ type: String, _ content: JSON, to request: KernelMessage, session: String) {
    identities = request.identities
    parent = request.header
    self.content = content
    header = .named([
      "msg_id": Self.newIdentity(), "session": session, "username": "vae", "msg_type": type,
      "date": Date.now.ISO8601Format(), "version": Self.version,
    ])
  }

  /// A name that nothing else has.
  static func newIdentity() -> String { UUID().uuidString.lowercased() }

  /// The reply's name for a request's, as "execute_reply".
  var replyType: String { type.dropSuffix("_request") + "_reply" }
}

extension String {
  fileprivate func dropSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
