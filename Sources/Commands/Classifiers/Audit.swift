import Analysis
import Datasets
package import Interpreter
import Wording

/// Whether scores can be believed: what was asked of them, what was found, and what that means.
package struct Audit: DomainValue {
  package static let kind = "audit"
  let findings: [Finding]
  /// What the scores were computed on.
  private let basis: String

  /// An answer to one question.
  struct Finding: Sendable {
    let question: String
    let answer: String
    let verdict: Verdict
  }

  enum Verdict: String, Sendable {
    case fine
    /// Something that speaks against the scores, or must be said beside them.
    case doubt
    /// It cannot be told.
    case unknown
  }

  /// - Parameter prevalence: The share of rows of the class sought in what the classifier is for;
  ///   nil where that is not known.
  init(
    of scores: Scores, prevalence: Double?, draws: Int, seed: UInt64, isCancelled: () -> Bool
  ) throws {
    let evidence = scores.evidence
    basis = scores.basis.description
    findings = [
      scores.trainingRows, scores.neuronsOnBothSides, evidence.neuronsBehind,
      try evidence.chance(scores, draws: draws, seed: seed, isCancelled: isCancelled),
      evidence.classesTaken, evidence.prevalenceOfRows(prevalence),
      try evidence.precision(prevalence),
      evidence.overlap, evidence.frames,
    ]
  }

  package static let fields: [Field<Audit>] = [
    Field("table", "a row for each question") { audit in
      try DataTable([
        .init("question", .texts(audit.findings.map(\.question))),
        .init("answer", .texts(audit.findings.map(\.answer))),
        .init("verdict", .texts(audit.findings.map(\.verdict.rawValue))),
      ])
    },
    Field("doubts", "the questions whose answers speak against the scores") { audit in
      audit.findings.filter { $0.verdict == .doubt }.map(\.question)
    },
  ]

  package var summary: String {
    let doubts = findings.count { $0.verdict == .doubt }
    return (doubts == 0 ? "nothing found that speaks against it" : counted(doubts, "doubt"))
      + " · scores \(basis)"
  }

  package var detail: [Block] {
    // As text, which is wrapped: a table would leave answers out of a narrow terminal.
    findings.map { .text("\($0.verdict.rawValue): \($0.question) \($0.answer)") }
  }
}

// MARK: - What the scores were computed on

extension Scores {
  fileprivate var trainingRows: Audit.Finding {
    let question = "were rows scored that it was fitted on?"
    guard basis.isKnown else {
      return .init(
        question: question, answer: "its weights come from elsewhere", verdict: .unknown)
    }
    let seen = max(basis.seenRows, basis.encodedRows)
    return seen == 0
      ? .init(question: question, answer: "none", verdict: .fine)
      : .init(
        question: question,
        answer:
          "\(grouped(seen)) of \(counted(basis.rows, "row")): score rows that split() held out",
        verdict: .doubt)
  }

  fileprivate var neuronsOnBothSides: Audit.Finding {
    let question = "were their neurons known to it?"
    guard basis.isKnown, let groups = basis.groups else {
      return .init(
        question: question, answer: "it is not known which neurons the rows are of",
        verdict: .unknown)
    }
    let seen = max(basis.seenGroups, basis.encodedGroups)
    return seen == 0
      ? .init(question: question, answer: "none of the \(groups)", verdict: .fine)
      : .init(
        question: question,
        answer: "\(seen) of \(counted(groups, "neuron")): of others it may know less; "
          + "split(by=\"neuron\") holds out whole neurons", verdict: .doubt)
  }
}

// MARK: - What they mean

extension Evidence {
  /// Fewer neurons than this do not tell how neurons differ.
  private static let fewNeurons = 5

  fileprivate var neuronsBehind: Audit.Finding {
    let question = "how many neurons are behind the interval?"
    guard knowsNeurons else {
      return .init(
        question: question, answer: "not known: it is over rows, which are not independent",
        verdict: .unknown)
    }
    return .init(
      question: question, answer: "\(neuronCount)",
      verdict: neuronCount < Self.fewNeurons ? .doubt : .fine)
  }

  fileprivate func chance(
    _ scores: Scores, draws: Int, seed: UInt64, isCancelled: () -> Bool
  ) throws -> Audit.Finding {
    let question = "is the AUC above chance?"
    let areas = try Ranking.permutedAreas(
      scores: decisions, labels: labels, groups: knowsNeurons ? groups : labels.map { _ in 0 },
      draws: draws, seed: seed, positive: positive, isCancelled: isCancelled)
    let floor = areas[min(areas.count - 1, areas.count * 95 / 100)]
    let area = scores.card.areaUnderCurve.value
    let within = knowsNeurons ? " within each neuron" : ""
    return .init(
      question: question,
      answer: "\(fixed(area, 3)); of \(counted(draws, "draw")) with labels shuffled\(within), "
        + "95 % stay below \(fixed(floor, 3))", verdict: area > floor ? .fine : .doubt)
  }

  fileprivate var classesTaken: Audit.Finding {
    let question = "does it take rows for both classes?"
    guard let onlyTaken else { return .init(question: question, answer: "yes", verdict: .fine) }
    return .init(
      question: question,
      answer:
        "all for \(onlyTaken): its accuracy is that class's share; "
        + "balance() or balanced=true weighs both alike", verdict: .doubt)
  }

  fileprivate func prevalenceOfRows(_ known: Double?) -> Audit.Finding {
    let question = "are classes as frequent as they are in truth?"
    let found = "\(percent(prevalence)) of the rows are of class \(sought)"
    if let known {
      let isNear = max(known, prevalence) < 1.5 * min(known, prevalence)
      return .init(
        question: question, answer: found + ", in truth \(percent(known))",
        verdict: isNear ? .fine : .doubt)
    }
    guard isBalanced else { return .init(question: question, answer: found, verdict: .unknown) }
    return .init(
      question: question,
      answer:
        "as many rows of each class were taken: accuracy and precision are for such rows alone",
      verdict: .doubt)
  }

  fileprivate func precision(_ known: Double?) throws -> Audit.Finding {
    let question = "of what it takes for \(sought), how much is?"
    let ranking = try Ranking(scores: decisions, labels: labels, positive: positive)
    guard let known else {
      return .init(
        question: question,
        answer: "\(percent(ranking.precision(atHalfRecallFor: prevalence))) where half of them are "
          + "found, at the prevalence of these rows; audit(prevalence=) says it for another",
        verdict: isBalanced ? .doubt : .fine)
    }
    let precision = ranking.precision(atHalfRecallFor: known)
    return .init(
      question: question,
      answer: "\(percent(precision)) where half of them are found, at a prevalence of "
        + percent(known), verdict: precision < 0.5 ? .doubt : .fine)
  }

  fileprivate var overlap: Audit.Finding {
    let question = "do rows share their time?"
    guard let overlapping else {
      return .init(question: question, answer: "times are not known", verdict: .unknown)
    }
    return overlapping == 0
      ? .init(question: question, answer: "no", verdict: .fine)
      : .init(
        question: question,
        answer:
          "\(grouped(overlapping)) of \(counted(labels.count, "row")) with the next: they are "
          + "not independent, intervals over rows are too narrow",
        verdict: knowsNeurons && neuronCount >= Self.fewNeurons ? .fine : .doubt)
  }

  fileprivate var frames: Audit.Finding {
    let question = "how many real frames has a row?"
    guard let spans else {
      return .init(question: question, answer: "not known", verdict: .unknown)
    }
    let frames = "\(rounded(spans.realFrames)) at \(rounded(spans.rate)) Hz"
    let origin = spans.band.map { band in
      spans.realFrames < spans.length * spans.rate
        ? "; the traces end at \(rounded(band)) Hz: they were upsampled or smoothed" : ""
    }
    return .init(
      question: question,
      answer: frames + (origin ?? ", fewer where the trace was upsampled, which is not known"),
      verdict: spans.realFrames < Spans.fewFrames ? .doubt : .fine)
  }
}
