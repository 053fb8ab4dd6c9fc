import SVGRules
import Testing

@Suite("The SVG checker")
struct SVGCheckerTests {
  private static func document(_ inside: String) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" viewBox=\"0 0 9 9\" "
      + "role=\"img\" aria-labelledby=\"t\"><title id=\"t\">x</title>\(inside)</svg>"
  }

  @Test("A sound document has no problems")
  func sound() {
    #expect(SVGChecker(Self.document("<path d=\"M1 2l-3.5 4h0z\" fill=\"none\"/>")).problems == [])
  }

  @Test(
    "Each fault is found",
    arguments: [
      "<path d=\"M1 nan\"/>", "<path d=\"M1 inf\"/>", "<rect x=\"-0\" width=\"1\"/>",
      "<rect x=\"1e-17\"/>", "<rect width=\"-2\"/>", "<rect x=\"NaN\"/>", "<rect x=\"1.23456\"/>",
      "<g id=\"t\"/>", "<text>a & b</text>", "<text>a &nbsp; b</text>", "<text>\u{1}</text>",
      "<g>", "</g>", "<g></text>", "<rect fill=\"hsl(1,2,3)\"/>", "<rect fill=\"red\"/>",
      "<style>:root{fill:red}</style>", "<style>.a{fill:var(--b)}</style>",
      "<text dominant-baseline=\"middle\">a</text>", "<text textLength=\"9\">a</text>",
      "<g clip-path=\"url(#none)\"/>", "<script/>", "<rect x=1/>", "<rect x=\"1\" x=\"2\"/>",
      "<rect style=\"fill:red\"/>",
    ])
  func found(_ fault: String) {
    #expect(SVGChecker(Self.document(fault)).problems != [])
  }

  @Test("A document without its namespace is found")
  func namespace() {
    #expect(SVGChecker("<svg width=\"1\"></svg>").problems.contains("xmlns is missing"))
  }
}
