import Foundation
import Testing

@Suite("Conversations with a session")
struct TranscriptTests {
  @Test(
    "A session answers as it did when the transcript was read and found right",
    arguments: Transcript.names)
  func replay(name: String) throws {
    let file = Transcript.folder.appending(path: name)
    let kept = try String(contentsOf: file, encoding: .utf8)
    let transcript = Transcript(kept)
    #expect(transcript.text == kept, "the file is not written as a transcript is")
    let replayed = transcript.replayed(in: RecordedSession())
    if ProcessInfo.processInfo.environment["VAE_RECORD"] == "1", replayed.text != kept {
      try replayed.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded anew: look at the difference, then run again without VAE_RECORD")
      return
    }
    for (before, now) in zip(transcript.exchanges, replayed.exchanges) {
      #expect(now.answered == before.answered, "vae> \(before.said)")
    }
  }

  @Test("There are transcripts")
  func present() { #expect(Transcript.names.count >= 5) }

  @Test("The conversation in the README is what is answered")
  func readme() throws {
    let path = Transcript.folder.appending(path: "../../../README.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = try #require(text.range(of: "```\nvae> "))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    let kept = Transcript("\nvae> " + text[start.upperBound..<end.lowerBound])
    #expect(kept.exchanges.count > 5)
    for (before, now) in zip(kept.exchanges, kept.replayed(in: RecordedSession()).exchanges) {
      #expect(now.answered == before.answered, "vae> \(before.said)")
    }
  }
}
