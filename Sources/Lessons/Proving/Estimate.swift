extension Lesson {
  /// The minutes that a lesson takes, estimated from its text.
  ///
  /// Prose is read at 200 words a minute, a line of shown code takes 6 seconds and what it shows
  /// another 6; a question takes 20 seconds beside its reading, a task 45 seconds of thought, and
  /// what its start leaves of the solution is typed at 150 characters a minute.
  var estimatedMinutes: Double {
    let items = introduction + steps.flatMap(\.items)
    return items.map(\.seconds).reduce(0, +) / 60
  }

  /// Whether the stated minutes are within a third of the estimate, or within two minutes of it.
  var minutesHold: Bool {
    let estimate = estimatedMinutes
    return abs(Double(minutes) - estimate) <= max(2, estimate / 3)
  }
}

extension Item {
  fileprivate var seconds: Double {
    switch self {
    case .prose(let passage): passage.text.readingSeconds
    case .run(let passage):
      passage.text.split(separator: "\n").reduce(0) { $0 + ($1.isSilent ? 6 : 12) }
    case .claim: 0
    case .question(let question):
      question.text.readingSeconds + 20
        + (question.answers.first { $0.isRight }?.feedback.readingSeconds ?? 0)
    case .task(let task): 45 + Double(task.leftToType) * 0.4
    }
  }
}

extension Task {
  /// How many characters of its solution the task does not begin with.
  fileprivate var leftToType: Int {
    let solution = solutions.first?.text ?? ""
    return solution.count - zip(solution, start?.text ?? "").prefix { $0 == $1 }.count
  }
}

extension Substring {
  /// Whether a line of code shows nothing: it gives names to what it makes, or is part of a block.
  fileprivate var isSilent: Bool {
    ["def ", "seed(", "  ", "}"].contains(where: hasPrefix) || isLoop && !contains("print(")
      || !String(self).assignedNames.isEmpty
  }

  private var isLoop: Bool { hasPrefix("for ") || hasPrefix("if ") }
}

extension String {
  fileprivate var readingSeconds: Double {
    Double(split(whereSeparator: \.isWhitespace).count) * 60 / 200
  }
}
