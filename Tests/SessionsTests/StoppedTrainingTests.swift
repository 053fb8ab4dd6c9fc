import Commands
import Foundation
import Interpreter
import Synchronization
import Testing

@testable import Sessions

/// A wish to stop that comes after it was asked for so many times.
private final class Stopper: Sendable {
  private let left = Atomic(Int.max)

  var isDue: Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }

  func arm(after looks: Int) { left.store(looks, ordering: .relaxed) }
  func disarm() { left.store(.max, ordering: .relaxed) }
}

@Suite("Trainings that were stopped by hand")
struct StoppedTrainingTests {
  private let stopper = Stopper()
  private let session: Session
  private let said = Said()

  private final class Said { var lines: [String] = [] }

  init() {
    let (stopper, said) = (stopper, said)
    session = Session(
      host: MemoryHost(tick: 1), onOutput: { said.lines.append("\($0)") },
      isCancelled: { stopper.isDue })
    session.enter("w = windows(demo(neurons=4, seconds=20s, seed=1))")
  }

  /// Enters a statement and stops it; what is said of that.
  private func stop(_ statement: String, after looks: Int = 4000) -> String {
    stopper.arm(after: looks)
    defer { stopper.disarm() }
    return session.enter(statement).messages.joined(separator: "\n")
  }

  private func answer(to text: String, in session: Session? = nil) -> String {
    said.lines = []
    let ending = (session ?? self.session).enter(text)
    return (said.lines + ending.messages).joined(separator: "\n")
  }

  /// The model's weights, by what its encoder and its decoder give.
  private func weights(of model: String, in session: Session) -> [[UInt8]?] {
    session.enter(
      "seen_z = encode(\(model), w).data; seen_x = reconstruct(\(model), w).data; "
        + "seen_h = \(model).history.loss")
    return ["seen_z", "seen_x", "seen_h"].map { session.interpreter[$0]?.content }
  }

  /// A new session in which a script ran.
  private func replayed(_ script: String) -> Session {
    let session = Session(host: MemoryHost(tick: 1))
    #expect(session.run(.text(script)) == .done, "\(script)")
    return session
  }

  private static let vae = "vae(latent=2, encoder=[dense(8)], decoder=[dense(8)])"

  @Test(
    "One that was gone on with is saved as the same experiment, to the bit",
    arguments: [
      "batch=8, learning_rate=0.01, held=25%, seed=4", "held=v, warmup=3, clip=5", "",
      "batch=16, seed=9007199254740991",
    ])
  func continuation(options: String) throws {
    session.enter("v = windows(demo(neurons=2, seconds=10s, seed=2))")
    let rest = options.isEmpty ? "" : ", " + options
    let message = stop("m = train(\(Self.vae), w, epochs=100000\(rest))")
    #expect(message.contains("; m is the model so far · train(m, w, epochs="), "\(message)")
    #expect(session.enter("m = train(m, w, epochs=5)") == .done)
    let script = session.journal.script
    let known = weights(of: "m", in: session)
    #expect(known.allSatisfy { $0 != nil } && !script.contains("100000)"), "\(script)")
    #expect(weights(of: "m", in: replayed(script)) == known, "\(script)")
  }

  @Test("How one was gone on with is known to :how")
  func history() {
    _ = stop("m = train(\(Self.vae), w, epochs=100000, batch=8, seed=4)")
    let methods = answer(to: ":methods m")
    #expect(methods.contains(#/trained for \d+ of 100000 epochs in batches of 8/#), "\(methods)")
    session.enter("m = train(m, w, epochs=1)")
    let how = answer(to: ":how m")
    #expect(how.contains("train(model=m, dataset=w, epochs=1, batch=8, seed=4)"), "\(how)")
  }

  @Test("One without a name is the last value, and its script asks for what was reached")
  func nameless() throws {
    let message = stop("train(\(Self.vae), w, epochs=100000, seed=4)")
    let found = try #require(
      message.firstMatch(
        of:
          /stopped after (\d+) of 100000 epochs; _ is the model so far · train\(_, w, epochs=\d+\) goes on/
      ), "\(message)")
    #expect(session.enter("m = train(_, w, epochs=2)") == .done)
    let script = session.journal.script
    #expect(script.contains("epochs=\(found.1), seed=4)\n"), "\(script)")
    #expect(weights(of: "m", in: replayed(script)) == weights(of: "m", in: session))
  }

  @Test("One in a pipe is the last value; the script has the call alone")
  func piped() throws {
    let message = stop("z = train(\(Self.vae), w, epochs=100000, seed=4) |> encode(w)")
    #expect(message.contains("; _ is the model so far · train(_, w, epochs="), "\(message)")
    #expect(session.summary(of: "z") == nil)
    #expect(session.enter("m = train(_, w, epochs=2)") == .done)
    let script = session.journal.script
    #expect(script.contains(/# was stopped by hand after \d+ of 100000 epochs: z = train/))
    #expect(!script.contains("|> encode(w)\nm"), "\(script)")
    #expect(weights(of: "m", in: replayed(script)) == weights(of: "m", in: session))
  }

  @Test("In a script the caret stands under the training, whatever stands around it")
  func place() throws {
    stopper.arm(after: 4000)
    let text =
      "w = windows(demo(neurons=4, seconds=20s, seed=1))\n"
      + "z = train(\(Self.vae), w, epochs=100000) |> encode(w)"
    let message = session.run(.text(text, name: "s")).messages.joined(separator: "\n")
    #expect(message.contains("s:2:5") && message.contains("train was at epoch"), "\(message)")
    #expect(!message.contains("^ encode"))
  }

  @Test("One in a function or a loop is not lost; the script says that it runs whole")
  func inside() throws {
    session.enter("def f() { m = train(\(Self.vae), w, epochs=100000)\nreturn [m, m] }")
    for statement in [
      "q = f()", "for i in range(2) { x = train(\(Self.vae), w, epochs=100000) }",
      "l = [train(\(Self.vae), w, epochs=100000) for i in range(2)]",
    ] {
      let message = stop(statement)
      #expect(
        message.contains(
          /^stopped after \d+ of 100000 epochs; (q holds|x is|_ is) the model so far/),
        "\(message)")
      let script = session.journal.script
      #expect(script.contains(" of 100000 epochs, here it runs whole\n"), "\(script)")
    }
  }

  @Test("One in its first epoch is saved without an epoch")
  func firstEpoch() throws {
    session.enter("d = toy(n=20000)")
    let message = stop("m = train(\(Self.vae), d, epochs=50, batch=1, seed=2)", after: 400)
    #expect(message.contains("stopped after 0 of 50 epochs; m is"), "\(message)")
    #expect(session.journal.script.contains("d, epochs=0, batch=1"), "\(session.journal.script)")
  }

  @Test("What follows a schedule is not said to be the same in fewer epochs")
  func schedule() throws {
    _ = stop("m = train(\(Self.vae), w, epochs=100000, schedule=\"cosine\")")
    let script = session.journal.script
    #expect(script.contains("epochs; its step size followed a schedule of 100000\n"), "\(script)")
  }

  @Test("Rows that were drawn in the call are not said to be at hand")
  func drawnRows() throws {
    let message = stop(
      "m = train(\(Self.vae), windows(demo(neurons=3, seconds=20s)), epochs=100000)")
    #expect(message.contains("m is the model so far · its rows have no name"), "\(message)")
    let other = stop(
      "m = train(\(Self.vae), windows(demo(neurons=3, seconds=20s, seed=3)), epochs=90000)")
    #expect(other.contains("m is the model so far") && !other.contains("no name"), "\(other)")
  }

  @Test("Taken back and entered again, one goes on from the cache to the bits of an unbroken one")
  func goingOn() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    session.cache = ResultFolder(folder, maker: "a")
    let call = "train(\(Self.vae), windows(demo(neurons=3, seconds=20s)), epochs=1000, held=30%)"
    session.enter("def f() { return \(call) }")
    let message = stop("m = f()", after: 1500)
    #expect(message.contains(" · :undo and the same again goes on from there"), "\(message)")
    session.enter(":undo")
    let again = answer(to: "m = f()")
    #expect(again.contains(#/train after \d+ of 1000 epochs: from the cache, made /#), "\(again)")
    let unbroken = replayed(
      "w = windows(demo(neurons=4, seconds=20s, seed=1))\ndef f() { return \(call) }\nm = f()")
    #expect(session.interpreter["m"]?.keptBytes == unbroken.interpreter["m"]?.keptBytes)
  }

  @Test("A new session runs the epochs that were reached")
  func fresh() throws {
    _ = stop("m = train(\(Self.vae), w, epochs=500000, seed=4)")
    let answer = answer(to: ":fresh")
    #expect(
      answer == "2 statements give the same again; stopped by hand, not compared: m", "\(answer)")
    session.enter("m = train(m, w, epochs=1)")
    #expect(self.answer(to: ":fresh") == "3 statements give the same again")
  }
}
