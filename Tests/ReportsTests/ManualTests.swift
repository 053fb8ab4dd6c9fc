@testable import Sessions
import Testing

@testable import Reports

@Suite("The manual")
struct ManualTests {
  @Test("Every chapter has entries, and every entry has words")
  func isWhole() {
    let titles = Manual.chapters.map(\.title)
    #expect(titles.contains("Kinds of values") && titles.contains("The language"))
    #expect(titles.last == "Formats of recordings")
    let entries = Manual.chapters.flatMap(\.entries)
    #expect(entries.count > 150)
    #expect(entries.allSatisfy { !$0.title.isEmpty && !$0.text.isEmpty })
    let commands = Manual.overview.flatMap(\.commands)
    for command in commands { #expect(entries.contains { $0.title == command.name }) }
  }

  @Test(
    "Its page shows what examples gave, figures too, and has nothing that a browser stumbles over")
  func page() {
    let some = Manual.chapters.map { chapter in
      let entries = chapter.entries.filter {
        ["demo", "pca", "plot.line", "tensors", "dataset", "?", "\"", "csv"].contains($0.title)
      }
      return Manual.Chapter(title: chapter.title, entries: entries)
    }
    let html = Page(Report(manual: some) { false }, script: manualSearch).html
    let parts = html.split(separator: "<script>", maxSplits: 1)
    #expect(parts.count == 2)
    let page = PageReader(String(parts[0]) + "</body></html>")
    #expect(page.problems == [])
    #expect(page.tags.contains("figure") && page.ids.contains("pca"))
    #expect(page.text.contains("recording 2 neurons"))
    #expect(!page.text.contains("Error") && !page.text.contains("Not run"))
    #expect(html.contains("script-src 'unsafe-inline'"))
  }

  @Test("A manual that is stopped is not written")
  func stopped() throws {
    #expect(try Reports.writeManual(to: "/nowhere/manual.html") { true } == false)
  }

  @Test("The page for man says what there is, and nothing in it is a request that it is not")
  func manualPage() {
    let page = Reports.manualPage(
      abstract: "Learn much.", usage: "vae -e CODE\n.start", discussion: "It's\n'so'.")
    #expect(page.hasPrefix(".TH VAE 1"))
    #expect(page.contains("vae \\- learn much\n"))
    #expect(page.contains("\nvae \\-e CODE\n\\&.start\n"))
    #expect(page.contains("\n\\&'so'.\n"))
    #expect(page.contains(".B plot.trace\n") && page.contains(".SH FILES"))
  }
}
