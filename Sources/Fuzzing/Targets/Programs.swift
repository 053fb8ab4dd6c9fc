import Commands
import Interpreter
import Sessions

extension Target {
  /// Text up to the checker; and what a prompt asks of a text that is being typed.
  static let syntax = Target(
    name: "syntax", summary: "text: lexer, parser, checker, layout, completion, what editors ask",
    corpus: { examples + [tour] }, words: words
  ) { bytes in
    let trial = Trial()
    let text = String(decoding: bytes, as: UTF8.self)
    _ = Session.isIncomplete(text)
    let ends = highlights(in: text).map(\.range)
    let isInside = ends.allSatisfy { $0.upperBound <= text.utf8.count }
    return trial.check(text) + layoutComplaints(of: bytes)
      + (isInside ? [] : ["a highlight lies outside of the text"])
  }

  /// What is laid out must be so for good.
  private static func layoutComplaints(of bytes: [UInt8]) -> [String] {
    guard let once = try? formatted(bytes, name: Trial.name) else { return [] }
    let again = try? formatted(Array(once.utf8), name: Trial.name)
    return again == once ? [] : ["a layout is laid out otherwise"]
  }

  /// Programs that run, for a tenth of a second.
  static let programs = Target(
    name: "programs", summary: "the examples of all commands, run",
    corpus: { examples }, words: words
  ) { bytes in
    let trial = Trial(patience: .milliseconds(100))
    trial.run(String(decoding: bytes, as: UTF8.self))
    return trial.complaints
  }

  /// The examples of all commands.
  private static let examples = vocabulary.commands.flatMap { command in
    command.examples.map { Array($0.code.utf8) }
  }

  /// Names, signs and keywords.
  private static let words =
    vocabulary.commands.map { $0.name + "(" } + [
      "(", ")", "[", "]", "{", "}", "\"", "'", "\n", " = ", " |> ", ", ", ": ", ";", "#", "\\", "%",
      "if ", "else ", "for x in ", "while ", "not ", "def f(x) { ", "return ", "break", "assert ",
      "param a = 1\n", " and ", " in ", " @ ", " ** ", "..", "\u{301}", "😀", "\"{", ":.2f}", "\r",
      "\"\"\"", "?", "#%%", ":undo\n", ":save a.vae\n", "none", "true", "range(3)", "500ms", "10%",
      "axis=0", ".shape", "[:, 0]", "[-1]", "zeros(2, 3)", "{a: 1}", "[]", "x", "1e999", "nan",
    ]

  /// A text that has everything once.
  private static let tour = Array(
    """
    param epochs = 100  # passes
    #%% Load
    r = load("a.csv", rate=100Hz)
    w = windows(r, before=500ms, held=20%);
    def f(x, y=[1, {a: 'b'}]) {
      if x in y and not x < 1 <= 2 { return x } else if y { return }
      else { while true { break } }
    }
    m = vae(latent=32, encoder=[lstm(64)])
      |> train(w, epochs=epochs)
    for i, j in range(3) { print("a {f('x', z[:, 0:2]):>8,.2f} \\u{3bc} {x}\\n") }
    a, b = [x ** -2 @ y for x in xs if x > -2**2] if c else d
    x[0] += 1; x.a.b[1:, none] = -+not y
    assert a == 1, "no"
    """.utf8)
}

extension Trial {
  /// Checks a text and completes it in some places, without running anything.
  func check(_ text: String) -> [String] {
    let session = Session(host: disk)
    let complaints = Sentences.complaints(
      about: session.check(.text(text, name: Self.name)), of: Self.name)
    let count = text.utf8.count
    for place in [0, count / 3, count / 2, count] {
      let found = session.completions(in: text, at: place)
      _ = session.hint(in: text, at: place)
      guard asks(Draft(text, name: Self.name, in: session), at: place) else {
        return complaints + ["an answer to an editor lies outside of the text"]
      }
      guard found.replaced.lowerBound >= 0, found.replaced.upperBound <= count else {
        return complaints + ["a completion lies outside of the text"]
      }
    }
    return complaints
  }

  /// Asks what editors ask, and whether all places of the answers lie in the text.
  private func asks(_ draft: Draft, at place: Int) -> Bool {
    let whole = 0..<draft.text.utf8.count + 1
    _ = draft.call(at: place)
    let named = (try? draft.renaming(at: place, to: "other")) ?? []
    let ranges =
      named + draft.findings.map(\.range) + draft.parts.map(\.range)
      + [draft.explanation(at: place)?.range, draft.definition(at: place)].compactMap { $0 }
    return ranges.allSatisfy { whole.contains($0.lowerBound) && whole.contains($0.upperBound) }
  }
}
