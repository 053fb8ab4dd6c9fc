import Files
import Foundation
import Testing

@testable import JupyterKernel

/// A kernel without sockets, and what it says.
struct Desk {
  let inbox = Inbox()
  let outbox = Outbox()
  let kernel: Kernel

  init() { kernel = Kernel(inbox: inbox, outbox: outbox, name: "life") }

  static func request(_ type: String, _ content: JSON) -> KernelMessage {
    KernelMessage(
      identities: [[1]], header: .named(["msg_id": "7", "msg_type": type]), content: content)
  }

  static func cell(_ code: String, _ more: [(String, JSON?)] = []) -> KernelMessage {
    request("execute_request", .members([("code", .text(code))] + more))
  }

  /// What comes of a request.
  func ask(_ type: String, _ content: JSON = .object([])) -> Answer {
    ask(Self.request(type, content))
  }

  func ask(_ request: KernelMessage) -> Answer {
    kernel.answer(request)
    return Answer(letters: outbox.takeAll())
  }

  /// What comes of running a cell.
  func run(_ code: String, _ more: [(String, JSON?)] = []) -> Answer { ask(Self.cell(code, more)) }

  /// What a cursor at the end of a code, or at a character of it, is answered.
  func at(_ type: String, _ code: String, _ character: Int? = nil) -> JSON {
    let place = Double(character ?? code.unicodeScalars.count)
    let content = JSON.members([("code", .text(code)), ("cursor_pos", .number(place))])
    return ask(type, content).reply
  }
}

/// The messages that answer a request.
struct Answer {
  let letters: [Outbox.Letter]

  private var published: [KernelMessage] {
    letters.filter { $0.channel == .published }.map(\.message)
  }

  /// The types of what was published between the kernel's being busy and idle.
  var types: [String] { outputs.map(\.type) }

  var outputs: [KernelMessage] { published.filter { $0.type != "status" } }

  func content(_ type: String) -> JSON { outputs.first { $0.type == type }?.content ?? .null }

  var states: [String] {
    published.compactMap { $0.type == "status" ? $0.content["execution_state"]?.text : nil }
  }

  /// The replies to the one that asked, the first of which is the request's own.
  var replies: [KernelMessage] { letters.filter { $0.channel == .shell }.map(\.message) }

  var reply: JSON { replies.first?.content ?? .null }
}

/// A folder that is there as long as the value is.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
