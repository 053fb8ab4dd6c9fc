import Testing

@testable import Reports

@Suite("Formulas in prose")
struct FormulaTests {
  @Test(
    "A formula becomes MathML",
    arguments: [
      ("x", "<mi>x</mi>"), ("12.5", "<mn>12.5</mn>"), ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
      ("\\sigma^2", "<msup><mi>σ</mi><mn>2</mn></msup>"),
      ("z_i^{k}", "<msubsup><mi>z</mi><mi>i</mi><mrow><mi>k</mi></mrow></msubsup>"),
      ("\\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
      ("\\sqrt{n}", "<msqrt><mrow><mi>n</mi></mrow></msqrt>"),
      ("p \\le \\text{ELBO}", "<mi>p</mi><mo>≤</mo><mtext>ELBO</mtext>"),
      ("\\log p", "<mrow><mi>log</mi><mspace width=\"0.17em\"/></mrow><mi>p</mi>"),
      ("x_", "<msub><mi>x</mi><mrow></mrow></msub>"),
      ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    ])
  func formula(text: String, inner: String) {
    #expect(Formula.html(text) == "<math><mrow>\(inner)</mrow></math>")
  }

  @Test(
    "What is cut short or foreign is shown and never trapped on",
    arguments: [
      "", "\\", "{", "}", "x_", "^", "\\frac", "\\frac{1", "\\text{a", "_^_^", "\\foo",
      String(repeating: "{", count: 100_000), String(repeating: "\\hat", count: 100_000),
    ])
  func broken(text: String) {
    #expect(PageReader(Formula.html(text)).problems == [])
  }

  @Test("Formulas in a text become MathML; prices, code and single signs stay")
  func places() {
    let html = Markdown("With $\\beta = 1$ it costs $5 and $6, `$x$` or $ 7.").blocks.map(\.html)
      .joined()
    #expect(html.contains("<math><mrow><mi>β</mi><mo>=</mo><mn>1</mn></mrow></math>"))
    #expect(html.contains("it costs $5 and $6, <code>$x$</code> or $ 7."))
  }

  @Test("A heading's words hold symbols, and its place in the contents too")
  func headings() {
    #expect(Markdown("# Why $\\sigma^2 < 1$").blocks[0].plainText == "Why σ2<1")
  }
}
