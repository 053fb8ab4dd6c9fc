import Commands
import Foundation
import Interpreter
import Sessions
import Synchronization
import Testing

/// A wish to stop that another thread makes after a while; and how long it took to be granted.
private final class Request: Sendable {
  private let isMade = Atomic<Bool>(false)
  private let made = Mutex<ContinuousClock.Instant?>(nil)

  var isPending: Bool { isMade.load(ordering: .relaxed) }

  /// Runs work, asks it to stop after so many seconds, and returns how long it went on then.
  func interrupt(after seconds: Double, _ work: () -> Void) -> Duration? {
    isMade.store(false, ordering: .relaxed)
    made.withLock { $0 = nil }
    let timer = Thread { [self] in
      Thread.sleep(forTimeInterval: seconds)
      made.withLock { $0 = .now }
      isMade.store(true, ordering: .relaxed)
    }
    timer.start()
    work()
    let wait = made.withLock { $0.map { ContinuousClock.now - $0 } }
    while !timer.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    isMade.store(false, ordering: .relaxed)
    return wait
  }
}

@Suite("Interruptions of a session", .serialized)
struct InterruptionTests {
  /// Values to keep, and what is interrupted: in loops, so that there is no end to arrive at, and
  /// long single steps that no loop of ours is in.
  private static func setting(_ folder: String) -> String {
    """
    r = demo(neurons=6, seconds=60s)
    a = windows(r, before=100ms, after=100ms)
    m = train(vae(latent=4, encoder=[dense(16, "tanh")], decoder=[dense(16)]), a, epochs=1)
    z = encode(m, a)
    big = toy(n=2000, classes=2000)
    save(r, "\(folder)/r.csv")
    """
  }

  private static func steps(_ folder: String) -> [(name: String, code: String)] {
    [
      ("train", "t = train(m, a, epochs=100000)"),
      ("encode", "while true { t = encode(m, a) }"),
      ("pca", "t = pca(big, k=2)"),
      ("svm", "while true { t = svm(z, kernel=\"rbf\", C=1000) }"),
      ("load", "while true { t = load(\"\(folder)/r.csv\") }"),
      ("@", "while true { t = big.data @ big.data }"),
      ("demo", "t = demo(neurons=10000, seconds=1000s)"),
    ]
  }

  private static let sums = """
    print(sum(a.data), sum(z.data), sum(big.data), sum(r[0, :]), m.parameters)
    """

  /// `VAE_INTERRUPTIONS=200` is the whole trial.
  private static var count: Int {
    ProcessInfo.processInfo.environment["VAE_INTERRUPTIONS"].flatMap { Int($0) } ?? 14
  }

  @Test("At random moments: it goes on each time, its values as they were")
  func randomMoments() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let request = Request()
    let shown = Mutex<[String]>([])
    let session = Session(
      onOutput: { if case .printed(let line) = $0 { shown.withLock { $0.append(line) } } },
      isCancelled: { request.isPending })
    #expect(session.run(.text(Self.setting(folder), name: "setting")) == .done)
    #expect(session.run(.text(Self.sums, name: "sums")) == .done)

    var random = SplitMix(state: 1)
    var waits: [String: Duration] = [:]
    let steps = Self.steps(folder)
    for turn in 0..<Self.count {
      let step = steps[turn % steps.count]
      var ending = Ending.done
      let moment = Double(random.next() % 200_000) / 1e6
      let wait = request.interrupt(after: moment) {
        ending = session.run(.text(step.code, name: step.name))
      }
      guard case .interrupted(let message) = ending else {
        Issue.record("\(step.name) ended by itself: \(ending)")
        continue
      }
      #expect(message.description.contains("\(step.name):1:"), "\(message)")
      waits[step.name] = max(waits[step.name] ?? .zero, wait ?? .zero)
      #expect(session.run(.text(Self.sums, name: "sums")) == .done)
    }
    let sums = Set(shown.withLock { $0 })
    #expect(sums.count == 1, "\(sums)")
    for (name, wait) in waits.sorted(by: { $0.value > $1.value }) {
      print("longest wait of \(Self.count) interruptions, in \(name): \(wait)")
      // A tenth of a second on a free machine.
      #expect(wait < .seconds(5), "\(name)")
    }
  }

  /// The examples of all commands, each again and again.
  private static let examples = vocabulary.commands.flatMap { command in
    command.examples.prefix(1).map { (name: command.name, code: "while true {\n\($0.code)\n}") }
  }

  @Test("At random moments in the examples of all commands")
  func allCommands() throws {
    let request = Request()
    var random = SplitMix(state: 2)
    var longest = (wait: Duration.zero, name: "")
    for turn in 0..<max(Self.count, 40) {
      let example = Self.examples[turn % Self.examples.count]
      let session = Session(host: MemoryHost(), isCancelled: { request.isPending })
      var ending = Ending.done
      let wait = request.interrupt(after: Double(random.next() % 100_000) / 1e6) {
        ending = session.run(.text(example.code, name: example.name))
      }
      guard case .interrupted(let message) = ending else {
        Issue.record("\(example.name) ended by itself: \(ending)")
        continue
      }
      #expect(message.description.contains("\(example.name):"), "\(message)")
      #expect(session.run(.text("x = 1 + 1")) == .done && session.summary(of: "x") == "2")
      if let wait, wait > longest.wait { longest = (wait, example.name) }
    }
    print("longest wait of all commands, in \(longest.name): \(longest.wait)")
    #expect(longest.wait < .seconds(5))
  }

  @Test("What is left behind shows, writes and draws nothing any more")
  func leftBehind() throws {
    let host = MemoryHost(writes: 100)
    let request = Request()
    let shown = Mutex<[String]>([])
    let session = Session(
      host: host, onOutput: { output in shown.withLock { $0.append("\(output)") } },
      isCancelled: { request.isPending })
    session.run(.text("seed(3)\nbig = toy(n=1500, classes=1500)"))
    _ = request.interrupt(after: 0.05) {
      session.run(.text("save(pca(big, k=2).components, \"late.npy\")\nprint(\"late\")"))
    }
    #expect(session.run(.text("print(\"next\")\nx = 2")) == .done)
    Thread.sleep(forTimeInterval: 0.3)
    #expect(host.names.isEmpty)
    #expect(shown.withLock { $0.count } == 1)
    #expect(session.summary(of: "x") == "2")
  }
}

/// Moments that are the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
