import FoundationEssentials
import Sessions

/// How far a learner is in a lesson.
struct Progress: Codable, Equatable {
  var lesson: String
  /// The step that comes next, from 0.
  var step = 0
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

  public init(path: String?) { self.init(path: path, on: DiskHost()) }

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
      let data = Data(try disk.read(file))
      return try JSONDecoder().decode(Progress.self, from: data).fitting(lesson)
    } catch {
      throw UnreadableProgress(path: file)
    }
  }

  /// Replaces what is kept, at once or not at all; whether that could be done.
  func write(_ progress: Progress) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let file = file(of: progress.lesson) else { return false }
    do {
      try disk.write(Array(try encoder.encode(progress)), to: file)
      return true
    } catch {
      return false
    }
  }
}

/// A file of progress that cannot be read.
struct UnreadableProgress: Error {
  let path: String
}

extension Progress {
  /// The same for the lesson as it is now, nil where the step is no longer there.
  fileprivate func fitting(_ lesson: Lesson) -> Progress? {
    if isDone { return self }
    guard let step = lesson.steps.firstIndex(where: { $0.title == title }) else { return nil }
    var fitting = self
    fitting.step = step
    fitting.steps = lesson.steps.count
    return fitting
  }
}
