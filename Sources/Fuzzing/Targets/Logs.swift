import Files
import HostInMemory
import Sessions

extension Target {
  /// The file of a session that was lost.
  static let logs = Target(
    name: "logs", summary: "files of sessions, which `:recover` reads",
    corpus: { [Array(log.utf8)] },
    words: [
      "{\"run\":\"", "\"}", "\n", "{\"undone\":", "{\"end\":\"done\"}\n", "{\"closed\":true}\n",
      "\\n", "\\u0000", ":undo", ":next all", "def f(x) { ", "\"", "}", "#%%",
    ],
    bend: { bytes, mutation, chance in
      var lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
      guard !lines.isEmpty else { return nil }
      let index = chance.below(lines.count)
      guard let text = (try? JSON(lines[index]))?["run"]?.text else { return nil }
      let other = mutation.changed(Array(text.utf8), &chance)
      let run = JSON.text(String(decoding: other, as: UTF8.self))
      lines[index] = Array(JSON.object([JSON.Member("run", run)]).written.utf8)
      return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
  ) { bytes in
    let name = "sessions/2026-01-01-000000-1/session.jsonl"
    _ = Scratch.shared.write(bytes, to: name)
    let session = Session(host: MemoryHost())
    session.beginLog(in: Scratch.shared.folder)
    session.endLog()
    // A log without a statement leaves nothing to bring back, which is said at the prompt.
    return session.enter(":recover").messages.flatMap { message in
      let place = message.contains("\n  prompt:") ? "prompt:" : "last session:"
      return Sentences.complaints(about: message, place: place)
    }
  }

  private static let log = """
    {"folder":"/tmp","vae":"0.2.0"}
    {"run":"x = 1"}
    {"end":"done","seconds":0.1}
    {"run":"def f(a) {\\n  return a\\n}"}
    {"end":"done","seconds":0.1}
    {"run":"f(2)"}
    {"shown":"2"}
    {"end":"done","seconds":0.1}
    {"run":"y = nothing"}
    {"end":"refused","seconds":0,"messages":["error: there is no \\"nothing\\""]}
    {"undone":2}
    {"run":"for i in range(3) { x = x + i }"}
    {"end":"interrupted"}
    """
}
