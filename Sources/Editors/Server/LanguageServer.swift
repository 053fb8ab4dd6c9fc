import Files
import Sessions

/// The language for editors: answers their questions about scripts by the Language Server Protocol
/// 3.17, over standard input and output. It runs nothing of them.
public final class LanguageServer {
  private var transport: Transport
  private let session = Session()
  private var documents: [String: TextDocument] = [:]
  /// The documents whose mistakes are to be told again.
  private var changed: Set<String> = []
  private var countsBytes = false
  private var state = State.waiting

  private enum State { case waiting, serving, leaving }

  /// A server at two open files, those of standard input and output without them.
  public init(input: Int32 = 0, output: Int32 = 1) {
    transport = Transport(input: input, output: output)
  }

  /// Answers until the other end asks it to leave or is gone, and returns the exit status.
  public func run() -> Int32 {
    while true {
      do {
        let message = try transport.next()
        if message["method"]?.text == "exit" { return state == .leaving ? 0 : 1 }
        answer(message)
      } catch {
        guard case .notJSON = error else { return state == .leaving ? 0 : 1 }
        transport.send(Reply.failure(.null, .notJSON))
      }
      if !transport.isMoreWaiting { publish() }
    }
  }

  /// Answers a request, or takes note of what happened.
  private func answer(_ message: JSON) {
    guard let method = message["method"]?.text else { return }
    guard let id = message["id"] else { return note(method, message["params"] ?? .null) }
    do throws(Refusal) {
      let result = try reply(to: method, message["params"] ?? .null)
      transport.send(Reply.result(id, result))
    } catch {
      transport.send(Reply.failure(id, error))
    }
  }

  private func reply(to method: String, _ params: JSON) throws(Refusal) -> JSON {
    switch (state, method) {
    case (.waiting, "initialize"): return initialize(params)
    case (.waiting, _): throw .notInitialised
    case (_, "shutdown"):
      state = .leaving
      return .null
    case (.leaving, _), (_, "initialize"): throw .badTime(method)
    default:
      guard let question = Question.all[method] else { throw .unknown(method) }
      guard let uri = params["textDocument"]?["uri"]?.text, let document = documents[uri] else {
        throw .noDocument
      }
      return try question(Asked(document, uri, params, session))
    }
  }

  private func initialize(_ params: JSON) -> JSON {
    let encodings = params["capabilities"]?["general"]?["positionEncodings"]?.texts ?? []
    countsBytes = encodings.contains("utf-8")
    state = .serving
    return Reply.capabilities(countsBytes: countsBytes)
  }

  private func note(_ method: String, _ params: JSON) {
    guard state == .serving, let document = params["textDocument"],
      let uri = document["uri"]?.text
    else { return }
    switch method {
    case "textDocument/didOpen":
      documents[uri] = TextDocument(document["text"]?.text ?? "", countsBytes: countsBytes)
    case "textDocument/didChange":
      for change in params["contentChanges"]?.items ?? [] { documents[uri]?.apply(change) }
    case "textDocument/didClose": documents[uri] = nil
    case "textDocument/didSave": break
    default: return
    }
    changed.insert(uri)
  }

  /// Tells the mistakes of what has changed; none of what was closed.
  private func publish() {
    for uri in changed.sorted() {
      let found = documents[uri].map { $0.diagnostics(uri, session) } ?? []
      let params = JSON.members([("uri", .text(uri)), ("diagnostics", .list(found))])
      transport.send(Reply.notification("textDocument/publishDiagnostics", params))
    }
    changed = []
  }
}
