import Commands
import HostInMemory
import Interpreter
import Syntax
import Testing

@Suite("Arguments that are seldom thought of")
struct OddArgumentTests {
  @Test(
    "Whatever is given for a parameter, a command answers or says where the mistake is",
    arguments: vocabulary.commands.filter { !$0.parameters.isEmpty }.map(\.name))
  func answers(_ name: String) throws {
    let command = try #require(vocabulary[name])
    let calls = OddCall.all(of: command)
    #expect(!calls.isEmpty, "no example calls it")
    for call in calls {
      let space = Workspace(host: MemoryHost())
      try space.run(oddValues + call.setup)
      for parameter in command.parameters where !isShared(parameter, command) {
        for odd in Self.names {
          for code in call.giving(odd, for: parameter) { tryOut(code, in: space) }
        }
      }
    }
  }

  /// The names of the odd values.
  private static let names = parse(Source(name: "odd", text: oddValues), mode: .file).statements
    .assignedNames.map(\.name)

  /// Whether a parameter is one that every plot has, and is tried out with one of them.
  private func isShared(_ parameter: ParameterDeclaration, _ command: Command) -> Bool {
    command.result == .object("plot") && command.name != "plot.line"
      && ["title", "note", "x", "y", "size", "out", "dpi"].contains(parameter.name)
      && vocabulary["plot.line"]?.parameters.contains { $0.summary == parameter.summary } == true
  }

  /// Makes all that a session shows of a value.
  private func show(_ value: Value) {
    _ = (value.summary, value.detail, value.wholeDetail)
    guard case .object(let object) = value, let drawing = object.content as? any Drawable else {
      return
    }
    _ = drawing.svg()
  }

  private func tryOut(_ code: String, in space: Workspace) {
    let start = ContinuousClock.now
    space.isCancelled = { ContinuousClock.now - start > .seconds(5) }
    do throws(Workspace.Failure) {
      try space.run(code)
      space.takeShown().forEach(show)
    } catch {
      #expect(error.kind != .interrupted, "\(code) takes long")
      for message in error.messages {
        #expect(message.contains("\n  test:"), "\(code) names no place: \(message)")
        #expect(!message.contains("does not say why"), "\(code): \(message)")
        #expect(!message.contains("Optional("), "\(code): \(message)")
      }
    }
  }
}
