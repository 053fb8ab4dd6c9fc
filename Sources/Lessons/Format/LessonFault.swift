import Wording

/// What is wrong with a lesson's file, and in which line.
enum LessonFault: Equatable, Sendable {
  case noTitle
  case noFact(String)
  case minutes(String)
  case noSteps
  case unnamedStep
  case unclosedFence(String)
  case unknownFence(String)
  case strayFence(String)
  case wrongWithoutWords
  case emptyFence(String)
  case longStart
  case taskWithoutCheck
  case taskWithoutSolution
  case questionWithoutAnswers
  case rightAnswers(Int)
  case noFeedback(String)
  case mixedAnswers
  case unclosedComment
  case unreadable(String)

  var message: String {
    switch self {
    case .noTitle: "a lesson must begin with its title, as \"# Traces and spikes\""
    case .noFact(let name):
      "below the title there must be a line \"- \(name): …\", but there is none"
    case .minutes(let text): "the minutes must be a whole number above 0, but are \"\(text)\""
    case .noSteps: "a lesson must have a step, a heading \"## …\", but has none"
    case .unnamedStep: "a step must have a title after \"##\""
    case .unclosedFence(let kind): "the ```\(kind) that begins here must be closed by ```"
    case .unknownFence(let info): "a fence must be one of \(known), but is \"\(info)\""
    case .strayFence(let kind):
      "\(kind) must stand right below a task or question, but there is none above"
    case .wrongWithoutWords: "a wrong answer must say what is expected: vae wrong expect=\"words\""
    case .emptyFence(let kind): "\(kind) must not be empty"
    case .longStart: "vae start must be one line, as it is what stands at the prompt"
    case .taskWithoutCheck: "a task must have a vae check, but has none"
    case .taskWithoutSolution: "a task must have a vae solution, but has none"
    case .questionWithoutAnswers:
      "a question must have answers, as \"- [x] right -- why\" or \"= right -- why\""
    case .rightAnswers(let count): "a question must have one right answer, but has \(count)"
    case .noFeedback(let answer):
      "an answer must say why after \" -- \", but \"\(answer)\" does not"
    case .mixedAnswers: "a question must have choices or short answers, but has both"
    case .unclosedComment: "the <!-- that begins here must be closed by --> in its line"
    case .unreadable(let reason): reason
    }
  }

  private var known: String {
    "vae run, vae start, vae check, hint, vae solution, vae wrong expect=\"…\", vae found, "
      + "question or text"
  }
}

/// All that is wrong with a lesson's file, in the order of its lines.
public struct LessonFaults: Error, CustomStringConvertible {
  let path: String
  let faults: [(line: Int, fault: LessonFault)]

  init(path: String, faults: [(line: Int, fault: LessonFault)]) {
    self.path = path
    self.faults = faults
  }

  init(unreadable path: String) {
    self.init(path: path, faults: [(1, .unreadable("\(path) cannot be read"))])
  }

  public var description: String {
    faults.map { "error: \($0.fault.message.sentence)\n  \(path.sentence):\($0.line)" }
      .joined(separator: "\n")
  }
}
