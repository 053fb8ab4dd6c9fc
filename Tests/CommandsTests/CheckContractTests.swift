import Foundation
import Interpreter
import Testing

/// How many programs are made; `VAE_PROGRAMS` says another number.
private let count =
  ProcessInfo.processInfo.environment["VAE_PROGRAMS"].flatMap { Int($0) } ?? 400
/// What they are made by; `VAE_SEED` says another number.
private let seed = ProcessInfo.processInfo.environment["VAE_SEED"].flatMap { UInt64($0) } ?? 1

@Suite("What a check says of programs made of literals")
struct CheckContractTests {
  @Test("A program that passes the check does not fail by kind, arity, range or shape")
  func nothingIsMissed() {
    var maker = ProgramMaker(seed: 2 * seed)
    var (passed, missed) = (0, [String]())
    for _ in 0..<count {
      let text = maker.program().text
      let space = Workspace()
      guard space.check(text).isEmpty else { continue }
      passed += 1
      do {
        try space.run(text)
      } catch  where error.isOfDraw(in: text) {
        continue
      } catch {
        missed.append("passes the check, but fails:\n\(text)\n\(error)")
      }
    }
    #expect(missed.isEmpty, "\(missed.joined(separator: "\n"))")
    #expect(passed > count / 10 && passed < count * 9 / 10, "\(passed) of \(count) passed")
  }

  @Test("A program that the check refuses fails where the check cannot see the literals")
  func nothingIsInvented() {
    var maker = ProgramMaker(seed: 2 * seed + 1)
    for _ in 0..<count {
      let program = maker.program()
      guard !Workspace().check(program.text).isEmpty else { continue }
      #expect(throws: Workspace.Failure.self, "\(program.text)") {
        try Workspace().run(program.hidden)
      }
    }
  }
}

extension Workspace.Failure {
  /// Whether a number is out of range that was drawn, or computed of drawn ones: no check knows it.
  fileprivate func isOfDraw(in program: String) -> Bool {
    let isOfNumber =
      description.contains(
        /must be .*, but is (-?[0-9]|a list with -?[0-9]|a tensor (1\n|of one))|is multiplied by -?[0-9]/
      )
      || description.contains(/cannot take 0 values|is NaN or infinite|windows? none does/)
      || description.contains(/is in none of them|class ".*" must have/)
      || description.contains(/exactly two classes, but have 1|cannot divide by zero|but is nan/)
      // A list as many times over as a drawn number says.
      || description.contains(/outside the [0-9]+ items/) && program.contains(" * arg")
      // A part of a split has as many rows as chance gives it.
      || description.contains(/names? cannot take/) && program.contains("by=\"row\"")
    return isOfNumber && ["normal(", "toy(", "demo("].contains { program.contains($0) }
  }
}
