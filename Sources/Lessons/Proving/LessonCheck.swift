import Sessions

/// `vae lesson check`: proves lessons, and says what came of it.
public struct LessonCheck {
  /// What there is to say, a line or more for each lesson.
  public private(set) var report: [String] = []
  /// Whether every lesson is as it should be.
  public private(set) var holds = true

  /// Proves the lessons in files, or all that are shipped where none is named.
  ///
  /// - Parameter onReport: Called with each lesson's lines as soon as they are known.
  public init(paths: [String], onReport: (String) -> Void = { _ in }) {
    for result in paths.isEmpty ? Lesson.shippedTexts : paths.map(Lesson.read) {
      let lines = lines(for: result)
      report.append(lines)
      onReport(lines)
    }
  }

  private mutating func lines(for file: (path: String, text: String?)) -> String {
    do throws(LessonFaults) {
      guard let text = file.text else { throw LessonFaults(unreadable: file.path) }
      return lines(for: try Lesson(path: file.path, text: text))
    } catch {
      holds = false
      return error.description
    }
  }

  private mutating func lines(for lesson: Lesson) -> String {
    let proof = Proof(of: lesson, in: .scratch())
    guard proof.problems.isEmpty else {
      holds = false
      return proof.problems.map { $0.text(in: lesson.path) }.joined(separator: "\n")
    }
    let counts = proof.counts
    return "\(lesson.path): \(lesson.steps.count) steps, \(counts.questions) questions, "
      + "\(counts.solutions) solutions pass, \(counts.wrongs) wrong answers fail as they should, "
      + "\(counts.strangers) of other kinds too, "
      + "about \(Int(lesson.estimatedMinutes.rounded())) minutes"
  }
}

extension Proof.Problem {
  fileprivate func text(in path: String) -> String {
    (["error: \(message)", "  \(path):\(line)"]
      + details.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") })
      .joined(separator: "\n")
  }
}
