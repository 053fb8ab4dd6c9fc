import Files
import FoundationEssentials
import Sessions

/// How far a learner is in a lesson.
struct Progress: Equatable {
  var lesson: String
  /// The step that comes next, from 0.
  var step = 0
  /// The question or task in it that is open, as its place among the step's items.
  var item = 0
  /// That step's title, to know it by where the lesson has changed.
  var title = ""
  var steps: Int
  /// What ran until then, in order; running it again brings back the names.
  var statements: [String] = []
  var isDone = false
}

/// The folder in which progress is kept, one file a lesson; a user without a home has none.
public struct ProgressFolder: Sendable {
  private let path: String?
  private let disk: DiskHost

  public init(path: String?) { self.init(path: path, on: DiskHost.ofProgram) }

  init(path: String?, on disk: DiskHost) { (self.path, self.disk) = (path, disk) }

  /// The folder of this user: `vae/lessons` in $XDG_STATE_HOME or `~/.local/state`.
  public static var ofUser: ProgressFolder {
    ProgressFolder(path: Places.state.map { $0 + "/lessons" })
  }

  /// Where the progress in a lesson is kept.
  func file(of lesson: String) -> String? { path.map { "\($0)/\(lesson).json" } }

  /// What was kept of a lesson, nil where nothing was.
  ///
  /// - Throws: Where there is a file that does not hold progress.
  func read(_ lesson: Lesson) throws(UnreadableProgress) -> Progress? {
    guard let file = file(of: lesson.name), disk.kind(of: file) != nil else { return nil }
    do {
      guard let progress = Progress(try JSON(try disk.read(file))) else {
        throw UnreadableProgress(path: file)
      }
      return progress.fitting(lesson)
    } catch {
      throw UnreadableProgress(path: file)
    }
  }

  /// Replaces what is kept, at once or not at all; whether that could be done.
  func write(_ progress: Progress) -> Bool {
    guard let file = file(of: progress.lesson) else { return false }
    let bytes = Array((progress.json.laidOut + "\n").utf8)
    return (try? disk.write(bytes, to: file)) != nil
  }
}

extension Progress {
  fileprivate var json: JSON {
    .members([
      ("isDone", .bool(isDone)), ("item", .number(Double(item))), ("lesson", .text(lesson)),
      ("statements", .texts(statements)), ("step", .number(Double(step))),
      ("steps", .number(Double(steps))), ("title", .text(title)),
    ])
  }

  /// Reads what `json` gives; nil for anything else.
  fileprivate init?(_ json: JSON) {
    guard let lesson = json["lesson"]?.text, let step = json["step"]?.count,
      let title = json["title"]?.text, let steps = json["steps"]?.count,
      let statements = json["statements"]?.texts, case .bool(let isDone)? = json["isDone"]
    else { return nil }
    self.init(
      lesson: lesson, step: step, item: json["item"]?.count ?? 0, title: title, steps: steps,
      statements: statements, isDone: isDone)
  }
}

/// A file of progress that cannot be read.
struct UnreadableProgress: Error {
  let path: String
}

extension Progress {
  /// The same for the lesson as it is now, nil where the step is no longer there; a step whose
  /// items have changed begins anew.
  fileprivate func fitting(_ lesson: Lesson) -> Progress? {
    if isDone { return self }
    guard let step = lesson.steps.firstIndex(where: { $0.title == title }) else { return nil }
    var fitting = self
    fitting.step = step
    let items = lesson.steps[step].items
    if !items.indices.contains(item) || !items[item].isGate { fitting.item = 0 }
    fitting.steps = lesson.steps.count
    return fitting
  }
}
