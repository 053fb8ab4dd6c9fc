import Wording

extension Lesson {
  /// Reads a lesson; what is wrong with it is reported all at once.
  public init(path: String, text: String) throws(LessonFaults) {
    var parser = LessonParser(text)
    self = try parser.lesson(path: path)
  }

  /// "1-traces.md" in any folder is called "traces".
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    let unnumbered = stem.drop { $0.isNumber }.drop { $0 == "-" }
    return unnumbered.isEmpty ? stem : String(unnumbered)
  }
}

/// Goes through a lesson's lines once.
private struct LessonParser {
  private let lines: [String]
  private var next = 0
  private var title: String?
  private var facts: [String: Passage] = [:]
  private var introduction: [Item] = []
  private var steps: [Step] = []
  private var prose: [String] = []
  private var proseLine = 1
  private var faults: [(line: Int, fault: LessonFault)] = []

  init(_ text: String) {
    // CR LF is one Character.
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
  }

  mutating func lesson(path: String) throws(LessonFaults) -> Lesson {
    while next < lines.count { readBlock() }
    endProse()
    let minutes = minutes()
    let knowledge = facts["You will know"]?.text ?? missing("You will know")
    validate()
    guard faults.isEmpty, let title else {
      throw LessonFaults(path: path, faults: faults.sorted { $0.line < $1.line })
    }
    return Lesson(
      name: Lesson.name(of: path), path: path, title: title, minutes: minutes,
      knowledge: knowledge, introduction: introduction, steps: steps)
  }

  private mutating func readBlock() {
    let line = lines[next]
    if line.hasPrefix("```") {
      endProse()
      readFence()
    } else if line.hasPrefix("## ") || line == "##" {
      endProse()
      begin(step: line.dropFirst(2).trimmed)
    } else if line.hasPrefix("<!--") {
      endProse()
      readClaim(line)
    } else {
      readProse(line)
    }
    next += 1
  }

  private mutating func readProse(_ line: String) {
    if title == nil, line.hasPrefix("# ") {
      title = line.dropFirst(2).trimmed
    } else if let fact = fact(in: line) {
      facts[fact.name] = Passage(text: fact.text, line: next + 1)
    } else {
      if prose.isEmpty { proseLine = next + 1 }
      if !prose.isEmpty || !line.trimmed.isEmpty { prose.append(line) }
    }
  }

  private func fact(in line: String) -> (name: String, text: String)? {
    guard steps.isEmpty else { return nil }
    for name in ["Minutes", "You will know"] where line.hasPrefix("- \(name):") {
      return (name, line.dropFirst(name.count + 3).trimmed)
    }
    return nil
  }

  private mutating func begin(step title: String) {
    if title.isEmpty { report(.unnamedStep) }
    steps.append(Step(title: title, line: next + 1))
  }

  private mutating func readClaim(_ line: String) {
    guard line.hasSuffix("-->") else { return report(.unclosedComment) }
    let text = line.dropFirst(4).dropLast(3).trimmed
    guard text.hasPrefix("claim:") else { return }
    add(.claim(Passage(text: text.dropFirst(6).trimmed, line: next + 1)))
  }

  private mutating func readFence() {
    let start = next
    let fence = lines[start].prefix { $0 == "`" }
    let info = lines[start].dropFirst(fence.count).trimmed
    var body: [String] = []
    next += 1
    while next < lines.count, lines[next].trimmed != fence {
      body.append(lines[next])
      next += 1
    }
    guard next < lines.count else { return report(.unclosedFence(info), at: start + 1) }
    let passage = Passage(text: body.joined(separator: "\n"), line: start + 2)
    if passage.text.trimmed.isEmpty, !info.hasPrefix("vae start") {
      return report(.emptyFence(info.isEmpty ? "a fence" : info), at: start + 1)
    }
    place(passage, info: info, raw: lines[start...next])
  }

  private mutating func place(_ passage: Passage, info: String, raw: ArraySlice<String>) {
    switch info {
    case "vae run": add(.run(passage))
    case "vae start": addStart(passage)
    case "vae check": addCheck(passage)
    case "vae solution": changeTask(info, passage) { $0.solutions.append(passage) }
    case "vae found": changeTask(info, passage) { $0.found = passage }
    case "hint": addHint(passage)
    case "question": addQuestion(passage)
    case "", "text", "vae":
      add(.prose(Passage(text: raw.joined(separator: "\n"), line: passage.line - 1)))
    default:
      if info.hasPrefix("vae wrong") { return addWrong(passage, info: info) }
      report(.unknownFence(info), at: passage.line - 1)
    }
  }

  private mutating func addStart(_ passage: Passage) {
    if passage.text.contains(where: \.isNewline) { report(.longStart, at: passage.line - 1) }
    add(.task(Task(line: passage.line - 1, start: passage)))
  }

  private mutating func addCheck(_ passage: Passage) {
    if items.last?.task == nil { add(.task(Task(line: passage.line - 1))) }
    changeTask("vae check", passage) { $0.checks.append(passage) }
  }

  private mutating func addWrong(_ passage: Passage, info: String) {
    let parts = info.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "vae wrong expect=", !parts[1].isEmpty else {
      return report(.wrongWithoutWords, at: passage.line - 1)
    }
    changeTask("vae wrong", passage) {
      $0.wrongs.append(Task.Wrong(code: passage, expected: String(parts[1])))
    }
  }

  private mutating func addHint(_ passage: Passage) {
    if case .question(var question) = items.last {
      question.hints.append(passage)
      items[items.count - 1] = .question(question)
    } else {
      changeTask("hint", passage) { $0.hints.append(passage) }
    }
  }

  private mutating func addQuestion(_ passage: Passage) {
    do throws(QuestionFault) {
      add(.question(try Question(passage)))
    } catch {
      report(error.fault, at: error.line)
    }
  }

  private mutating func changeTask(
    _ kind: String, _ passage: Passage, _ change: (inout Task) -> Void
  ) {
    guard case .task(var task) = items.last else {
      return report(.strayFence(kind), at: passage.line - 1)
    }
    change(&task)
    items[items.count - 1] = .task(task)
  }

  private var items: [Item] {
    get { steps.last?.items ?? introduction }
    set {
      if steps.isEmpty { introduction = newValue } else { steps[steps.count - 1].items = newValue }
    }
  }

  private mutating func add(_ item: Item) { items.append(item) }

  private mutating func endProse() {
    while prose.last?.trimmed.isEmpty == true { prose.removeLast() }
    guard !prose.isEmpty else { return }
    add(.prose(Passage(text: prose.joined(separator: "\n"), line: proseLine)))
    prose = []
  }

  private mutating func minutes() -> Int {
    guard let fact = facts["Minutes"] else { return Int(missing("Minutes")) ?? 0 }
    if let minutes = Int(fact.text), minutes > 0 { return minutes }
    report(.minutes(fact.text), at: fact.line)
    return 0
  }

  private mutating func missing(_ fact: String) -> String {
    report(.noFact(fact), at: 1)
    return ""
  }

  private mutating func validate() {
    if title == nil { report(.noTitle, at: 1) }
    if steps.isEmpty { report(.noSteps, at: 1) }
    for task in steps.flatMap(\.items).compactMap(\.task) {
      if task.checks.isEmpty { report(.taskWithoutCheck, at: task.line) }
      if task.solutions.isEmpty { report(.taskWithoutSolution, at: task.line) }
    }
  }

  private mutating func report(_ fault: LessonFault, at line: Int? = nil) {
    faults.append((line ?? next + 1, fault))
  }
}
