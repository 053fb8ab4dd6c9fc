import Files
import Sessions

/// What is sent, as the protocol writes it.
enum Reply {
  static func result(_ id: JSON, _ result: JSON) -> JSON {
    .members([("jsonrpc", .text("2.0")), ("id", id), ("result", result)])
  }

  static func failure(_ id: JSON, _ refusal: Refusal) -> JSON {
    let error = JSON.members([
      ("code", .number(refusal.code)), ("message", .text(refusal.message)),
    ])
    return .members([("jsonrpc", .text("2.0")), ("id", id), ("error", error)])
  }

  static func notification(_ method: String, _ params: JSON) -> JSON {
    .members([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", params)])
  }

  /// What the server can be asked.
  static func capabilities(countsBytes: Bool) -> JSON {
    let sync = JSON.members([("openClose", .bool(true)), ("change", .number(2))])
    let completion = JSON.members([
      ("triggerCharacters", .texts([".", "\"", "'", "/", "(", ">"]))
    ])
    let signature = JSON.members([("triggerCharacters", .texts(["(", ","]))])
    let capabilities = JSON.members([
      ("positionEncoding", .text(countsBytes ? "utf-8" : "utf-16")),
      ("textDocumentSync", sync), ("completionProvider", completion),
      ("signatureHelpProvider", signature), ("hoverProvider", .bool(true)),
      ("definitionProvider", .bool(true)), ("referencesProvider", .bool(true)),
      ("documentHighlightProvider", .bool(true)), ("documentSymbolProvider", .bool(true)),
      ("documentFormattingProvider", .bool(true)),
      ("renameProvider", .members([("prepareProvider", .bool(true))])),
    ])
    let info = JSON.members([("name", .text("vae")), ("version", .text(Session.version))])
    return .members([("capabilities", capabilities), ("serverInfo", info)])
  }
}

/// Why a request is not answered.
enum Refusal: Error {
  case notJSON, notInitialised, noDocument
  case badTime(String)
  case unknown(String)
  /// What was asked for cannot be done, for that reason.
  case failed(String)

  /// The protocol's number for it.
  var code: Double {
    switch self {
    case .notJSON: -32700
    case .notInitialised: -32002
    case .badTime: -32600
    case .unknown: -32601
    case .noDocument: -32602
    case .failed: -32803
    }
  }

  var message: String {
    switch self {
    case .notJSON: "a message must be JSON"
    case .notInitialised: "the first request must be \"initialize\""
    case .noDocument: "a request must name a document that is open"
    case .badTime(let method): "\"\(method)\" cannot be asked now"
    case .unknown(let method): "there is no request \"\(method)\""
    case .failed(let reason): reason
    }
  }
}
