import Files
import FoundationEssentials
import Sessions

/// What a reader needs to judge a run and to repeat it.
struct Appendix {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func html(id: String) -> String {
    """
    <section class="appendix" aria-labelledby="\(id.html)">
    <h2 id="\(id.html)">Appendix</h2>
    <dl>
    \(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined(separator: "\n"))
    </dl>
    \(files)\(times)</section>

    """
  }

  private var facts: [(String, String)] {
    let settings = report.facts.settings.map { "<code>\($0.html)</code>" }
    return [
      ("Version", "vae \(report.facts.version.html)"),
      ("Seed", report.facts.seedWords),
      ("Options", settings.isEmpty ? "none given" : settings.joined(separator: " ")),
      ("Source", source),
    ]
  }

  /// The text itself, byte for byte, for a browser to save and for `vae open` to find.
  private var source: String {
    "<a id=\"\(EmbeddedSource.id)\" download=\"\(report.name.html)\" "
      + "href=\"\(EmbeddedSource.scheme)\(Data(report.source).base64EncodedString())\">"
      + "\(report.name.html)</a> · \(report.source.count) bytes · "
      + "SHA-256 <code>\(sha256(of: report.source))</code>"
  }

  private var files: String {
    guard !report.facts.files.isEmpty else { return "" }
    let rows = report.facts.files.map { file in
      "<tr><td><code>\(file.path.html)</code></td><td class=\"number\">\(file.size)</td>"
        + "<td>\(file.digest.map { "<code>\($0)</code>" } ?? "changed since")</td></tr>\n"
    }
    return """
      <h3>Files read</h3>
      <div class="scroll" tabindex="0"><table>
      <thead><tr><th scope="col">file</th><th scope="col" class="number">bytes</th>\
      <th scope="col">SHA-256</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>

      """
  }

  private var times: String {
    let rows = report.cells.filter { $0.elapsed.isWorthSaying }.map { cell in
      "<tr><td>\(cell.name.html)</td><td class=\"number\">\(cell.elapsed.words)</td></tr>\n"
    }
    guard !rows.isEmpty else { return "" }
    return """
      <h3>Time per cell</h3>
      <div class="scroll" tabindex="0"><table>
      <thead><tr><th scope="col">cell</th><th scope="col" class="number">time</th></tr></thead>
      <tbody>
      \(rows.joined())<tr><th scope="row">all</th>\
      <td class="number">\(report.elapsed.words)</td></tr>
      </tbody>
      </table></div>

      """
  }
}

extension Report.Cell {
  /// Its title, else the first line of its code.
  var name: String {
    title ?? parts.flatMap(\.passages).first?.text
      .split(separator: "\n").first { !$0.hasPrefix("#") }.map { String($0.prefix(60)) } ?? "text"
  }
}
