public import Sessions

/// Brings lessons into a session: `:lesson NAME` begins one, and while one is taught its directives
/// are there.
public final class Classroom: Companion {
  private let folder: ProgressFolder
  private var tutor: Tutor?

  public init(keeping folder: ProgressFolder = .ofUser) { self.folder = folder }

  public var directives: [Directive] { Self.actions.map(\.directive) }

  public func handle(_ directive: Directive, words: [String], in session: Session) -> Ending {
    if directive.name == "lesson" { return turn(to: words.first, in: session) }
    guard let tutor else {
      return .refused(messages: ["error: no lesson is open\n  help: :lesson lists them"])
    }
    Self.actions.first { $0.directive.name == directive.name }?.act(tutor, words)
    return .done
  }

  public func after(_ entry: Entry, in session: Session) -> [Output] {
    tutor?.look(at: entry)
    return []
  }

  public func takeDraft() -> String? { tutor?.takeDraft() }

  public var farewell: String? { tutor?.farewell }

  private static let actions: [(directive: Directive, act: @Sendable (Tutor, [String]) -> Void)] = [
    (
      Directive(
        "lesson", words: "[NAME|FILE]", "Begins a lesson, or lists them.",
        names: { Lesson.shipped.map { Candidate(text: $0.name, summary: $0.title) } }),
      { _, _ in }
    ),
    (
      Directive("hint", "Gives the next hint of a lesson's task."), { tutor, _ in tutor.giveHint() }
    ),
    (Directive("answer", words: "WORD", "Answers a lesson's question."), { $0.answer($1[0]) }),
    (
      Directive("skip", "Shows and runs a solution of a lesson's task, and goes on."),
      { tutor, _ in tutor.skip() }
    ),
    (
      Directive("again", "Shows the text of a lesson's step again."),
      { tutor, _ in tutor.repeatStep() }
    ),
    (
      Directive("repair", "Brings names back to what they were when a lesson's task was set."),
      { tutor, _ in tutor.repair() }
    ),
  ]

  /// Begins a lesson, or lists them without a name.
  public func turn(to name: String?, in session: Session) -> Ending {
    guard let name else {
      session.say(.value(summary: "Lessons", details: [Lesson.list(keeping: folder)]))
      return .done
    }
    do throws(LessonFaults) {
      guard let lesson = try Lesson.named(name) else {
        return .refused(messages: [Message(Lesson.unknown(name))])
      }
      let next = Tutor(lesson, calledAs: name, in: session, keeping: folder)
      tutor = next
      next.begin()
      return .done
    } catch {
      return .refused(messages: [Message(error.description)])
    }
  }
}

extension Lesson {
  /// The shipped lessons and how far a learner is in each, as a table.
  public static func list(keeping folder: ProgressFolder = .ofUser) -> Detail {
    .table(
      header: ["lesson", "what it is about", "minutes", "progress"],
      rows: shipped.map { [$0.name, $0.title, "\($0.minutes)", $0.progress(in: folder)] },
      note: "vae learn NAME, or :lesson NAME at the prompt")
  }

  /// What is said where there is no such lesson.
  static func unknown(_ name: String) -> String {
    let names = shipped.map(\.name).joined(separator: ", ")
    return
      "error: there is no lesson \"\(name)\"\n  help: there are \(names), and files ending in .md"
  }

  private func progress(in folder: ProgressFolder) -> String {
    do throws(UnreadableProgress) {
      guard let known = try folder.read(self) else { return "new" }
      return known.isDone ? "done" : "at step \(known.step + 1) of \(known.steps)"
    } catch {
      return "cannot be read"
    }
  }
}
