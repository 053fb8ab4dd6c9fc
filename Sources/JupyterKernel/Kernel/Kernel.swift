import Files
import Glibc
import Lessons
import Reports
import Sessions
import Wording

/// A session that Jupyter's clients type at: it answers their requests one after another.
final class Kernel {
  let session: Session
  var history = CellHistory()
  private let inbox: Inbox
  private let outbox: Outbox
  /// What this life of the kernel is called.
  private let name: String
  private let stage = Stage()
  private let classroom = Classroom()
  /// How many cells have run.
  private var count = 0

  init(inbox: Inbox, outbox: Outbox, name: String) {
    (self.inbox, self.outbox, self.name) = (inbox, outbox, name)
    let stage = stage
    session = Session(
      exporters: Reports.exporters, onOutput: { stage.show($0) }, onProgress: { stage.show($0) },
      isCancelled: { inbox.isCancelled })
    session.companion = classroom
  }

  /// Answers requests until there are none any more.
  func serve() {
    session.beginLog(sayingTime: false)
    runStartUpFile()
    while let request = inbox.next() {
      answer(request)
      inbox.finish()
    }
    session.endLog()
  }

  private func runStartUpFile() {
    guard !SafeMode.isOn, let path = Places.startUp, access(path, F_OK) == 0 else { return }
    for message in session.run(.file(path)).messages { complain(message) }
  }

  /// Answers one request.
  func answer(_ request: KernelMessage) {
    let mail = Correspondence(request, session: name, outbox: outbox)
    mail.publishState("busy")
    if request.type == "execute_request" {
      run(CellRequest(request.content), for: mail)
    } else if let answer = Self.answers[request.type] {
      mail.reply(answer(self)(request.content))
    } else {
      complain("vae-jupyter: \(request.type.shortened(to: 60)) is not known")
    }
    mail.publishState("idle")
  }

  /// What is answered without a cell being run, by the type of the request.
  private static let answers: [String: @Sendable (Kernel) -> (JSON) -> JSON] = [
    "kernel_info_request": { _ in { _ in information } },
    "comm_info_request": { _ in { _ in .members([("comms", .object([])), Kernel.isOk]) } },
    "complete_request": Kernel.completion,
    "inspect_request": Kernel.inspection,
    "is_complete_request": { _ in Kernel.completeness },
    "history_request": Kernel.past,
  ]

  private func run(_ cell: CellRequest, for mail: Correspondence) {
    if cell.isKept { count += 1 }
    if !cell.isSilent { mail.publish("execute_input", cell.announcement(count)) }
    stage.open(for: mail, count: count, isSilent: cell.isSilent)
    let ending = cell.isEmpty ? .done : session.enter(cell.code, named: "cell \(count)")
    if cell.isKept { history.add(cell.code, line: count, shown: stage.lastValue) }
    if ending == .quit { stage.farewell() }
    if let draft = classroom.takeDraft() { stage.draft(draft) }
    stage.close(with: ending)
    let hasFailed = NotebookOutput(ending) != nil
    // What comes after the reply was sent by someone who knows of it.
    let rest = cell.stopsOnError && hasFailed ? inbox.take("execute_request") : []
    mail.reply(reply(to: cell, ending))
    for request in rest { abort(request) }
  }

  private func reply(to cell: CellRequest, _ ending: Ending) -> JSON {
    let trouble = NotebookOutput(ending)
    let common: [(String, JSON?)] = [
      ("execution_count", .number(Double(count))), ("payload", .list(stage.payload)),
      ("user_expressions", trouble == nil ? expressions(cell.names) : .object([])),
    ]
    guard let trouble else { return .members(common + [Self.isOk]) }
    return .members(common + [("status", .text("error"))] + trouble.content.fields)
  }

  /// The values of names that a client asked for beside.
  private func expressions(_ names: [(key: String, name: String)]) -> JSON {
    .members(
      names.map { key, name in
        guard let summary = session.summary(of: name) else {
          let trouble = NotebookOutput.trouble(name: "Error", lines: ["\(name) has no value"])
          return (key, .members([("status", .text("error"))] + trouble.content.fields))
        }
        let data = JSON.named(["text/plain": summary])
        return (key, .members([("data", data), ("metadata", .object([])), Kernel.isOk]))
      })
  }

  /// Answers a cell that came before it was known that one had failed.
  private func abort(_ request: KernelMessage) {
    let mail = Correspondence(request, session: name, outbox: outbox)
    mail.publishState("busy")
    mail.reply(.named(["status": "aborted"]))
    mail.publishState("idle")
  }
}
