import Editors
import Glibc

extension Target {
  /// What an editor sends to the language server, as bytes on the wire.
  static let editors = Target(
    name: "editors", summary: "what an editor sends to `vae lsp`",
    corpus: { [conversation] },
    words: [
      "Content-Length: ", "\r\n\r\n", "null", "[]", "{}", "\"id\":1", "\"line\":", "-1", "1e9",
      "\"text\":\"x = 1\"", "\"range\":", "initialize", "exit", "shutdown", "\\u0000",
    ],
    bend: { _, mutation, chance in
      // The first introduces; one of the others is changed within its length.
      var bodies = messages.map { Array($0.utf8) }
      let place = 1 + chance.below(bodies.count - 1)
      bodies[place] = mutation.changed(bodies[place], &chance)
      return bodies.flatMap(framed)
    }
  ) { bytes in
    var wire: [Int32] = [0, 0]
    guard pipe(&wire) == 0, let answers = tmpfile() else { return ["there is no pipe to be had"] }
    defer {
      close(wire[0])
      fclose(answers)
    }
    // No more than a pipe holds, as nobody reads yet.
    _ = write(wire[1], Array(bytes.prefix(60_000)), min(bytes.count, 60_000))
    close(wire[1])
    let status = LanguageServer(input: wire[0], output: fileno(answers)).run()
    return status == 0 || status == 1 ? [] : ["the server ended with \(status)"]
  }

  private static let conversation = messages.flatMap { framed(Array($0.utf8)) }

  private static func framed(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// Each kind of message once.
  private static let messages: [String] = {
    let document = #""textDocument":{"uri":"file:///a.vae"}"#
    let place = document + #","position":{"line":1,"character":6}"#
    let questions = [
      "completion", "hover", "signatureHelp", "definition", "references", "documentHighlight",
      "prepareRename",
    ].map { #"{"id":3,"method":"textDocument/\#($0)","params":{\#(place)}}"# }
    return [
      #"{"id":1,"method":"initialize","params":{"capabilities":{}}}"#,
      #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.vae","#
        + #""text":"x = demo()\ny = windows(x, before=5ms)\n#%% A\ny"}}}"#,
      #"{"method":"textDocument/didChange","params":{\#(document),"contentChanges":[{"range":"#
        + #"{"start":{"line":0,"character":4},"end":{"line":1,"character":2}},"text":"é😀("}]}}"#,
    ] + questions + [
      #"{"id":4,"method":"textDocument/rename","params":{\#(place),"newName":"z"}}"#,
      #"{"id":5,"method":"textDocument/formatting","params":{\#(document)}}"#,
      #"{"id":6,"method":"textDocument/documentSymbol","params":{\#(document)}}"#,
      #"{"id":7,"method":"shutdown"}"#, #"{"method":"exit"}"#,
    ]
  }()
}
