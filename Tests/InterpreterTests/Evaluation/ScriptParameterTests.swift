import Interpreter
import Syntax
import Testing

@Suite("Options of a script")
struct ScriptParameterTests {
  private let script = parse(
    Source(
      name: "script.vae",
      text: """
        param epochs = 100     # passes over the windows
        param window = 500ms
        param data = "demo"
        param fast = false
        param rates = [1Hz, 2Hz]
        param seed = none
        epochs
        """), mode: .file)

  @Test("They are listed with their defaults and comments")
  func lists() {
    #expect(script.parameters.map(\.name) == ["epochs", "window", "data", "fast", "rates", "seed"])
    #expect(script.parameters.first?.comment == "passes over the windows")
    #expect(script.parameters[1].fallback.briefly == "500 ms")
  }

  @Test(
    "The default's type and unit say how a text is read",
    arguments: [
      ("epochs=5", "5"), ("epochs=-2.5", "-2.5"), ("window=1s", "1 s"),
      ("data=4.train", "\"4.train\""),
      ("data=\"a b\"", "\"a b\""), ("data=", "\"\""), ("data=5", "\"5\""), ("data=a=b", "\"a=b\""),
      ("fast=true", "true"), ("rates=[5Hz]", "[5 Hz]"), ("seed=3", "3"), ("seed=word", "\"word\""),
    ])
  func reads(_ text: String, _ shown: String) throws {
    let options = try script.options(from: [text])
    #expect(options.count == 1)
    #expect(options.values.first?.summary == shown)
  }

  @Test(
    "What does not fit is refused",
    arguments: [
      ("epochs=many", "param epochs must be a number, but is \"many\""),
      ("epochs=5s", "param epochs must be a number, but is 5 s"),
      ("epochs=", "param epochs must be a number, but is \"\""),
      ("window=5", "param window must be a time such as 500ms, but is 5"),
      ("fast=yes", "param fast must be true or false, but is \"yes\""),
      ("rates=3", "param rates must be a list such as [1Hz, 2Hz], but is 3"),
      ("epoch=5", "the script has no param \"epoch\""),
      ("5", "an option of a script must be name=value, but is \"5\""),
    ])
  func refuses(_ text: String, _ message: String) {
    #expect(throws: EvaluationFailure.self) { try script.options(from: [text]) }
    do throws(EvaluationFailure) {
      _ = try script.options(from: ["seed=1", text])
    } catch {
      #expect(error.diagnostics.map(\.message) == [message])
    }
  }

  @Test("A near name is offered, and all there are")
  func offersNear() {
    do throws(EvaluationFailure) {
      _ = try script.options(from: ["epoch=5", "windw=3s"])
    } catch {
      #expect(
        error.diagnostics.first?.help
          == "did you mean \"epochs\"? it has epochs, window, data, fast, rates and seed")
      #expect(error.diagnostics.count == 2)
    }
  }

  @Test("A given value replaces the default")
  func replaces() {
    let session = TestSession()
    #expect(session.run("param n = 1\nn + 1", options: ["n": .number(5)]) == "6")
    #expect(session.run("param n = 1\nn + 1") == "2")
  }
}
