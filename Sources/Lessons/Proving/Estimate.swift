extension Lesson {
  /// The minutes that a lesson takes, estimated from its text.
  ///
  /// Prose is read at 200 words a minute, a line of shown code takes 6 seconds and its output
  /// another 6 seconds a statement; a question takes 20 seconds beside its reading, a task 45
  /// seconds of thought and its solution is typed at 100 characters a minute.
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
    case .run(let passage): Double(passage.text.split(separator: "\n").count) * 12
    case .claim: 0
    case .question(let question):
      question.text.readingSeconds + 20
        + (question.answers.first { $0.isRight }?.feedback.readingSeconds ?? 0)
    case .task(let task): 45 + Double(task.solutions.first?.text.count ?? 0) * 0.6
    }
  }
}

extension String {
  fileprivate var readingSeconds: Double {
    Double(split(whereSeparator: \.isWhitespace).count) * 60 / 200
  }
}
