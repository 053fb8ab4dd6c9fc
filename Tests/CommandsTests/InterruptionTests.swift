import Interpreter
import Synchronization
import Testing

/// A wish to stop that is made some time after work began, and when it was made.
private final class Wish: Sendable {
  private let began = ContinuousClock.now
  private let delay: Duration
  private let made = Mutex<ContinuousClock.Instant?>(nil)

  init(after delay: Duration) { self.delay = delay }

  /// Asked while the work goes on, the last time once it is over.
  func isMade() -> Bool {
    let now = ContinuousClock.now
    guard now - began > delay else { return false }
    made.withLock { $0 = $0 ?? now }
    return true
  }

  /// How long the work went on after it should have ended.
  var wait: Duration { ContinuousClock.now - began - delay }
}

@Suite("Commands at large sizes can be stopped", .serialized)
struct InterruptionTests {
  private static let latents = """
    x = normal(6000, 30)
    t = table(a=x[:, 0], b=x[:, 1], c=x[:, 2], kind=["p" if v > 0 else "q" for v in x[:, 3]])
    d = dataset(t, label="kind")
    """
  private static let model = """
    d = toy(n=200)
    m = train(vae(latent=8, encoder=[dense(1000)], decoder=[dense(1000)]), d, epochs=0)
    """

  /// What is there before, and a command that takes much longer than it is given.
  private static let calls: [(before: String, call: String)] = [
    ("d = toy(n=500)", "train(vae(latent=2, encoder=[lstm(2048)], decoder=[lstm(2048)]), d)"),
    ("d = toy(n=500)", "train(vae(latent=2, encoder=[lstm(8000)], decoder=[]), d)"),
    ("d = toy(n=200)", "train(vae(latent=2, encoder=[conv(65536, 1025)], decoder=[dense(3)]), d)"),
    (
      "d = toy(n=200)",
      "train(vae(latent=2, encoder=[dense(16000), dense(16000)], decoder=[dense(3)]), d)"
    ),
    ("d = toy(n=200)", "train(vae(latent=65536, encoder=[dense(1000)], decoder=[dense(500)]), d)"),
    (
      "d = toy(n=4000)\nm = train(vae(latent=2, encoder=[dense(600)], decoder=[]), d, epochs=0)",
      "train(m, d, epochs=1000000, batch=1048576, held=d)"
    ),
    ("d = toy(n=500, classes=2)", "classifier(d, layers=[lstm(4000)])"),
    ("d = toy(n=3000, classes=2500)", "pca(d, k=2500)"),
    (latents, "svm(d, kernel=\"rbf\", C=1e6)"),
    (model, "health(m, d, draws=10000)"),
    (model, "sample(m, 1000000)"),
    ("", "demo(neurons=1000, seconds=2000s)"),
    ("", "toy(n=1000000, classes=100)"),
    ("x = normal(2500, 2500)", "x @ x @ x"),
    ("x = normal(16777216)", "sort(x)"),
    ("x = normal(16777216)", "[sum(x) for i in range(1e6)]"),
    ("", "sum([x * 2 for x in range(1e9)])"),
    ("", "normal(200000000)"),
  ]

  @Test("They end within a second", arguments: calls)
  func ends(before: String, call: String) throws {
    let space = try workspace(after: before)
    let wish = Wish(after: .milliseconds(200))
    space.isCancelled = { wish.isMade() }
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(call) }
    #expect(failure?.kind == .interrupted, "\(String(describing: failure))")
    print("\(call): \(wish.wait) after it should have ended")
    // A tenth of a second on a free machine.
    #expect(wish.wait < .seconds(3), "\(call)")
  }
}
