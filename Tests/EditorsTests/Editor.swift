import Files
import Foundation
import Glibc
import Editors

/// The other end of a language server's wire, which runs on a thread of its own.
final class Editor {
  private let input: Int32
  private let output: Int32
  private var bytes: [UInt8] = []
  private var count = 0
  private let ended = DispatchSemaphore(value: 0)
  private let status = Status()
  private final class Status: @unchecked Sendable { var value: Int32 = -1 }

  /// An editor whose server is running; with `isReady`, both have introduced themselves.
  init(isReady: Bool = true, encodings: [String] = []) {
    var (there, back): ([Int32], [Int32]) = ([0, 0], [0, 0])
    _ = pipe(&there)
    _ = pipe(&back)
    (output, input) = (there[1], back[0])
    let (near, far) = (there[0], back[1])
    let (ended, status) = (ended, status)
    let thread = Thread {
      status.value = LanguageServer(input: near, output: far).run()
      close(far)
      ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    if isReady {
      let general = JSON.members([("positionEncodings", .texts(encodings))])
      let capabilities = JSON.members([("general", general)])
      _ = ask("initialize", .members([("capabilities", capabilities)]))
      tell("initialized", .object([]))
    }
  }

  /// Asks, and waits for the whole answer.
  func ask(_ method: String, _ params: JSON = .null) -> JSON {
    count += 1
    let id = JSON.number(Double(count))
    send([("jsonrpc", .text("2.0")), ("id", id), ("method", .text(method)), ("params", params)])
    while let message = next() {
      if message["id"] == id { return message }
    }
    return .null
  }

  func tell(_ method: String, _ params: JSON = .null) {
    send([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", params)])
  }

  private func send(_ members: [(String, JSON?)]) { sendText(JSON.members(members).written) }

  func sendText(_ text: String) { send("Content-Length: \(text.utf8.count)\r\n\r\n" + text) }

  /// Sends bytes as they are.
  func send(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = write(output, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        guard wrote > 0 else { return }
        done += wrote
      }
    }
  }

  /// Waits for a message; nil at the end.
  func next() -> JSON? {
    while true {
      if let text = takeMessage() { return try? JSON(text) }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = read(input, &chunk, chunk.count)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
    }
  }

  private func takeMessage() -> [UInt8]? {
    let text = String(decoding: bytes.prefix(64), as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.upperBound].utf8.count
    let length = Int(text[..<end.lowerBound].dropFirst("Content-Length: ".count)) ?? 0
    guard bytes.count >= head + length else { return nil }
    defer { bytes.removeFirst(head + length) }
    return Array(bytes[head..<head + length])
  }

  /// Hangs up, and gives the exit status of the server.
  func hangUp() -> Int32 {
    close(output)
    ended.wait()
    close(input)
    return status.value
  }
}

extension Editor {
  static let uri = "file:///script.vae"

  func open(_ text: String) {
    let document = JSON.members([
      ("uri", .text(Self.uri)), ("languageId", .text("vae")), ("version", .number(1)),
      ("text", .text(text)),
    ])
    tell("textDocument/didOpen", .members([("textDocument", document)]))
  }

  /// Replaces what is between two places, as line and character.
  func change(_ start: (Int, Int), _ end: (Int, Int), to text: String) {
    let range = JSON.members([("start", Self.place(start)), ("end", Self.place(end))])
    let change = JSON.members([("range", range), ("text", .text(text))])
    tell(
      "textDocument/didChange",
      .members([("textDocument", Self.document), ("contentChanges", .list([change]))]))
  }

  /// Asks about a place of the document; nil where there is no result.
  func ask(_ method: String, at place: (Int, Int), _ more: (String, JSON)...) -> JSON? {
    let params: [(String, JSON?)] = [
      ("textDocument", Self.document), ("position", Self.place(place)),
    ]
    return ask("textDocument/" + method, .members(params + more.map { ($0.0, $0.1) }))["result"]
  }

  /// The mistakes of the document, which are told soon after it was changed.
  func diagnostics() -> [JSON]? {
    while let message = next() {
      if message["method"]?.text == "textDocument/publishDiagnostics" {
        return message["params"]?["diagnostics"]?.items
      }
    }
    return nil
  }

  static let document = JSON.members([("uri", .text(uri))])

  static func place(_ place: (Int, Int)) -> JSON {
    .members([("line", .number(Double(place.0))), ("character", .number(Double(place.1)))])
  }
}

extension JSON {
  /// A range as "line:character-line:character".
  var span: String {
    let ends = ["start", "end"].map { name in
      "\(self[name]?["line"]?.count ?? -1):\(self[name]?["character"]?.count ?? -1)"
    }
    return ends.joined(separator: "-")
  }
}
