import Sessions

/// What a task's checks say of the values that a learner has made.
enum Verdict: Equatable {
  case passed
  /// Names that the checks look at have no value yet.
  case waiting(String)
  /// What is wrong, in the check's own words.
  case failed(String)
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

extension Passage {
  /// What becomes of its code, run at its place in a lesson's file.
  func rehearsed(in session: Session, path: String, keeps: Bool) -> Rehearsal {
    session.rehearse(text, name: path, firstLine: line, keeps: keeps)
  }
}

extension Rehearsal {
  fileprivate var verdict: Verdict {
    switch end {
    case .done: .passed
    case .undefined: .waiting(reason)
    case .disproved, .failed, .interrupted: .failed(reason)
    }
  }
}
