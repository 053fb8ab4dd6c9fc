import Files
import Sessions
import Wording

extension Report {
  /// What a reader needs to repeat the run, in Markdown.
  var colophon: String {
    let settings = facts.settings.isEmpty ? "none given" : facts.settings.joined(separator: " ")
    let lines =
      [
        "vae \(facts.version), seed \(facts.seedWords), "
          + "\(elapsed.words) of computing",
        "options: \(settings.plainMarkdown)",
        "\(name.plainMarkdown): \(source.count) bytes, SHA-256 `\(sha256(of: source))`",
      ]
      + facts.files.map { file in
        "\(file.path.plainMarkdown): \(file.size) bytes, "
          + (file.digest.map { "SHA-256 `\($0)`" } ?? "changed since")
      }
    return "---\n\n" + lines.map { "- " + $0 }.joined(separator: "\n")
  }
}

extension Report.Facts {
  /// The seed that counts: the one that was set, and the one before it.
  var seedWords: String {
    seedSet.map { "\($0), which the script set; \(seed) before" } ?? "\(seed) at the beginning"
  }
}

extension Ending {
  /// All that there is to say about it.
  var words: String { messages.joined(separator: "\n\n") }
}

/// Text in a fence that is longer than any in it.
func fenced(_ text: String, info: String = "") -> String {
  let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: max(longest + 1, 3))
  return "\(fence)\(info)\n\(text)\n\(fence)"
}

extension String {
  /// The text on one line, with what Markdown would read as marks escaped.
  var plainMarkdown: String {
    var result = ""
    for character in self {
      if "\\`*_{}[]<>#|&!~".contains(character) { result += "\\" }
      result += character.isNewline ? " " : character.printable
    }
    return result
  }
}
