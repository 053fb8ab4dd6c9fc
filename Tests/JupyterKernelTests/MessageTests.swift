import Files
import Testing

@testable import JupyterKernel

@Suite("Messages")
struct MessageTests {
  private let signature = Signature(key: Array("a key".utf8))

  private var message: KernelMessage {
    var message = KernelMessage(
      header: .named(["msg_id": "1", "msg_type": "execute_request"]),
      content: .members([("code", .text("x = \"µ\"")), ("silent", .bool(false))]))
    message.identities = [[0, 255, 7], Array("topic".utf8)]
    return message
  }

  @Test("A message comes back from its frames as it was", arguments: ["a key", ""])
  func roundTrip(key: String) throws {
    let signature = Signature(key: Array(key.utf8))
    let frames = message.frames(signature)
    #expect(frames.count == 8 && frames[3].count == (key.isEmpty ? 0 : 64))
    #expect(try KernelMessage(frames: frames, signature: signature) == message)
    // What follows the content, as bytes of a widget, is left out.
    #expect(try KernelMessage(frames: frames + [[1]], signature: signature) == message)
  }

  @Test("No byte that is signed can be changed, nor the signature")
  func tampering() {
    let frames = message.frames(signature)
    for place in 3..<frames.count {
      for byte in frames[place].indices {
        var bent = frames
        bent[place][byte] ^= 1
        #expect(throws: WireFault.wrongSignature) {
          try KernelMessage(frames: bent, signature: signature)
        }
      }
    }
    #expect(throws: WireFault.wrongSignature) {
      try KernelMessage(frames: frames, signature: Signature(key: [1]))
    }
  }

  @Test("What is no message is told so")
  func damage() {
    let open = Signature(key: [])
    let frames = message.frames(open)
    #expect(throws: WireFault.noDelimiter) { try KernelMessage(frames: [], signature: open) }
    #expect(throws: WireFault.noDelimiter) {
      try KernelMessage(frames: Array(frames[3...]), signature: open)
    }
    #expect(throws: WireFault.tooFewFrames(4)) {
      try KernelMessage(frames: frames.dropLast(), signature: open)
    }
    for (place, part) in zip(4..., ["header", "parent header", "metadata", "content"]) {
      for text in ["", "[1]", "{", "{\"a\":1,\"a\":2}"] {
        var bent = frames
        bent[place] = Array(text.utf8)
        #expect(throws: WireFault.notJSON(part: part)) {
          try KernelMessage(frames: bent, signature: open)
        }
      }
    }
  }

  @Test("A reply goes back to who asked, with the request as its parent")
  func reply() {
    let reply = KernelMessage("execute_reply", .object([]), to: message, session: "s")
    #expect(reply.identities == message.identities && reply.parent == message.header)
    #expect(reply.type == "execute_reply" && message.replyType == "execute_reply")
    #expect(reply.header["session"]?.text == "s" && reply.header["version"]?.text == "5.3")
    #expect(reply.header["date"]?.text?.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) == true)
    let other = KernelMessage("execute_reply", .object([]), to: message, session: "s")
    #expect(other.header["msg_id"] != reply.header["msg_id"])
  }
}
