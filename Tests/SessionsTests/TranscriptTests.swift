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
}
