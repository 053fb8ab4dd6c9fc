import Files
import Testing

@testable import JupyterKernel
@testable import Sessions

@Suite("Between the session and the sockets")
struct ThreadTests {
  @Test("What is interrupted is what runs or waits, and nothing that comes later")
  func interruption() {
    let inbox = Inbox()
    inbox.interrupt()
    #expect(!inbox.isCancelled)
    inbox.add(Desk.cell("1"))
    inbox.add(Desk.cell("2"))
    #expect(inbox.next()?.content["code"]?.text == "1")
    inbox.interrupt()
    #expect(inbox.isCancelled)
    inbox.finish()
    #expect(!inbox.isCancelled)
    inbox.interrupt()
    #expect(inbox.isCancelled)
  }

  @Test("A closed inbox gives nothing more, and stops what runs")
  func closing() {
    let inbox = Inbox()
    inbox.add(Desk.cell("1"))
    _ = inbox.next()
    inbox.add(Desk.cell("2"))
    inbox.close()
    #expect(inbox.isCancelled)
    inbox.finish()
    #expect(inbox.isCancelled && inbox.next() == nil)
  }

  @Test("What waits can be taken out, and what is left comes in order")
  func taking() {
    let inbox = Inbox()
    for code in ["1", "2"] { inbox.add(Desk.cell(code)) }
    inbox.add(Desk.request("history_request", .object([])))
    #expect(inbox.take("execute_request").compactMap { $0.content["code"]?.text } == ["1", "2"])
    #expect(inbox.next()?.type == "history_request")
  }

  @Test("Lines that are printed leave as one text, but only those of one cell and in order")
  func joining() {
    let outbox = Outbox()
    let request = Desk.cell("1")
    func printing(_ text: String, for request: KernelMessage) -> KernelMessage {
      KernelMessage("stream", .named(["name": "stdout", "text": text]), to: request, session: "s")
    }
    for text in ["a\n", "b\n"] { outbox.send(printing(text, for: request), on: .published) }
    outbox.send(KernelMessage("error", .object([]), to: request, session: "s"), on: .published)
    outbox.send(printing("c\n", for: request), on: .published)
    var other = request
    other.header = .named(["msg_id": "8"])
    outbox.send(printing("d\n", for: other), on: .published)
    let letters = outbox.takeAll()
    #expect(letters.map { $0.message.content["text"]?.text } == ["a\nb\n", nil, "c\n", "d\n"])
    #expect(outbox.takeAll().isEmpty)
  }

  private func epoch(_ done: Int, of total: Int = 50) -> Advance {
    Advance(
      task: "train", done: done, total: total, unit: "epoch",
      figures: [("loss", "\(1.0 / Double(done))")], isMilestone: true)
  }

  @Test("Progress is one display that is drawn again, and empty at the end")
  func progress() {
    var display = ProgressDisplay()
    #expect(display.note(epoch(1), at: 10) == nil)
    #expect(display.note(epoch(2), at: 10.2) == nil)
    let first = display.note(epoch(3), at: 10.4)
    #expect(first?.type == "display_data")
    #expect(first?.content["data"]?["text/plain"]?.text?.contains("train: epoch 3 of 50") == true)
    let html = first?.content["data"]?["text/html"]?.text
    #expect(html?.contains("<progress max=\"50\" value=\"3\">") == true)
    #expect(display.note(epoch(4), at: 10.45) == nil)
    let second = display.note(epoch(5), at: 10.6)
    let last = display.end()
    for later in [second, last] {
      #expect(later?.type == "update_display_data")
      #expect(later?.content["transient"] == first?.content["transient"])
    }
    #expect(last?.content["data"]?["text/plain"]?.text == "")
  }

  @Test("Work that is soon done has no display")
  func shortWork() {
    var display = ProgressDisplay()
    for done in 1...50 { #expect(display.note(epoch(done), at: 10 + Double(done) / 1000) == nil) }
    #expect(display.end() == nil)
  }
}
