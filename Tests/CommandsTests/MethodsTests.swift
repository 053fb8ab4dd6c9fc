import Commands
import Foundation
import Interpreter
import Testing

@Suite("How a value was made, in prose")
struct MethodsTests {
  @Test("Each step is told once, in order, with numbers, seeds and references")
  func paragraph() throws {
    let text = try Workspace().text(
      """
      r = demo(neurons=2, seconds=10s, seed=4)
      w = windows(r, before=200ms)
      m = train(vae(latent=2, encoder=[dense(3)], decoder=[]), w, epochs=1, seed=7)
      methods(encode(m, w))
      """)
    let lines = text.split(separator: "\n")
    #expect(
      lines[0].hasPrefix("2 neurons were simulated for 10 s at 100 Hz with gcamp6s"), "\(text)")
    #expect(lines[0].contains("from 200 ms before to 500 ms after their centres, 100 ms apart"))
    #expect(lines[0].contains("2 latent variables, an encoder of [dense(3)]"))
    #expect(lines[0].contains("trained for 1 epoch in batches of"))
    #expect(lines[0].contains("All was done with vae "))
    #expect(text.matches(of: /neurons were simulated/).count == 1)
    #expect(lines.dropFirst().map { $0.prefix(9) } == ["Kingma DP", "Kingma DP"])
  }

  /// The paragraph without its references.
  private func told(_ code: String) throws -> String {
    let text = try Workspace().text(code)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  private static let model =
    "w = windows(demo(neurons=4, seconds=30s, seed=1)); m = train(vae(latent=2, "
    + "encoder=[dense(8)], decoder=[dense(8)]), w, epochs=1, seed=4, held=25%, learning_rate=0.01)\n"

  @Test(
    "The rows of a training stand before others that were only encoded, with all that was given")
  func order() throws {
    let text = try told(Self.model + "methods(encode(m, balance(w, n=100, seed=6)))")
    let parts = [
      "4 neurons were simulated", "(seed 1)", "Windows that reach",
      "The model was trained for 1 epoch in batches of 32 with Adam (Kingma and Ba 2015), with a step "
        + "size of 0.01, on the windows, 25 % of them held out to watch (seed 4).",
      "Of the windows, 100 were drawn, as many of each class (seed 6).",
      "The balanced rows were encoded by their latent means in the model.",
    ]
    var rest = text[...]
    for part in parts {
      let found = try #require(rest.range(of: part), "\(part) in \(text)")
      rest = rest[found.upperBound...]
    }
  }

  @Test("Rows that were split, cut and masked remember what they were made of")
  func parts() throws {
    let w = "w = windows(demo(neurons=4, seconds=30s, seed=1))\n"
    let split = w + "a, b = split(w, held=1/3, seed=4)\n"
    let text = try told(split + "s = svm(balance(a, n=60, seed=2)); methods(score(s, b))")
    #expect(text.contains("4 neurons were simulated"), "\(text)")
    #expect(text.contains("Of the windows, 33.33 % were held out by neuron (seed 4)."), "\(text)")
    #expect(text.contains("Of the rows kept, 60 were drawn, as many of each class (seed 2)."))
    #expect(text.contains("The support vector machine was scored on the rows held out, with"))
    let codes = try told(
      split
        + "p = pca(a, k=2); s = svm(balance(encode(p, a), n=60)); methods(score(s, encode(p, b)))")
    #expect(codes.contains("Of the codes of the rows kept, 60 were drawn"), "\(codes)")
    #expect(codes.contains("was scored on the codes of the rows held out, with"), "\(codes)")
    #expect(try told(split + "methods(a)").contains("These are the rows kept."))
    #expect(
      try told(w + "methods(w[0:100])").contains("Of the windows, those at [0:100] were taken."))
    #expect(
      try told(w + "methods(w[w.labels == 1])")
        .contains("Of the windows, those at [w.labels == 1] were taken."))
    #expect(
      try told(w + "methods(select(w, labels=[1]))")
        .contains("Of the windows, those were taken with labels=[1]."))
  }

  @Test("No sentence stands twice, and rows that are called alike are told apart")
  func alike() throws {
    let text = try told(
      Self.model + "v = windows(demo(neurons=2, seconds=20s, seed=2))\n"
        + "methods(concat([encode(m, w), encode(m, v)]))")
    let other = try told(
      Self.model + "v = windows(demo(neurons=2, seconds=20s, seed=2))\n"
        + "z = encode(m, w); y = encode(m, v); methods(score(svm(balance(z, n=40)), y))")
    #expect(other.contains("The windows w were encoded by"), "\(other)")
    #expect(other.contains("The windows v were encoded by"), "\(other)")
    for paragraph in [text, other] {
      let sentences = paragraph.components(separatedBy: ". ")
      #expect(Set(sentences).count == sentences.count, "\(paragraph)")
    }
  }

  @Test("No command is told of as code")
  func commands() throws {
    for example in vocabulary.commands.flatMap(\.examples) {
      guard let value = try? Workspace().value(example.code),
        let text = try? MethodsText(of: value).text
      else { continue }
      #expect(!text.contains("was applied") && !text.contains("=…"), "\(example.code): \(text)")
      #expect(!text.contains("what was given"), "\(example.code): \(text)")
    }
  }

  @Test("What remembers nothing says so", arguments: ["methods(5)", "methods(\"a\")"])
  func nothing(code: String) {
    #expect {
      try Workspace().run(code)
    } throws: { "\($0)".contains("does not remember how it was made") }
  }
}
