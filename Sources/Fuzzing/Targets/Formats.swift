import Sessions

extension Target {
  /// How a value in a text is laid out: `{x:spec}`.
  static let formats = Target(
    name: "formats", summary: "formats of numbers in texts, {x:spec}",
    corpus: { seeds.map { Array($0.utf8) } },
    words: [
      "<", ">", "^", "=", "+", "-", " ", "0", ",", ".", "e", "f", "g", "%", "ms", "Hz", "s", "\"",
      "1000", "1001", "100", "101", "é", "😀", "{", "}", "none", "[1]", "1e308", "exp(1e6)",
    ]
  ) { bytes in
    let trial = Trial(patience: .milliseconds(500))
    let text = String(decoding: bytes, as: UTF8.self)
    trial.run("\"{\(text)}\"")
    return trial.complaints
  }

  private static let seeds = [
    "1234.5:.2f", "0.07:%", "1e300:>12", "-12:08,.1f", "500ms:.3g", "12:^+9.2e", "\"abc\":*<8",
    "true:>6", "[1, 2.5]:.1f", "0:g", "-1e-320:e", "exp(1e6):f", "tensor([1, 2]):.0f", "1/3:.17g",
    "2s:=+20,.3f", "20%:.1%", "none:^10", "range(3):5",
  ]
}
