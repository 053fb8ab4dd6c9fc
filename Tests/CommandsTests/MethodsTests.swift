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

  @Test("What remembers nothing says so", arguments: ["methods(5)", "methods(\"a\")"])
  func nothing(code: String) {
    #expect {
      try Workspace().run(code)
    } throws: { "\($0)".contains("does not remember how it was made") }
  }
}
