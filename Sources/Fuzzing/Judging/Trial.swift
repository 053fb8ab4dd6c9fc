import HostInMemory
import Interpreter
import Reports
import Sessions

/// A session on files in memory that is stopped after a while, and what is wrong with what it says.
final class Trial {
  private(set) var complaints: [String] = []
  /// What was shown, figures and tables as text.
  private(set) var shown: [String] = []
  let disk: MemoryHost
  private lazy var session = Session(
    host: disk, exporters: Reports.exporters,
    onOutput: { [unowned self] output in
      if case .value = output { judge(output.description) }
    },
    isCancelled: { [deadline] in ContinuousClock.now > deadline })
  private let deadline: ContinuousClock.Instant

  /// What code is called in messages.
  static let name = "fuzz"

  /// - Parameter patience: How long the session may work.
  init(files: [String: [UInt8]] = [:], patience: Duration = .seconds(3600)) {
    let clock = DiskHost()
    disk = MemoryHost(files) { clock.time }
    deadline = .now + patience
  }

  /// Runs code, and answers whether it came to its end.
  @discardableResult
  func run(_ code: String) -> Bool {
    let ending = session.run(.text(code, name: Self.name))
    complaints += Sentences.complaints(about: ending, of: Self.name)
    return ending == .done
  }

  /// Enters lines at a prompt until one leaves.
  func enter(_ lines: [String]) {
    for line in lines {
      let ending = session.enter(line)
      complaints += Sentences.complaints(about: ending, of: "")
      if ending == .quit { return }
    }
  }

  /// Runs code, and what uses its results where it came to its end.
  func run(_ code: String, then uses: [String]) {
    guard run(code) else { return }
    for use in uses { run(use) }
  }

  private func judge(_ text: String) {
    let isHarmful = text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0 }
    if isHarmful { complaints.append("what is shown commands a terminal") }
  }
}

extension Trial {
  /// What a program leaves on an empty disk.
  static func files(of code: String) -> [String: [UInt8]] {
    let trial = Trial()
    precondition(trial.run(code), "\(trial.complaints)")
    return trial.disk.files
  }
}
