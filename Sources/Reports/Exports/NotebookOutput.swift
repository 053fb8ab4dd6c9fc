package import Files
import FoundationEssentials
package import Sessions
import Wording

/// What a code cell showed, in the words of Jupyter: as a message of a kernel has it, and as a
/// notebook keeps it.
package enum NotebookOutput: Equatable {
  /// What was printed, ends of lines included.
  case stream(String)
  /// The same thing by media type; of a value that was asked for, how many cells had run.
  case shown([String: String], count: Int?)
  case trouble(name: String, lines: [String])

  /// What Jupyter calls it: the type of the message, and of a notebook's output.
  package var type: String {
    switch self {
    case .stream: "stream"
    case .shown(_, count: nil): "display_data"
    case .shown: "execute_result"
    case .trouble: "error"
    }
  }

  /// What a message says of it.
  package var content: JSON { content(JSON.text) }

  /// The same in a notebook, where texts are lists of lines.
  var json: JSON {
    let content = content { .texts(notebookLines($0)) }
    guard case .object(let members) = content else { return content }
    let all = members + [JSON.Member("output_type", .text(type))]
    return .object(all.sorted { $0.name < $1.name })
  }

  /// - Parameter written: How a text of more than a line is written.
  private func content(_ written: (String) -> JSON) -> JSON {
    switch self {
    case .stream(let text): .members([("name", .text("stdout")), ("text", written(text))])
    case .shown(let data, let count):
      .members([
        ("data", .members(data.sorted { $0.key < $1.key }.map { ($0.key, written($0.value)) })),
        ("execution_count", count.map { .number(Double($0)) }), ("metadata", .object([])),
      ])
    case .trouble(let name, let lines):
      .members([
        ("ename", .text(name)), ("evalue", .text(lines.first ?? "")), ("traceback", .texts(lines)),
      ])
    }
  }
}

extension NotebookOutput {
  /// - Parameter count: How many cells had run, this one included.
  package init(_ output: Output, count: Int) {
    switch output {
    case .printed(let text), .note(let text): self = .stream(text + "\n")
    case .value(let summary, let details), .whole(let summary, let details):
      let html = "<p>\(summary.html)</p>\n" + details.map(\.html).joined()
      self = .shown(["text/plain": output.description, "text/html": html], count: count)
    case .figure(let svg, let summary, _, _):
      self.init(figure: svg.text, alternative: output.alternative ?? summary)
    }
  }

  /// A figure, and as HTML, the only form in which readers of notebooks take what is said to those
  /// who cannot see it.
  private init(figure svg: String, alternative: String) {
    let source = "data:image/svg+xml;base64," + Data(svg.utf8).base64EncodedString()
    let image = "<img alt=\"\(alternative.html)\" src=\"\(source)\">"
    self = .shown(
      ["image/svg+xml": svg, "text/plain": alternative, "text/html": image], count: nil)
  }

  /// What went wrong; nil where nothing did.
  package init?(_ ending: Ending) {
    guard let headline = ending.headline else { return nil }
    let lines = ending.words.split(separator: "\n", omittingEmptySubsequences: false)
    self = .trouble(name: headline, lines: lines.map(String.init))
  }

  /// Outputs with what is printed one after another as one, as Jupyter keeps them.
  static func joined(_ outputs: [NotebookOutput]) -> [NotebookOutput] {
    outputs.reduce(into: []) { joined, output in
      guard case .stream(let text) = output, case .stream(let before)? = joined.last else {
        return joined.append(output)
      }
      joined[joined.count - 1] = .stream(before + text)
    }
  }
}
