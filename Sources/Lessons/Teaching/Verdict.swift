import Sessions

/// What a task's checks say of the values that a learner has made.
enum Verdict: Equatable {
  case passed
  /// Names that the checks look at have no value yet.
  case waiting(String)
  /// What is wrong, in the check's own words.
  case failed(String)
  /// A check could not look at the values: what it ran into.
  case broken(String)
}

extension Task {
  /// Looks at the values in a session without changing any of them; the first check that does not
  /// hold decides.
  func verdict(in session: Session, path: String) -> Verdict {
    for check in checks {
      let found = check.rehearsed(in: session, path: path, keeps: false).verdict
      if found != .passed { return found }
    }
    return .passed
  }
}

extension Task {
  /// The names that it asks for: its checks look at what its solution gives them.
  var askedNames: [String] {
    let looked = Set(
      checks.flatMap { $0.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" } })
    return (solutions.first?.text.assignedNames ?? []).filter { looked.contains($0[...]) }
  }

  /// What was found, in one sentence; where the author has none, what the name stands for now.
  func finding(in session: Session, path: String) -> String {
    if let found {
      let said = found.said(in: session, path: path)
      if said.end == .done, let text = said.printed { return text }
    }
    let name = askedNames.first { session.summary(of: $0) != nil }
    return name.flatMap { name in session.summary(of: name).map { "\(name) is \($0)." } } ?? "Done."
  }
}

extension Passage {
  /// What becomes of showing the text that its code gives.
  func said(in session: Session, path: String) -> Rehearsal {
    Passage(text: "print(\(text))", line: line).rehearsed(in: session, path: path, keeps: false)
  }

  /// What becomes of its code, run at its place in a lesson's file.
  func rehearsed(in session: Session, path: String, keeps: Bool) -> Rehearsal {
    session.rehearse(text, name: path, firstLine: line, keeps: keeps)
  }
}

extension Rehearsal {
  /// The text that it printed, where that is one line.
  var printed: String? {
    guard outputs.count == 1, case .printed(let text) = outputs[0],
      !text.contains(where: \.isNewline)
    else { return nil }
    return text
  }

  fileprivate var verdict: Verdict {
    switch end {
    case .done: .passed
    case .undefined: .waiting(reason)
    case .disproved: .failed(reason)
    case .failed, .interrupted: .broken(reason)
    }
  }
}
