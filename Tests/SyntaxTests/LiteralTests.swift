import Syntax
import Testing

@Suite("Numbers and strings")
struct LiteralTests {
  @Test(
    "Numbers have the value and unit they are written with",
    arguments: [
      ("1_000", "1000"), ("1_0.2_5", "10.25"), (".5", "0.5"), ("1e3", "1000"),
      ("2.5E-3", "0.0025"), ("007", "7"), ("123456789012345678", "1.2345678901234568e+17"),
      ("500ms", "0.5s"), ("3ms", "0.003s"), ("5us", "5e-06s"), ("5µs", "5e-06s"),
      ("5\u{3BC}s", "5e-06s"), ("2min", "120s"), ("1.5s", "1.5s"), ("100Hz", "100Hz"),
      ("1kHz", "1000Hz"), ("1e3Hz", "1000Hz"), ("20%", "0.2%"), ("7.5%", "0.075%"),
    ])
  func numbers(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "A percent sign is a unit unless an operand follows it at once",
    arguments: [
      ("20%3", "(20 % 3)"), ("20 % 3", "(20 % 3)"), ("20%x", "(20 % x)"), ("20%(3)", "(20 % 3)"),
      ("20%[3]", "(20 % [3])"), ("x%3", "(x % 3)"), ("20% + 1", "(0.2% + 1)"),
      ("f(held=20%)", "(call f held=0.2%)"), ("[20%, 30%]", "[0.2% 0.3%]"), ("20%*3", "(0.2% * 3)"),
    ])
  func percent(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "Strings resolve escapes and interpolate",
    arguments: [
      (#""a'b""#, #""a'b""#), (#"'a"b'"#, #""a"b""#),
      (#""\"\\\{\}""#, #""""# + #"\{}""#), (#""\u{3bc}\u{1F600}""#, "\"μ😀\""),
      (#""a\tb\n""#, "\"a\tb\n\""), (#""{x}""#, #""{x}""#),
      (#""a{x + 1}b{y}""#, #""a{(x + 1)}b{y}""#),
      (#""{x:.2f}""#, #""{x:.2f}""#), (#""{x:*>+08,.3e}""#, #""{x:*>+08,.3e}""#),
      (#""{f('a', [1, 2][0])}""#, #""{(call f "a" (index [1 2] 0))}""#),
      (#""{a[1:2]:>5}""#, #""{(index a 1:2):>5}""#), (#""{ {a: 1}.a }""#, #""{(. {a: 1} a)}""#),
      (#""{'{x}'}""#, #""{"{x}"}""#), (#""{x |> f(k=1):.1%}""#, #""{(call f |x k=1):.1%}""#),
    ])
  func strings(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "A format is read in full or not at all",
    arguments: [
      ("", true), (".3", true), (">10", true), ("x^10", true), ("08.3f", true), ("+,", true),
      ("=5", true), (" .2%", true), ("d", false), (".f", false), ("10>", false), ("..3", false),
      ("5000", false), (".999", false), ("99999999999999999999", false), ("x", false),
      (">>>", false),
    ])
  func formats(text: String, isFormat: Bool) {
    #expect((FormatSpec(text) != nil) == isFormat)
  }

  @Test("A format's parts")
  func formatParts() throws {
    let format = try #require(FormatSpec("*^-012,.3e"))
    #expect(format.fill == "*" && format.alignment == .centre && format.sign == .negativeOnly)
    #expect(format.padsWithZeros && format.width == 12 && format.groupsThousands)
    #expect(format.precision == 3 && format.style == .exponent)
  }
}
