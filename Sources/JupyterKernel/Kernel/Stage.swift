import Files
import Reports
import Sessions

/// Where a running cell's outputs go: to the clients, in the words of notebooks. What comes while none
/// runs is heard by nobody.
final class Stage {
  private var mail: Correspondence?
  private var count = 0
  private var isSilent = false
  private var progress = ProgressDisplay()
  /// What the client is asked to do once the cell has run.
  private(set) var payload: [JSON] = []
  /// The last value that was shown, as text.
  private(set) var lastValue: String?

  /// A cell begins.
  func open(for mail: Correspondence, count: Int, isSilent: Bool) {
    (self.mail, self.count, self.isSilent) = (mail, count, isSilent)
    (payload, lastValue, progress) = ([], nil, ProgressDisplay())
  }

  /// The cell has ended.
  func close(with ending: Ending) {
    if let last = progress.end() { publish(last.type, last.content) }
    if let trouble = NotebookOutput(ending) { publish(trouble.type, trouble.content) }
    mail = nil
  }

  func show(_ output: Output) {
    if case .whole = output { return page(output) }
    if case .value = output { lastValue = output.description }
    let shown = NotebookOutput(output, count: count)
    publish(shown.type, shown.content)
  }

  func show(_ advance: Advance) {
    if let next = progress.note(advance) { publish(next.type, next.content) }
  }

  private func publish(_ type: String, _ content: JSON) {
    if !isSilent { mail?.publish(type, content) }
  }

  /// Has a text read page by page.
  private func page(_ output: Output) {
    guard mail != nil, case .shown(let data, _) = NotebookOutput(output, count: count) else {
      return
    }
    payload.append(
      .members([("data", .named(data)), ("source", .text("page")), ("start", .number(0))]))
  }

  /// `:quit`: most clients let the kernel be, as it is theirs to end.
  func farewell() {
    show(.note("the session ends with its kernel: shut that down, or restart it"))
    payload.append(.members([("keepkernel", .bool(false)), ("source", .text("ask_exit"))]))
  }

  /// Puts a text in the next cell.
  func draft(_ text: String) {
    payload.append(
      .members([
        ("replace", .bool(false)), ("source", .text("set_next_input")), ("text", .text(text)),
      ]))
  }
}
