import Wording

/// Something to answer: by the number of a choice, or with a word or a number.
struct Question: Sendable {
  let line: Int
  let prompt: String
  /// The choices in order, or the answers that are known; of a short answer, one may be for all
  /// others.
  let answers: [Answer]
  let isChoice: Bool
  var hints: [Passage] = []

  /// An answer, or several that mean the same, and what is said to it.
  struct Answer: Sendable {
    /// Empty for whatever else was answered.
    let texts: [String]
    let isRight: Bool
    let feedback: String
  }

  /// What fits what was answered, nil where nothing does.
  func answer(matching given: String) -> Answer? {
    let given = given.trimmed
    if isChoice {
      guard let number = Int(given), answers.indices.contains(number - 1) else { return nil }
      return answers[number - 1]
    }
    return answers.first { $0.texts.contains { Self.agree($0, given) } }
      ?? answers.first { $0.texts.isEmpty }
  }

  /// The question as it is put: the choices numbered.
  var text: String {
    guard isChoice else { return prompt }
    let choices = answers.enumerated().map { "  \($0 + 1)  \($1.texts[0])" }
    return ([prompt, ""] + choices).joined(separator: "\n")
  }

  /// How an answer is to be given.
  var invitation: String {
    isChoice ? "Type the number of your answer." : "Type your answer; a word needs quotes."
  }

  /// The right answer in words.
  var solution: String {
    guard let index = answers.firstIndex(where: \.isRight) else { return "" }
    let right = answers[index]
    let named = isChoice ? "\(index + 1), \(right.texts[0])" : right.texts[0]
    return "The answer: \(named). \(right.feedback)"
  }

  /// Whether two answers are the same word, whatever its case and quotes, or the same number.
  private static func agree(_ one: String, _ other: String) -> Bool {
    let (one, other) = (plain(one), plain(other))
    if let a = Double(one), let b = Double(other) { return abs(a - b) <= 1e-6 * max(abs(a), 1) }
    return one == other
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { !"\"'".contains($0) }.trimmed
  }
}
