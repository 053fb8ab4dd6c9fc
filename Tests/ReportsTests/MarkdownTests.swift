import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownTests {
  @Test(
    "The everyday marks become HTML",
    arguments: [
      ("a *b* **c** `d<e`", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code></p>\n"),
      ("- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
      ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
      ("a\n\n---\n", "<p>a</p>\n<hr />\n"), ("\\*a\\*", "<p>*a*</p>\n"),
      ("[a](b \"c\")", "<p><a href=\"b\" title=\"c\">a</a></p>\n"),
      ("[a](javascript:alert(1))", "<p><a href=\"\">a</a></p>\n"),
      ("```text\n<a>\n```", "<pre><code class=\"language-text\">&lt;a&gt;\n</code></pre>\n"),
      ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
      ("<div>\nx\n</div>", "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>\n"), ("<!-- a -->", ""),
      ("![a *b*](https://c.d/e.png)", "<p><a href=\"https://c.d/e.png\">a <em>b</em></a></p>\n"),
      ("", ""), ("ä€😀", "<p>ä€😀</p>\n"),
    ])
  func html(text: String, html: String) {
    #expect(Markdown(text).blocks.map(\.html).joined() == html)
  }

  @Test("Tables have their alignment")
  func tables() {
    let html = Markdown("| a | b |\n|---|--:|\n| 1 | 2 |").blocks.map(\.html).joined()
    #expect(html.contains("<th style=\"text-align: right\">b</th>"))
    #expect(PageReader(html).problems == [])
  }

  @Test("Headings of the same words have ids of their own, and none above the cell's")
  func headings() {
    let page = PageReader(page(of: "#%% Same\n#: # Same\n#: ## Same\n#: Same\n#: ----\n1"))
    #expect(page.ids.filter { $0.hasPrefix("same") } == ["same", "same-2", "same-3", "same-4"])
    #expect(page.tags.filter { $0 == "h1" }.count == 1)
    #expect(page.tags.filter { $0 == "h3" }.count >= 3)
  }

  @Test("Deep nesting and long lines do no harm")
  func awkward() {
    let deep = String(repeating: "> ", count: 3_000) + "a"
    #expect(!Markdown(deep).blocks.map(\.html).joined().isEmpty)
    let brackets = String(repeating: "[", count: 20_000)
    #expect(Markdown(brackets).blocks.count == 1)
  }
}
