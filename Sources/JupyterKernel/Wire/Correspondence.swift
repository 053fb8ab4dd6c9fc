import Files

/// A request, and the way back to whoever made it and to all who listen.
struct Correspondence {
  let request: KernelMessage
  private let session: String
  private let outbox: Outbox

  init(_ request: KernelMessage, session: String, outbox: Outbox) {
    (self.request, self.session, self.outbox) = (request, session, outbox)
  }

  /// Answers the request.
  func reply(_ content: JSON, on channel: Channel = .shell) {
    outbox.send(
      KernelMessage(request.replyType, content, to: request, session: session), on: channel)
  }

  /// Tells all clients of something that the request led to.
  func publish(_ type: String, _ content: JSON) {
    var message = KernelMessage(type, content, to: request, session: session)
    message.identities = [Array("kernel.\(session).\(type)".utf8)]
    outbox.send(message, on: .published)
  }

  /// - Parameter state: "busy" or "idle".
  func publishState(_ state: String) { publish("status", .named(["execution_state": state])) }
}
